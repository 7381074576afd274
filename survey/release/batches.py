"""Which batches a release counts: from then on they cannot be withdrawn."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, delete, select, update
from sqlalchemy.orm import Session

from survey.models import Batch, BatchComment, BatchState
from survey.release import problems


def batches_to_count(session: Session, round_id: int) -> frozenset[int]:
    """Return the batches that were posted and that no release has counted yet."""
    return frozenset(session.scalars(select(Batch.id).where(*_waiting(round_id))))


def note_batches(
    session: Session, seen: Collection[int], *, round_id: int, code: str, number: int
) -> None:
    """Write on batches which release counts them; the caller commits.

    Refused if others were posted or withdrawn since the draft began: what it has of
    them nobody could say.
    """
    now = select(Batch.id).where(*_waiting(round_id)).with_for_update()
    if set(session.scalars(now)) != set(seen):
        raise problems.batches_changed(code)
    if not seen:
        return
    counted = update(Batch).where(Batch.id.in_(seen))
    session.execute(
        counted.values(counted_in=number, revision=Batch.revision + 1),
        execution_options={"synchronize_session": False},
    )
    # Nothing is left to withdraw, so nothing need lead from a comment to its batch.
    session.execute(delete(BatchComment).where(BatchComment.batch_id.in_(seen)))


def _waiting(round_id: int) -> tuple[ColumnElement[bool], ...]:
    return (
        Batch.round_id == round_id,
        Batch.state == BatchState.POSTED,
        Batch.counted_in.is_(None),
    )
