"""Groups of respondents in chosen units beside each other, as a release froze them.

Differences stand within a unit: a group against the others there. Between units nothing
is tested, for whom a unit serves is another matter in each.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.errors import Problem
from survey.figures.parts import REAL
from survey.group_names import GroupNames
from survey.models import Part, Release, Status, Verdict
from survey.results.beside import Beside


@dataclass(frozen=True, slots=True)
class GroupCell:
    """A group of one unit; None where the unit has no such group."""

    part: Part | None

    @property
    def is_shown(self) -> bool:
        """Return whether its index is told."""
        return self.part is not None and self.part.status == Status.SHOWN

    @property
    def step(self) -> int:
        """Return 2 where it is really above the others of the unit, −2 below, or 0."""
        if self.part is None or self.part.verdict not in REAL:
            return 0
        return 2 if self.part.verdict == Verdict.REAL_RISE else -2


@dataclass(frozen=True, slots=True)
class GroupsBeside:
    """What there is to group by, and the groups of what was asked for."""

    dimensions: Mapping[str, str]  # names by code
    by: str = ""
    groups: tuple[str, ...] = ()  # names
    rows: tuple[tuple[Beside, tuple[GroupCell, ...]], ...] = ()


def groups_beside(
    session: Session, release: Release, units: Sequence[Beside], by: str
) -> GroupsBeside:
    """Return the groups of units by one thing; a `Problem` (400) for another."""
    ids = [one.unit.id for one in units]
    query = select(Part).where(Part.release_id == release.id, Part.unit_id.in_(ids))
    parts = session.scalars(query).all()
    if not parts and not by:
        return GroupsBeside({})
    names = GroupNames.of(session, release.round)
    known = sorted(
        {(names.place(one.dimension, one.code)[:1], one.dimension) for one in parts}
    )
    dimensions = {code: names.dimension(code) for _place, code in known}
    if not by:
        return GroupsBeside(dimensions)
    if by not in dimensions:
        raise Problem(_("Kết quả không có nhóm người trả lời này."), status=400)
    own = [one for one in parts if one.dimension == by]
    codes = sorted({one.code for one in own}, key=lambda code: names.place(by, code))
    found = {(one.unit_id, one.code): one for one in own}
    return GroupsBeside(
        dimensions,
        by,
        tuple(names.group(by, code) for code in codes),
        tuple(
            (one, tuple(GroupCell(found.get((one.unit.id, c))) for c in codes))
            for one in units
        ),
    )
