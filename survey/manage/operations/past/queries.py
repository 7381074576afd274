"""What was brought into a round from files, and whether it can be taken back."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from survey.models import Batch, BatchKind, Release, Round, Tally


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """The files of sheets of a round, the newest first, and its published counts."""

    batches: tuple[Batch, ...]
    n_counts: int
    n_units: int  # that counts are of
    is_released: bool


def brought_in(session: Session, round_: Round) -> BroughtIn:
    """Return what was brought into a round."""
    batches = (
        select(Batch)
        .where(Batch.round_id == round_.id, Batch.kind == BatchKind.FILE)
        .order_by(Batch.id.desc())
    )
    units = func.count(Tally.unit_id.distinct())
    counts = select(func.count(), units).where(Tally.round_id == round_.id)
    n_counts, n_units = session.execute(counts).one()
    return BroughtIn(
        tuple(session.scalars(batches)),
        n_counts,
        n_units,
        is_released(session, round_),
    )


def is_released(session: Session, round_: Round) -> bool:
    """Return whether a round has a release."""
    released = select(Release.id).where(Release.round_id == round_.id).limit(1)
    return session.scalar(released) is not None
