"""Asking again (phúc tra): some forms of a posted batch, drawn by a seed."""

from collections.abc import Sequence
from datetime import date

from flask_babel import gettext as _
from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from survey.errors import Problem
from survey.keying.operations.second import digest_of
from survey.models import Batch, BatchState, Recall, Recalled
from survey.seeded import in_random_order, new_seed


def draw_recalls(session: Session, batch: Batch, n: int, *, seed: str = "") -> None:
    """Draw the numbers of forms whose respondents are asked again; batch locked."""
    require_posted(batch)
    if batch.recall_seed:
        raise Problem(_("Lô này đã có mẫu phúc tra."), status=409)
    if not 1 <= n <= batch.declared:
        words = _("Số phiếu phúc tra phải từ 1 đến %(most)s.", most=batch.declared)
        raise Problem(words)
    batch.recall_seed = seed or new_seed()
    drawn = in_random_order(batch.numbers, batch.recall_seed, digest_of(batch))[:n]
    rows = [
        {
            "batch_id": batch.id,
            "number": number,
            "position": position,
            "outcome": Recalled.WAITING,
        }
        for position, number in enumerate(drawn, start=1)
    ]
    session.execute(insert(Recall), rows)
    session.flush()


def note_recall(
    session: Session,
    batch: Batch,
    number: int,
    outcome: Recalled,
    *,
    note: str,
    on: date,
    by: int | None,
) -> Recall:
    """Keep what somebody said when asked again; the batch is locked."""
    require_posted(batch)
    found = recall_of(session, batch, number)
    found.outcome, found.note = outcome, note
    found.noted_on = None if outcome is Recalled.WAITING else on
    found.noted_by = by
    session.flush()
    return found


def recall_of(session: Session, batch: Batch, number: int) -> Recall:
    """Return a form that was drawn to be asked about again, or a `Problem` (404)."""
    found = session.get(Recall, (batch.id, number))
    if found is None:
        words = _("Phiếu số %(n)s không có trong mẫu phúc tra.", n=number)
        raise Problem(words, status=404)
    return found


def recalls_of(session: Session, batch: Batch) -> Sequence[Recall]:
    """Return the forms of a batch that are asked about again, in the order drawn."""
    query = select(Recall).where(Recall.batch_id == batch.id)
    return session.scalars(query.order_by(Recall.position)).all()


def require_posted(batch: Batch) -> None:
    """Refuse a batch whose sheets do not count."""
    if batch.state != BatchState.POSTED:
        message = _("Chỉ phúc tra lô đã ghi vào đợt và chưa bị thu hồi.")
        raise Problem(message, status=409)
