"""What follows units: their counters, and the people who have a role on them."""

from datetime import date

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from survey.manage.operations.reforms.ground import Ground
from survey.manage.operations.reforms.plan import Carried, Handed, Plan
from survey.models import Counter, CounterMove, Grant
from survey.tree import Tree


def counters_of(session: Session, plan: Plan, ground: Ground) -> list[Handed]:
    """Return where the counters of the units that end would go.

    By what was chosen, else to the one successor, else to the first of them.
    """
    ends = {unit.id: unit.code for unit in plan.ends}
    handed = []
    for counter, unit_id in standing_counters(session, ground.tree, plan.asked.day):
        if unit_id not in ends:
            continue
        heirs = plan.asked.heirs(ends[unit_id])
        chosen = plan.asked.counters.get(counter.code, "")
        if chosen and chosen not in heirs:
            words = _("%(unit)s không phải đơn vị kế tục.", unit=chosen)
            plan.note(f"counter-{counter.code}", words)
        new = chosen or (heirs[0] if heirs else "")
        handed.append(Handed(counter, ends[unit_id], new))
    return handed


def standing_counters(
    session: Session, tree: Tree, day: date
) -> list[tuple[Counter, int]]:
    """Return the counters that are not closed on a day, and whose they are on it.

    One on its way is where it will be, unless somebody moved it meanwhile.
    """
    moves: dict[int, list[CounterMove]] = {}
    due = select(CounterMove).where(CounterMove.moves_on <= day)
    for move in session.scalars(due.order_by(CounterMove.moves_on)):
        moves.setdefault(move.counter_id, []).append(move)
    question = (
        select(Counter)
        .where(Counter.closed_on.is_(None) | (Counter.closed_on > day))
        .order_by(Counter.id)
    )
    found = []
    for counter in session.scalars(question):
        unit_id = counter.unit_id
        for move in moves.get(counter.id, ()):
            if not tree.nodes[unit_id].is_valid_on(move.moves_on):
                unit_id = move.unit_id
        found.append((counter, unit_id))
    return found


def people_of(session: Session, plan: Plan) -> list[Carried]:
    """Return the roles that would be held on the successors, too."""
    if not plan.asked.carries_people:
        return []
    ends = {unit.id: unit.code for unit in plan.ends}
    question = (
        select(Grant)
        .where(Grant.unit_id.in_(ends))
        .options(joinedload(Grant.user))
        .order_by(Grant.id)
    )
    carried = []
    for grant in session.scalars(question):
        heirs = plan.asked.heirs(ends[grant.unit_id or 0])
        if heirs:
            carried.append(Carried(grant, heirs))
    return carried
