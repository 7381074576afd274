"""Posting a batch: its sheets become responses, exactly once; withdrawing it whole."""

from collections.abc import Iterator, Sequence
from datetime import date
from secrets import token_bytes
from typing import Any, NamedTuple
from uuid import UUID, uuid4

from flask_babel import gettext as _
from sqlalchemy import delete, insert, select
from sqlalchemy.engine import Connection
from sqlalchemy.orm import Session

from survey import clock
from survey.clock import Half
from survey.closed import require_not_closed
from survey.errors import Problem
from survey.keying.operations.batches import require_open
from survey.keying.operations.second import n_keyed, second_keyings
from survey.keying.rates import compared
from survey.methods.questionnaire import parse_questionnaire
from survey.models import (
    Batch,
    BatchComment,
    BatchSheet,
    BatchState,
    Channel,
    Comment,
    KeyedSheet,
    Response,
    SecondKeying,
)

DIGEST = 16  # bytes
AT_ONCE = 5_000  # rows a statement
# A form has a day and no time, the column must have a half: on paper it says nothing.
HALF = Half.MORNING


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


def withdraw_batch(
    session: Session, batch: Batch, reason: str, *, by: int | None
) -> None:
    """Let no sheet of a posted batch count; the batch is locked.

    Responses are never deleted: a release leaves them out from now on.
    """
    require_withdrawable(batch)
    own = select(BatchComment.comment_id).where(BatchComment.batch_id == batch.id)
    session.execute(delete(Comment).where(Comment.id.in_(own)))
    session.execute(delete(BatchComment).where(BatchComment.batch_id == batch.id))
    batch.state, batch.reason = BatchState.WITHDRAWN, reason
    batch.withdrawn_by, batch.withdrawn_at = by, clock.now()
    session.flush()


def require_withdrawable(batch: Batch) -> None:
    """Refuse a batch that was not posted, or that a release has counted."""
    if batch.state != BatchState.POSTED:
        raise Problem(_("Chỉ thu hồi được lô đã ghi vào đợt."), status=409)
    require_not_closed(batch.round)
    if batch.counted_in is not None:
        message = _(
            "Kết quả số %(n)s của đợt đã tính các phiếu của lô này và không thay đổi "
            "nữa, nên lô không thu hồi được. Nếu phiếu sai, hãy báo Quản trị khảo sát.",
            n=batch.counted_in,
        )
        raise Problem(message, status=409)


def response_row(batch: Batch, sheet: Keyed) -> dict[str, Any]:
    """Return the response that a sheet of paper becomes.

    No page held a secret, so its digest is drawn: nothing is ever held against it.
    """
    return {
        "id": uuid4(),
        "round_id": batch.round_id,
        "questionnaire_id": batch.questionnaire_id,
        "unit_id": batch.unit_id,
        "counter_id": batch.counter_id,
        "service": batch.service,
        "channel": Channel.PAPER,
        "population": batch.population,
        "language": batch.language,
        "day": sheet.day,
        "half": HALF,
        "answers": sheet.answers,
        "digest": token_bytes(DIGEST),
    }


def _store(session: Session, batch: Batch) -> int:
    # Core, not the ORM: a hundred thousand rows, none of them looked at again.
    connection = session.connection()
    columns = (KeyedSheet.day, KeyedSheet.answers, KeyedSheet.comment)
    query = select(*columns).where(KeyedSheet.batch_id == batch.id)
    keyed = [Keyed(*row) for row in connection.execute(query)]
    rows = sorted((response_row(batch, sheet) for sheet in keyed), key=_key)
    for part in _parts(rows, AT_ONCE):
        connection.execute(insert(Response), part)
        held = [{"response_id": row["id"], "batch_id": batch.id} for row in part]
        connection.execute(insert(BatchSheet), held)
    comments = [_comment(batch, sheet) for sheet in keyed if sheet.comment]
    _store_comments(connection, batch, sorted(comments, key=_key))
    return len(rows)


def _store_comments(
    connection: Connection, batch: Batch, comments: Sequence[dict[str, Any]]
) -> None:
    for part in _parts(comments, AT_ONCE):
        connection.execute(insert(Comment), part)
        held = [{"comment_id": row["id"], "batch_id": batch.id} for row in part]
        connection.execute(insert(BatchComment), held)


def _comment(batch: Batch, sheet: Keyed) -> dict[str, Any]:
    # Its own random key and no day: nothing leads from here to the response.
    return {
        "id": uuid4(),
        "round_id": batch.round_id,
        "unit_id": batch.unit_id,
        "month": sheet.day.replace(day=1),
        "language": batch.language,
        "text": sheet.comment,
    }


def _parts(rows: Sequence[dict[str, Any]], size: int) -> Iterator[list[dict[str, Any]]]:
    for start in range(0, len(rows), size):
        yield list(rows[start : start + size])


def _key(row: dict[str, Any]) -> UUID:
    key: UUID = row["id"]
    return key
