"""Posting a batch: its sheets become responses, exactly once."""

from datetime import date
from typing import NamedTuple
from uuid import uuid4

from flask_babel import gettext as _
from sqlalchemy import delete, insert, select
from sqlalchemy.engine import Connection
from sqlalchemy.orm import Session

from survey import clock
from survey.batches import Origin, Row, in_parts, response_row, store_responses
from survey.errors import Problem
from survey.keying.operations.batches import require_open
from survey.keying.operations.second import n_keyed, second_keyings
from survey.keying.rates import compared
from survey.methods.questionnaire import parse_questionnaire
from survey.models import (
    Batch,
    BatchComment,
    BatchState,
    Channel,
    Comment,
    KeyedSheet,
    SecondKeying,
)


class Keyed(NamedTuple):
    """What a form said."""

    day: date
    answers: str
    comment: str


def lacks(session: Session, batch: Batch) -> list[str]:
    """Return what is still to be done before a batch can be posted, in its order."""
    found = []
    if lacking := batch.declared - n_keyed(session, batch):
        found.append(_("Nhập nốt %(n)s phiếu cho đủ số khai.", n=lacking))
    if batch.drawn_at is None:
        found.append(_("Chốt nhập lần một để chọn phiếu nhập lại."))
    seconds = second_keyings(session, batch)
    if waiting := sum(not one.is_keyed for one in seconds):
        found.append(_("Người khác nhập lại %(n)s phiếu đã chọn.", n=waiting))
    if disputed := sum(one.is_in_dispute for one in seconds):
        found.append(_("Đối chiếu %(n)s phiếu hai lần nhập khác nhau.", n=disputed))
    return found


def post_batch(session: Session, batch: Batch, *, by: int | None) -> int:
    """Let the sheets of a batch count; return how many. The batch is locked.

    They are written in the order of their random keys, and what was keyed is erased:
    nothing leads from the number on a form to a response.
    """
    require_open(batch)
    if lacking := lacks(session, batch):
        raise Problem(" ".join(lacking), status=409)
    seconds = second_keyings(session, batch)
    form = parse_questionnaire(batch.questionnaire.document)
    batch.compared = compared(form, seconds)
    n = _store(session, batch)
    for table in (SecondKeying, KeyedSheet):
        session.execute(delete(table).where(table.batch_id == batch.id))
    batch.state, batch.posted_by, batch.posted_at = BatchState.POSTED, by, clock.now()
    session.flush()
    return n


def _store(session: Session, batch: Batch) -> int:
    # Core, not the ORM: a hundred thousand rows, none of them looked at again.
    connection = session.connection()
    columns = (KeyedSheet.day, KeyedSheet.answers, KeyedSheet.comment)
    query = select(*columns).where(KeyedSheet.batch_id == batch.id)
    keyed = [Keyed(*row) for row in connection.execute(query)]
    origin = Origin(batch.unit_id, batch.counter_id or 0, batch.service, Channel.PAPER)
    rows = [
        response_row(batch, origin, day=one.day, answers=one.answers) for one in keyed
    ]
    store_responses(connection, batch, rows)
    comments = [_comment(batch, one) for one in keyed if one.comment]
    _store_comments(connection, batch, comments)
    return len(rows)


def _store_comments(connection: Connection, batch: Batch, comments: list[Row]) -> None:
    for part in in_parts(sorted(comments, key=lambda row: row["id"])):
        connection.execute(insert(Comment), part)
        held = [{"comment_id": row["id"], "batch_id": batch.id} for row in part]
        connection.execute(insert(BatchComment), held)


def _comment(batch: Batch, sheet: Keyed) -> Row:
    # Its own random key and no day: nothing leads from here to the response.
    return {
        "id": uuid4(),
        "round_id": batch.round_id,
        "unit_id": batch.unit_id,
        "month": sheet.day.replace(day=1),
        "language": batch.language,
        "text": sheet.comment,
    }
