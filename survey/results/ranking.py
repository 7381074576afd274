"""The ranking on the overview: the units that an address asks for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from survey.figures.ranking import Group
from survey.figures.ranking_pages import GroupPage, group_pages
from survey.units_sought import LONG, Sought


@dataclass(frozen=True, slots=True)
class Ranking:
    """Pages of ranking groups, and what can be chosen."""

    pages: tuple[GroupPage, ...]
    names: Mapping[str, str]  # of all groups, by key
    n: int  # units that were found
    is_long: bool


def ranking_of(groups: Sequence[Group], asked: Sought) -> Ranking:
    """Return the pages asked for of every group."""
    pages = group_pages(groups, asked)
    return Ranking(
        pages,
        {group.key: group.name for group in groups},
        sum(page.turn.n for page in pages),
        sum(len(group.standings) for group in groups) > LONG,
    )
