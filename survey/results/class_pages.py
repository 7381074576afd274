"""Classes of units a page at a time: the ranked of a group, then those that are not."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from survey.classification import ClassGroup, Placed
from survey.paging import Turn
from survey.units_sought import LONG, Sought, require_group

SIZE = 50  # units


@dataclass(frozen=True, slots=True)
class ClassPage:
    """Some units of a group."""

    key: str
    name: str
    ranked: tuple[Placed, ...]
    unranked: tuple[Placed, ...]
    turn: Turn


@dataclass(frozen=True, slots=True)
class ClassList:
    """Pages of groups, and what can be chosen."""

    pages: tuple[ClassPage, ...]
    names: Mapping[str, str]  # of all groups, by key
    n: int  # units that were found
    is_long: bool


def class_pages(groups: Sequence[ClassGroup], asked: Sought) -> ClassList:
    """Return the page asked for of every group that has any of the units."""
    names = {group.key: group.name for group in groups}
    require_group(asked, names)
    taken = (group for group in groups if asked.takes(group.key))
    pages = tuple(page for group in taken for page in _page(group, asked))
    return ClassList(
        pages,
        names,
        sum(page.turn.n for page in pages),
        sum(len(_members(group)) for group in groups) > LONG,
    )


def _page(group: ClassGroup, asked: Sought) -> Iterator[ClassPage]:
    found = [one for one in _members(group) if asked.finds(one.figure.unit)]
    if not found:
        return
    turn = asked.turn(len(found), size=SIZE)
    rows = found[turn.offset : turn.offset + turn.size]
    yield ClassPage(
        group.key,
        group.name,
        tuple(one for one in rows if not one.why_not),
        tuple(one for one in rows if one.why_not),
        turn,
    )


def _members(group: ClassGroup) -> tuple[Placed, ...]:
    return (*group.ranked, *group.unranked)
