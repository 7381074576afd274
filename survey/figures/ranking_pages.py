"""Ranking groups a page at a time: those with an index first, then those without."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from survey.figures.ranking import Group
from survey.paging import Turn
from survey.units_sought import Sought, require_group

SIZE = 25  # units; as many rows as a chart on a phone can have


@dataclass(frozen=True, slots=True)
class GroupPage:
    """Some units of a group, and the whole that they are ranked in."""

    whole: Group
    part: Group
    turn: Turn

    @property
    def first(self) -> int:
        """Return the place of the page's first unit, by index."""
        return self.turn.offset + 1

    @property
    def last(self) -> int:
        """Return the place of the page's last unit with an index."""
        return self.turn.offset + len(self.part.shown)


def group_pages(groups: Sequence[Group], sought: Sought) -> tuple[GroupPage, ...]:
    """Return the page asked for of every group that has any of the units."""
    require_group(sought, {group.key: group.name for group in groups})
    taken = (group for group in groups if sought.takes(group.key))
    return tuple(page for group in taken for page in _page(group, sought))


def turned(groups: Sequence[Group]) -> Iterator[tuple[GroupPage, ...]]:
    """Yield the first pages of all groups, then the second ones, up to the last."""
    longest = max((len(group.standings) for group in groups), default=0)
    for number in range(1, Turn(longest, 1, SIZE).n_pages + 1):
        having = [group for group in groups if len(group.standings) > _before(number)]
        yield group_pages(having, Sought(page=number))


def _before(number: int) -> int:
    """Return how many units stand on pages before."""
    return Turn(0, number, SIZE).offset


def _page(group: Group, sought: Sought) -> Iterator[GroupPage]:
    found = [
        one
        for one in (*group.shown, *group.held_back)
        if not sought.search or sought.finds(one.figure.unit)
    ]
    if found:
        turn = sought.turn(len(found), size=SIZE)
        rows = found[turn.offset : turn.offset + turn.size]
        yield GroupPage(group, replace(group, standings=tuple(rows)), turn)
