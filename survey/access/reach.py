"""How far a person's grants reach: units, all below them, and what they continue."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from functools import cached_property

from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.access.rights import RIGHTS_OF, Right
from survey.models import Grant, Lineage, RoleName, Unit
from survey.tree import load_tree


class Reach:
    """The grants of one person, asked about during one request."""

    def __init__(self, session: Session, user_id: int) -> None:
        self._session = session
        self._user_id = user_id

    @cached_property
    def _granted(self) -> dict[Right, set[int | None]]:
        granted: dict[Right, set[int | None]] = defaultdict(set)
        for role, unit_id in self._grants:
            for right in RIGHTS_OF[RoleName(role)]:
                granted[right].add(unit_id)
        return granted

    @cached_property
    def _grants(self) -> list[tuple[RoleName, int | None]]:
        columns = select(Grant.role, Grant.unit_id)
        rows = self._session.execute(columns.where(Grant.user_id == self._user_id))
        return [(role, unit_id) for role, unit_id in rows]

    @cached_property
    def _roots(self) -> frozenset[int]:
        roots = select(Unit.id).where(Unit.parent_id.is_(None))
        return frozenset(self._session.scalars(roots))

    @property
    def roles(self) -> frozenset[RoleName]:
        """Return every role the person has somewhere."""
        return frozenset(RoleName(role) for role, _unit_id in self._grants)

    def has(self, right: Right) -> bool:
        """Return whether a right is held somewhere."""
        return bool(self._granted[right])

    def has_everywhere(self, right: Right) -> bool:
        """Return whether a right is held on the installation, or on every root."""
        return self._covers_all(self._granted[right])

    def holds(self, right: Right, unit_id: int) -> bool:
        """Return whether a right is held on a unit."""
        return self._is_below(unit_id, self._granted[right])

    @property
    def granted(self) -> frozenset[int]:
        """Return the units that the person has a role on."""
        return frozenset(id_ for _role, id_ in self._grants if id_ is not None)

    def sees(self, unit_id: int) -> bool:
        """Return whether a unit is within reach at all, by whatever role."""
        return self._is_below(unit_id, {id_ for _role, id_ in self._grants})

    def tops(self, right: Right) -> frozenset[int]:
        """Return the units that a right was granted on; none for the installation."""
        return frozenset(id_ for id_ in self._granted[right] if id_ is not None)

    def scope(self, right: Right) -> frozenset[int] | None:
        """Return all units that a right is held on; None for every unit there is."""
        if self.has_everywhere(right):
            return None
        tree = load_tree(self._session)
        before = _predecessors(self._session)
        found: set[int] = set()
        waiting = list(self.tops(right))
        while waiting:
            new = set(tree.subtree(waiting.pop())) - found
            found |= new
            waiting += [id_ for unit_id in new for id_ in before.get(unit_id, ())]
        return frozenset(found)

    def _covers_all(self, granted: Collection[int | None]) -> bool:
        return None in granted or bool(self._roots and self._roots.issubset(granted))

    def _is_below(self, unit_id: int, granted: Collection[int | None]) -> bool:
        if not granted or self._covers_all(granted):
            return bool(granted)
        known: set[int] = set()
        above = {unit_id}
        while above:
            if not above.isdisjoint(granted):
                return True
            known |= above
            above = _next_above(self._session, above) - known
        return False


def _next_above(session: Session, unit_ids: Iterable[int]) -> set[int]:
    """Return the units directly above, and those that continue units."""
    ids = list(unit_ids)
    parents = select(Unit.parent_id).where(
        Unit.id.in_(ids), Unit.parent_id.is_not(None)
    )
    heirs = select(Lineage.successor_id).where(Lineage.predecessor_id.in_(ids))
    found = set(session.scalars(heirs))
    return found | {id_ for id_ in session.scalars(parents) if id_ is not None}


def _predecessors(session: Session) -> dict[int, list[int]]:
    before: dict[int, list[int]] = defaultdict(list)
    for row in session.execute(select(Lineage.successor_id, Lineage.predecessor_id)):
        before[row.successor_id].append(row.predecessor_id)
    return before
