"""What units changed because of what people told them, the newest first."""

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from survey.models import Improvement


def improvements(
    session: Session,
    *,
    unit_id: int | None = None,
    round_id: int | None = None,
    has_drafts: bool = False,
) -> tuple[Improvement, ...]:
    """Return what a unit changed, or what units changed after a round.

    Without drafts what everybody may read.
    """
    query = (
        select(Improvement)
        .options(joinedload(Improvement.unit), joinedload(Improvement.round))
        .order_by(Improvement.happened_on.desc(), Improvement.id.desc())
    )
    if unit_id is not None:
        query = query.where(Improvement.unit_id == unit_id)
    if round_id is not None:
        query = query.where(Improvement.round_id == round_id)
    if not has_drafts:
        query = query.where(Improvement.published_on.is_not(None))
    return tuple(session.scalars(query))
