"""The units a grant reaches: all below, and what these continue since it ended.

A unit that is no more belongs to those that continue it: who heads a merged commune
sees the results of its predecessors. One that goes on beside them, after giving
up a part, stays its own.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from survey.models import Lineage, Unit
from survey.tree import Tree, load_tree


def units_over(session: Session, unit_id: int, *, today: date) -> frozenset[int]:
    """Return a unit and every unit that a grant would reach it from."""
    found: set[int] = set()
    new = {unit_id}
    while new:
        found |= new
        new = next_over(session, new, today) - found
    return frozenset(found)


def units_under(
    session: Session, tops: Collection[int | None], *, today: date
) -> frozenset[int]:
    """Return every unit that grants on some units reach."""
    named = {unit_id for unit_id in tops if unit_id is not None}
    return frozenset[int]().union(
        *units_under_each(session, named, today=today).values()
    )


def units_under_each(
    session: Session, tops: Collection[int], *, today: date
) -> dict[int, frozenset[int]]:
    """Return every unit that a grant reaches, for each of some units to be granted."""
    tree = load_tree(session)
    before = _ended_before(session, today)
    return {top: _under(tree, before, top) for top in tops}


def _under(tree: Tree, before: Mapping[int, list[int]], top: int) -> frozenset[int]:
    found: set[int] = set()
    waiting = [top]
    while waiting:
        new = set(tree.subtree(waiting.pop())) - found
        found |= new
        waiting += [id_ for unit_id in new for id_ in before.get(unit_id, ())]
    return frozenset(found)


def next_over(session: Session, unit_ids: Collection[int], today: date) -> set[int]:
    """Return the units directly above units, and those that continue them."""
    above = select(Unit.parent_id).where(Unit.id.in_(unit_ids))
    heirs = (
        select(Lineage.successor_id)
        .join(Unit, Unit.id == Lineage.predecessor_id)
        .where(Lineage.predecessor_id.in_(unit_ids), _is_over(today))
    )
    found = session.scalars(above.union(heirs))
    return {unit_id for unit_id in found if unit_id is not None}


def all_next_over(session: Session, *, today: date) -> dict[int, set[int]]:
    """Return the same for each unit there is: many are asked about at once."""
    found: dict[int, set[int]] = defaultdict(set)
    for unit in load_tree(session).nodes.values():
        if unit.parent_id is not None:
            found[unit.id].add(unit.parent_id)
    for heir, ended in _ended_before(session, today).items():
        for unit_id in ended:
            found[unit_id].add(heir)
    return found


def _ended_before(session: Session, today: date) -> dict[int, list[int]]:
    """Return the units that are no more, by the unit that continues them."""
    pairs = (
        select(Lineage.successor_id, Lineage.predecessor_id)
        .join(Unit, Unit.id == Lineage.predecessor_id)
        .where(_is_over(today))
    )
    before: dict[int, list[int]] = defaultdict(list)
    for row in session.execute(pairs):
        before[row.successor_id].append(row.predecessor_id)
    return before


def _is_over(today: date) -> ColumnElement[bool]:
    return Unit.valid_to < today
