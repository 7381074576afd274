"""Whose it is to do what is due: the nearest who can, and have an open account."""

from collections import defaultdict
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.access import RIGHTS_OF, Right
from survey.access.kin import all_next_over
from survey.due import Due
from survey.models import Grant, RoleName, User


class Holders:
    """Who holds which right on which unit; closed accounts hold none."""

    def __init__(self, session: Session, *, today: date) -> None:
        self._over = all_next_over(session, today=today)
        self._held: dict[tuple[Right, int | None], set[int]] = defaultdict(set)
        columns = select(Grant.role, Grant.unit_id, Grant.user_id)
        open_ = columns.join(User, User.id == Grant.user_id).where(User.active)
        for role, unit_id, user_id in session.execute(open_):
            for right in RIGHTS_OF[RoleName(role)]:
                self._held[right, unit_id].add(user_id)

    def of(self, due: Due) -> frozenset[int]:
        """Return who is to do it: those of the unit, else those of the next above.

        Whoever holds a role on a whole province would else have to do it a commune.
        """
        units, seen = {due.unit_id} - {None}, set[int | None]()
        while units:
            found = self._on(units, due)
            if found:
                return found
            seen |= units
            units = {over for unit in units for over in self._next(unit)}
            units -= seen
        return self._on({None}, due)

    def _next(self, unit_id: int | None) -> set[int | None]:
        return set() if unit_id is None else {*self._over.get(unit_id, ())}

    def _on(self, units: set[int | None], due: Due) -> frozenset[int]:
        found = {user for unit in units for user in self._held[due.right, unit]}
        return frozenset(found - due.not_by)
