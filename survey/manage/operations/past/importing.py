"""A file of sheets from its first line to the database: read whole, written whole."""

from collections.abc import Iterable, Sequence
from hashlib import sha256

from flask_babel import gettext as _
from sqlalchemy.orm import Session

from survey import clock
from survey.errors import Problem
from survey.manage.operations.past.batch import (
    past_batch,
    require_new_file,
    require_takes_sheets,
)
from survey.manage.operations.past.known import Known
from survey.manage.operations.past.reading import Reading
from survey.manage.operations.past.sheets import PastSheet, Reader, TooManyFaults
from survey.manage.operations.past.store import store_sheets
from survey.manage.operations.past.words import lexicon_of
from survey.methods.questionnaire import parse_questionnaire
from survey.models import Batch, Round
from survey.spreadsheets import refuse


def digest_of(data: bytes) -> str:
    """Return what a file is known again by, whatever it is called."""
    return sha256(data).hexdigest()


def reader_of(session: Session, round_: Round, reading: Reading) -> Reader:
    """Return what reads a file; a `Problem` (409) where a round takes no sheets."""
    asked = require_takes_sheets(session, round_, reading.channel)
    form = parse_questionnaire(asked.document)
    known = Known.of(session, round_, reading.units)
    return Reader(round_, form, reading, known, lexicon_of(form, reading.words))


def faultless(reader: Reader, sheets: Iterable[PastSheet]) -> list[PastSheet]:
    """Return all sheets that a reader reads; a `Problem` if a line has a fault."""
    try:
        found = list(sheets)
    except TooManyFaults:
        found = []
    refuse(reader.faults)
    if not found:
        raise Problem(_("Tệp chỉ có dòng tiêu đề, không có dữ liệu."))
    return found


def write_sheets(
    session: Session,
    round_: Round,
    sheets: Sequence[PastSheet],
    reading: Reading,
    *,
    by: int | None,
    digest: str,
) -> Batch:
    """Store the sheets of a file as one batch; the caller commits."""
    require_takes_sheets(session, round_, reading.channel)
    require_new_file(session, round_, digest)
    batch = past_batch(round_, sheets, by=by, at=clock.now(), digest=digest)
    session.add(batch)
    session.flush()
    store_sheets(session, round_, batch, sheets, channel=reading.channel)
    return batch
