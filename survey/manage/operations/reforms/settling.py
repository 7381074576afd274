"""When the day of a reform has come: counters and people follow their units."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from survey import clock
from survey.models import Counter, CounterMove, Grant, Lineage, Reform, Unit
from survey.tree import load_tree


def settle_reforms(session: Session, *, today: date) -> list[Reform]:
    """Let everything follow the reforms whose day has come; the caller commits.

    The tree, results and citizens' pages go by the day themselves: nothing depends on
    the hour this is done in but the lists of counters, and the rights of people.
    """
    settled = reforms_due(session, today=today)
    if not settled:
        return []
    session.flush()
    _move_counters(session, today)
    _place_units(session, settled, today)
    for reform in settled:
        if reform.carries_people:
            _carry_people(session, reform)
        reform.settled_at = clock.now()
    session.flush()
    return settled


def reforms_due(session: Session, *, today: date) -> list[Reform]:
    """Return the reforms whose day has come and that nothing has followed yet."""
    due = select(Reform).where(Reform.settled_at.is_(None), Reform.happens_on <= today)
    return list(session.scalars(due.order_by(Reform.happens_on, Reform.id)))


def _move_counters(session: Session, today: date) -> None:
    due = select(CounterMove).where(CounterMove.moves_on <= today)
    for move in session.scalars(due.order_by(CounterMove.moves_on)).all():
        counter = session.get_one(Counter, move.counter_id)
        # Who was moved meanwhile stays where they were put.
        if not session.get_one(Unit, counter.unit_id).is_valid_on(move.moves_on):
            counter.unit_id = move.unit_id
        session.delete(move)


def _place_units(session: Session, settled: list[Reform], today: date) -> None:
    """Let `Unit.parent_id` say where the units stand today."""
    nodes = load_tree(session).nodes
    moved = {place["unit"] for reform in settled for place in reform.done["placed"]}
    for unit_id in sorted(moved):
        unit = session.get_one(Unit, unit_id)
        unit.parent_id = nodes[unit_id].placed_on(today).parent_id


def _carry_people(session: Session, reform: Reform) -> None:
    """Give who has a role on a unit that ended the same role on its successors."""
    for old_id, new_id in reform.done["joined"]:
        if session.get(Lineage, (old_id, new_id)) is None:
            continue
        held = set(_roles(session, new_id))
        for user_id, role in _roles(session, old_id):
            if (user_id, role) not in held:
                session.add(
                    Grant(
                        user_id=user_id,
                        role=role,
                        unit_id=new_id,
                        granted_at=clock.now(),
                    )
                )
        session.flush()


def _roles(session: Session, unit_id: int) -> list[tuple[int, str]]:
    query = select(Grant.user_id, Grant.role).where(Grant.unit_id == unit_id)
    return [(row.user_id, row.role) for row in session.execute(query)]
