"""The worker's part: codes are made and set into the file that is handed out.

The file is the only place where the codes stand; it goes with its task after a day.
"""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from sqlalchemy.orm import Session

from survey.audit import WORKER, Actor, Event, add_event
from survey.db import writing
from survey.manage.operations.counters import counter_by_code
from survey.manage.operations.slips import make_pool
from survey.manage.slips.files import slips_pdf, slips_workbook
from survey.models import User
from survey.slips import draw_codes
from survey.tasks import File, Result, Work, task

MAKE = "slips.make"


class Kind(StrEnum):
    """What the codes are handed out on."""

    PDF = "pdf"
    XLSX = "xlsx"


MOST_PRINTED = 480  # slips in a PDF; setting more takes too much memory


@task(MAKE)
def make(work: Work) -> Result:
    """Make the codes of a counter, and their file: both or neither."""
    said = work.params
    codes = draw_codes(said["n"])
    file = _file(work, codes)
    with Session(writing(work.engine)) as session:
        counter = counter_by_code(session, said["counter"])
        user = session.get_one(User, work.asked_by)
        pool = make_pool(
            session,
            counter,
            codes,
            last_day=date.fromisoformat(said["last_day"]),
            note=said["note"],
            by=user.email,
            secret_key=work.settings.secret_key.get_secret_value(),
        )
        after = {name: said[name] for name in ("n", "last_day", "note")}
        place = (counter.code, counter.unit_id)
        event = Event("slips.made", "counter", *place, after=after)
        add_event(session, event, by=Actor(user.email, WORKER, user.id))
        session.commit()
        return Result(file, {"n": pool.n})


def _file(work: Work, codes: Sequence[str]) -> File:
    """Set the file before anything is written: that takes long, and nobody waits."""
    work.progress(0, len(codes))
    made = slips_pdf if work.params["kind"] == Kind.PDF else slips_workbook
    with Session(work.engine) as session:
        counter = counter_by_code(session, work.params["counter"])
        return made(counter, codes, site=work.settings.address)
