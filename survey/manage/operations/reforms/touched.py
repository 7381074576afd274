"""Rounds that a reform touches: those that collect on its day, or will."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from survey.manage.operations.reforms.ground import Ground
from survey.manage.operations.reforms.plan import Plan, Touched
from survey.models import Round, Weighting


def rounds_of(session: Session, plan: Plan, ground: Ground) -> list[Touched]:
    """Return the rounds that still collect on the day and take in what changes.

    A round keeps the map of its first day. What changes within it: the units that end
    collect until the eve, those that open from the day on, each under its own name.
    """
    asked = plan.asked
    query = (
        select(Round)
        .where(
            Round.ends_on >= asked.day,
            func.coalesce(Round.closed_on, asked.day) >= asked.day,
        )
        .order_by(Round.starts_on, Round.code)
    )
    ends = {unit.id for unit in plan.ends}
    changing = ends | {place.unit.id for place in plan.placed}
    touched = []
    for round_ in session.scalars(query):
        below = set(ground.tree.on(asked.eve).subtree(round_.root_id))
        if changing & (below | {round_.root_id}):
            touched.append(_touched(round_, plan, ends, below))
    return touched


def _touched(round_: Round, plan: Plan, ends: set[int], below: set[int]) -> Touched:
    """Return what happens to a round; totals are told of units with counters."""
    is_over = round_.root_id in ends
    if is_over or round_.weighting != Weighting.TRANSACTIONS or not ends & below:
        return Touched(round_, is_over, ())
    receiving = {handed.new for handed in plan.counters if handed.new}
    return Touched(round_, is_over, tuple(sorted(receiving)))
