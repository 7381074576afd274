"""Units in the order of their index, each among its own kind (nhóm xếp hạng)."""

from collections import Counter as Tally
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from survey.i18n import named
from survey.models import Change, Figure, Status
from survey.words import group_of


@dataclass(frozen=True, slots=True)
class Standing:
    """A unit's overall figure and its place."""

    code: str
    name: str
    figure: Figure
    is_tied: bool = False
    change: Change | None = None  # since the round before

    @property
    def is_shown(self) -> bool:
        """Return whether there is an index to look at."""
        return self.figure.status == Status.SHOWN


@dataclass(frozen=True)  # without slots: what is asked for a row is found once
class Group:
    """Units that are ranked among each other; the unranked have no name."""

    name: str
    standings: tuple[Standing, ...]

    @cached_property
    def shown(self) -> tuple[Standing, ...]:
        """Return the units with an index."""
        return tuple(s for s in self.standings if s.is_shown)

    @cached_property
    def held_back(self) -> tuple[Standing, ...]:
        """Return the units without an index."""
        return tuple(s for s in self.standings if not s.is_shown)

    @cached_property
    def leaders(self) -> tuple[Standing, ...]:
        """Return the units of the first rank."""
        return tuple(s for s in self.shown if s.figure.rank == 1)

    @cached_property
    def may_lead(self) -> tuple[Standing, ...]:
        """Return the units after the first that may have the first rank, too."""
        later = (s for s in self.shown if s.figure.rank != 1)
        return tuple(s for s in later if s.figure.rank_best == 1)

    @cached_property
    def has_rank_sets(self) -> bool:
        """Return whether the release says how sure the ranks are."""
        return any(s.figure.rank_best is not None for s in self.shown)

    @cached_property
    def has_changes(self) -> bool:
        """Return whether any unit is compared with the round before."""
        return any(s.change for s in self.shown)


def groups(
    figures: Iterable[Figure], changes: Mapping[int, Change]
) -> tuple[Group, ...]:
    """Return the ranking groups by name, then what is not ranked."""
    members: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        members[_group_of(figure)].append(figure)
    names = sorted(members, key=lambda name: (not name, name))
    return tuple(Group(name, _standings(members[name], changes)) for name in names)


def by_index(
    figures: Iterable[Figure], changes: Mapping[int, Change]
) -> tuple[Standing, ...]:
    """Return units of any groups by their index; those without one last, by name."""
    found = sorted(
        figures, key=lambda f: (f.value is None, -(f.value or 0.0), f.unit.name)
    )
    return tuple(
        Standing(f.unit.code, named(f.unit), f, change=changes.get(f.unit_id))
        for f in found
    )


def _standings(
    figures: Iterable[Figure], changes: Mapping[int, Change]
) -> tuple[Standing, ...]:
    """Return the units of a group by rank; those of one rank say so."""
    found = by_index(figures, changes)
    at_rank = Tally(standing.figure.rank for standing in found)
    return tuple(
        replace(standing, is_tied=at_rank[standing.figure.rank] > 1)
        if standing.figure.rank is not None
        else standing
        for standing in found
    )


def _group_of(figure: Figure) -> str:
    """Return the name of the group a unit was ranked in, as a release groups them."""
    is_unranked = figure.status == Status.SHOWN and figure.rank is None
    return "" if is_unranked else group_of(figure.unit)
