"""Sheets that came in with a batch: written as responses, or withdrawn with it."""

from collections.abc import Iterator, Sequence
from datetime import date
from secrets import token_bytes
from typing import Any, NamedTuple
from uuid import uuid4

from flask_babel import gettext as _
from sqlalchemy import delete, insert, select
from sqlalchemy.engine import Connection
from sqlalchemy.orm import Session

from survey import clock
from survey.clock import Half
from survey.closed import require_not_closed
from survey.errors import Problem
from survey.evidence import evidence_by_itself
from survey.models import (
    Batch,
    BatchComment,
    BatchSheet,
    BatchState,
    Channel,
    Comment,
    Response,
)

DIGEST = 16  # bytes
AT_ONCE = 5_000  # rows a statement
# A form has a day and no time, the column must have a half: of these it says nothing.
HALF = Half.MORNING

Row = dict[str, Any]


class Origin(NamedTuple):
    """Where a sheet of a batch was answered, and how it came in."""

    unit_id: int
    counter_id: int
    service: str
    channel: Channel


def response_row(batch: Batch, origin: Origin, *, day: date, answers: str) -> Row:
    """Return the response that a sheet of a batch becomes.

    No page held a secret, so its digest is drawn: nothing is ever held against it.
    """
    return origin._asdict() | {
        "id": uuid4(),
        "round_id": batch.round_id,
        "questionnaire_id": batch.questionnaire_id,
        "population": batch.population,
        "evidence": evidence_by_itself(origin.channel),
        "language": batch.language,
        "day": day,
        "half": HALF,
        "answers": answers,
        "digest": token_bytes(DIGEST),
    }


def store_responses(connection: Connection, batch: Batch, rows: Sequence[Row]) -> None:
    """Write responses in the order of their random keys, and that they are a batch's.

    From what is stored nobody finds which form or line of a file a sheet was.
    """
    ordered = sorted(rows, key=lambda row: row["id"])
    for part in in_parts(ordered):
        connection.execute(insert(Response), part)
        held = [{"response_id": row["id"], "batch_id": batch.id} for row in part]
        connection.execute(insert(BatchSheet), held)


def in_parts(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Yield as many rows as a statement takes."""
    for start in range(0, len(rows), AT_ONCE):
        yield list(rows[start : start + AT_ONCE])


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
