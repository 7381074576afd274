"""Which units take part in a round: all below its unit, or chosen ones with theirs.

A chosen unit stands for all below it, and for whoever continues it: a commune that two
chosen ones were merged into takes part without being chosen anew.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable

from sqlalchemy import select
from sqlalchemy.engine import Connection
from sqlalchemy.orm import Session

from survey.models import Lineage, Round, RoundUnit, Unit
from survey.tree import Tree, tree_of_round


def participants(
    session: Session, round_: Round, tree: Tree | None = None
) -> frozenset[int]:
    """Return the units that take part in a round, those of all times."""
    tree = tree or tree_of_round(session, round_)
    chosen = chosen_units(session, round_.id)
    return reached(session, tree, root_id=round_.root_id, chosen=chosen)


def chosen_units(session: Session, round_id: int) -> frozenset[int]:
    """Return the units chosen for a round; none where all take part."""
    query = select(RoundUnit.unit_id).where(RoundUnit.round_id == round_id)
    return frozenset(session.scalars(query))


def reached(
    session: Session, tree: Tree, *, root_id: int, chosen: Collection[int]
) -> frozenset[int]:
    """Return who takes part where these units are chosen below one; none: all."""
    below = frozenset(tree.subtree(root_id))
    if not chosen:
        return below
    heirs = _heirs(session)
    found: set[int] = set()
    waiting = list(chosen)
    while waiting:
        new = set(tree.subtree(waiting.pop())) - found
        found |= new
        waiting += [heir for unit_id in new for heir in heirs.get(unit_id, ())]
    return below & found


def is_chosen(connection: Connection, round_id: int, unit_id: int) -> bool:
    """Return whether a unit takes part in a round that units were chosen for.

    Asked from the unit upwards, by keys: a citizen's page waits for it.
    """
    known: set[int] = set()
    above = {unit_id}
    while above:
        chosen = select(RoundUnit.unit_id).where(
            RoundUnit.round_id == round_id, RoundUnit.unit_id.in_(above)
        )
        if connection.scalar(chosen.limit(1)) is not None:
            return True
        known |= above
        above = _next_above(connection, above) - known
    return False


def _next_above(connection: Connection, unit_ids: Iterable[int]) -> set[int]:
    """Return the units directly above, and those that these continue."""
    ids = list(unit_ids)
    parents = select(Unit.parent_id).where(Unit.id.in_(ids))
    before = select(Lineage.predecessor_id).where(Lineage.successor_id.in_(ids))
    found = set(connection.scalars(parents.union(before)))
    return {id_ for id_ in found if id_ is not None}


def _heirs(session: Session) -> dict[int, list[int]]:
    heirs: dict[int, list[int]] = defaultdict(list)
    for row in session.execute(select(Lineage.predecessor_id, Lineage.successor_id)):
        heirs[row.predecessor_id].append(row.successor_id)
    return heirs
