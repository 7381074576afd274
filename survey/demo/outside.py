"""Published results in the register, and made-up ones of the made-up province.

Those of the province are marked as assumed: no page passes them off as published.
"""

from datetime import date

from sqlalchemy.orm import Session

from survey.audit import Event
from survey.demo import province
from survey.demo.told import note
from survey.manage.operations.outside import (
    KIND,
    load_shipped,
    plan_records,
    write_records,
)
from survey.models import Mark, SubjectKind
from survey.outside.indices import PAR, SIPAS
from survey.outside.record import Record

# Index, years before this one, value, rank; one year is missing on purpose.
FIGURES = (
    (SIPAS, 4, 81.40, 44),
    (SIPAS, 2, 82.95, 40),
    (SIPAS, 1, 84.10, 31),
    (PAR, 2, 86.77, 40),
    (PAR, 1, 88.02, 27),
)
RANKED = 63


def fill_register(session: Session, *, today: date) -> None:
    """Load the figures we ship, and invent those of the province."""
    for event in load_shipped(session):
        note(session, Event("outside.loaded", KIND, after=event.after))
    plan = plan_records(session, [_record(today.year, *row) for row in FIGURES])
    for event in write_records(session, plan):
        note(session, event)


def _record(this_year: int, index: str, ago: int, value: float, rank: int) -> Record:
    return Record(
        index_name=index,
        subject_kind=SubjectKind.PROVINCE,
        subject_name=province.NAME,
        unit_code=province.ROOT,
        year=this_year - ago,
        value=value,
        rank=rank,
        rank_of=RANKED,
        mark=Mark.ASSUMED,
        note="Dữ liệu minh họa, không do cơ quan nào công bố.",
    )
