"""How far a person's grants reach: units, all below them, and what they continue."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from functools import cached_property

from sqlalchemy import select
from sqlalchemy.orm import Session

from survey import clock
from survey.access.kin import units_over, units_under
from survey.access.rights import RIGHTS_OF, Right
from survey.access.within import cut_to
from survey.models import Grant, RoleName, Unit

Granted = frozenset[int | None]  # units that something was granted on; None: on all


class Reach:
    """The grants of one person, asked about during one request, on one day.

    With `within` only what they reach inside that unit.
    """

    def __init__(
        self,
        session: Session,
        user_id: int,
        *,
        today: date | None = None,
        within: int | None = None,
    ) -> None:
        self._session = session
        self._user_id = user_id
        self._within = within
        self._today = today or clock.now().date()
        self._over: dict[int, frozenset[int]] = {}
        self._under: dict[Granted, frozenset[int] | None] = {}

    @cached_property
    def _granted(self) -> dict[Right, Granted]:
        granted: dict[Right, set[int | None]] = defaultdict(set)
        for role, unit_id in self.grants:
            for right in RIGHTS_OF[role]:
                granted[right].add(unit_id)
        return {right: frozenset(granted[right]) for right in Right}

    @cached_property
    def _all_granted(self) -> Granted:
        return frozenset(unit_id for _role, unit_id in self.grants)

    @cached_property
    def _roots(self) -> frozenset[int]:
        roots = select(Unit.id).where(Unit.parent_id.is_(None))
        return frozenset(self._session.scalars(roots))

    @cached_property
    def grants(self) -> list[tuple[RoleName, int | None]]:
        """Return the roles of the person, each with its unit; None is everything."""
        columns = select(Grant.role, Grant.unit_id)
        rows = self._session.execute(columns.where(Grant.user_id == self._user_id))
        grants = [(RoleName(role), unit_id) for role, unit_id in rows]
        if self._within is None:
            return grants
        return cut_to(self._session, grants, self._within, today=self._today)

    @property
    def roles(self) -> frozenset[RoleName]:
        """Return every role the person has somewhere."""
        return frozenset(role for role, _unit_id in self.grants)

    def has(self, right: Right) -> bool:
        """Return whether a right is held somewhere."""
        return bool(self._granted[right])

    def has_everywhere(self, right: Right) -> bool:
        """Return whether a right is held on the installation, or on every root."""
        return self._covers_all(self._granted[right])

    def has_role_everywhere(self, role: RoleName) -> bool:
        """Return whether a role is held on the installation, or on every root."""
        held = (unit_id for own, unit_id in self.grants if own == role)
        return self._covers_all(frozenset(held))

    def holds(self, right: Right, unit_id: int) -> bool:
        """Return whether a right is held on a unit."""
        return self._is_under(unit_id, self._granted[right])

    @property
    def granted(self) -> frozenset[int]:
        """Return the units that the person has a role on."""
        return frozenset(id_ for id_ in self._all_granted if id_ is not None)

    def sees(self, unit_id: int) -> bool:
        """Return whether a unit is within reach at all, by whatever role."""
        return self._is_under(unit_id, self._all_granted)

    def sees_everything(self) -> bool:
        """Return whether every unit is within reach, by whatever role."""
        return self._covers_all(self._all_granted)

    def tops(self, right: Right) -> frozenset[int]:
        """Return the units that a right was granted on; none for the installation."""
        return frozenset(id_ for id_ in self._granted[right] if id_ is not None)

    def scope(self, right: Right) -> frozenset[int] | None:
        """Return all units that a right is held on; None for every unit there is."""
        return self._all_under(self._granted[right])

    def sight(self) -> frozenset[int] | None:
        """Return all units within reach by whatever role; None for all there are."""
        return self._all_under(self._all_granted)

    def _covers_all(self, granted: Granted) -> bool:
        # Roots that are no more count by what continues them.
        return None in granted or (
            bool(granted and self._roots)
            and all(self._reaches(granted, root) for root in self._roots)
        )

    def _is_under(self, unit_id: int, granted: Granted) -> bool:
        if not granted:
            return False
        return self._reaches(granted, unit_id) or self._covers_all(granted)

    def _reaches(self, granted: Collection[int | None], unit_id: int) -> bool:
        if unit_id not in self._over:
            found = units_over(self._session, unit_id, today=self._today)
            self._over[unit_id] = found
        return not self._over[unit_id].isdisjoint(granted)

    def _all_under(self, granted: Granted) -> frozenset[int] | None:
        if self._covers_all(granted):
            return None
        if granted not in self._under:
            found = units_under(self._session, granted, today=self._today)
            self._under[granted] = found
        return self._under[granted]
