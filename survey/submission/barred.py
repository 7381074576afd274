"""Who must not appraise a workbook, whatever right they hold: pages and letters ask.

An answer takes three queries, of one workbook or of hundreds.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.access.kin import units_under_each
from survey.models import AuditEntry, Grant, Workbook

# Who did one of these spoke for the unit.
SPOKE = (
    *("workbook.scored", "workbook.exempted", "workbook.checked", "workbook.signed"),
    *("document.added", "document.changed", "document.withdrawn", "question.answered"),
)


@dataclass(frozen=True, slots=True)
class Barred:
    """Who is not to appraise a workbook, and why: by account."""

    own: frozenset[int]  # have a role on the unit, or inside it
    spoke: frozenset[int]  # wrote, checked, signed, brought or answered for it

    @property
    def all(self) -> frozenset[int]:
        """Return everybody who is refused."""
        return self.own | self.spoke


def barred_of(
    session: Session, workbooks: Collection[Workbook], *, today: date
) -> dict[int, Barred]:
    """Return who must not appraise each workbook, by its number."""
    own = _own(session, {one.unit_id for one in workbooks}, today)
    spoke = _spoke(session, {one.name for one in workbooks})
    return {
        one.id: Barred(own[one.unit_id], frozenset(spoke[one.name]))
        for one in workbooks
    }


def _own(
    session: Session, unit_ids: Collection[int], today: date
) -> dict[int, frozenset[int]]:
    granted: dict[int, set[int]] = defaultdict(set)
    for unit_id, user_id in session.execute(select(Grant.unit_id, Grant.user_id)):
        if unit_id is not None:
            granted[unit_id].add(user_id)
    under = units_under_each(session, unit_ids, today=today)
    return {top: _people(granted, units) for top, units in under.items()}


def _people(granted: dict[int, set[int]], units: Iterable[int]) -> frozenset[int]:
    return frozenset(user for unit in units for user in granted.get(unit, ()))


def _spoke(session: Session, names: Collection[str]) -> dict[str, set[int]]:
    query = select(AuditEntry.code, AuditEntry.actor_id).where(
        AuditEntry.code.in_(names), AuditEntry.action.in_(SPOKE)
    )
    found: dict[str, set[int]] = defaultdict(set)
    for name, user_id in session.execute(query.distinct()):
        if user_id is not None:  # a command did it
            found[name].add(user_id)
    return found
