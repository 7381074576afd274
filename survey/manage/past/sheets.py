"""Files of sheets in the worker: read with a word on how far, checked, written."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from survey import clock
from survey.errors import Problem
from survey.manage.operations.past.batch import past_batch, require_takes_sheets
from survey.manage.operations.past.known import Known
from survey.manage.operations.past.reading import Reading
from survey.manage.operations.past.sheets import PastSheet, Reader, TooManyFaults
from survey.manage.operations.past.store import store_sheets
from survey.manage.operations.past.summary import shown, summed
from survey.manage.operations.past.words import lexicon_of
from survey.methods.questionnaire import parse_questionnaire
from survey.models import Round, Unit
from survey.spreadsheets import Fault, line_count, refuse
from survey.tasks import Work

STEP = 500  # sheets between two words on how far the reading is


@dataclass(frozen=True, slots=True)
class Begun:
    """What has to be known before a file can be read."""

    reader: Reader
    codes: Mapping[int, str]  # of units


def begin(session: Session, round_: Round, reading: Reading) -> Begun:
    """Look up what a file may name; a `Problem` where a round takes no sheets."""
    questionnaire = require_takes_sheets(session, round_, reading.channel)
    form = parse_questionnaire(questionnaire.document)
    known = Known.of(session, round_, reading.units)
    lexicon = lexicon_of(form, reading.words)
    codes = {row.id: row.code for row in session.execute(select(Unit.id, Unit.code))}
    return Begun(Reader(round_, form, reading, known, lexicon), codes)


def check_sheets(begun: Begun, data: bytes, work: Work) -> dict[str, Any]:
    """Return what the page shows of a file: what it would bring, or its faults."""
    reader = begun.reader
    try:
        summary = summed(_counted(begun, data, work))
    except Problem as problem:
        return {"faults": [Fault(0, "", problem.message)], "n_faults": 1}
    except TooManyFaults:
        summary = summed(())
    return summary.told(reader.form, begun.codes) | {
        "n_faults": len(reader.faults),
        "faults": list(reader.faults[:200]),
        "strangers": shown(list(reader.strangers)),
        "words": shown(list(reader.words)),
    }


def read_sheets(begun: Begun, data: bytes, work: Work) -> list[PastSheet]:
    """Return all sheets of a file that was checked; a `Problem` if it has a fault."""
    try:
        sheets = list(_counted(begun, data, work))
    except TooManyFaults:
        sheets = []
    refuse(begun.reader.faults)
    return sheets


def write_sheets(
    session: Session,
    round_: Round,
    sheets: Sequence[PastSheet],
    reading: Reading,
    *,
    by: int,
) -> dict[str, int]:
    """Store sheets as one batch; the caller commits."""
    require_takes_sheets(session, round_, reading.channel)
    batch = past_batch(round_, sheets, by=by, at=clock.now())
    session.add(batch)
    session.flush()
    n = store_sheets(session, round_, batch, sheets, channel=reading.channel)
    return {"n": n, "n_units": len({one.place.unit_id for one in sheets})}


def _counted(begun: Begun, data: bytes, work: Work) -> Iterator[PastSheet]:
    total = line_count(data)
    for n, sheet in enumerate(begun.reader.sheets(data)):
        if n % STEP == 0:
            work.progress(min(n, total), total)
        yield sheet
