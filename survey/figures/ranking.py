"""Units in the order of their index, each among its own kind (nhóm xếp hạng)."""

from collections import Counter as Tally
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from survey.figures.same_group import key_of
from survey.i18n import named
from survey.models import Change, Figure, Status
from survey.words import group_of_figure

UNRANKED = "-"  # what an address calls those that are not ranked


@dataclass(frozen=True, slots=True)
class Standing:
    """A unit's overall figure and its place."""

    figure: Figure
    is_tied: bool = False
    change: Change | None = None  # since the round before

    @property
    def code(self) -> str:
        """Return the code of the unit."""
        return self.figure.unit.code

    @property
    def name(self) -> str:
        """Return the name of the unit; found when it is written, for many are not."""
        return named(self.figure.unit)

    @property
    def is_shown(self) -> bool:
        """Return whether there is an index to look at."""
        return self.figure.status == Status.SHOWN


@dataclass(frozen=True)  # without slots: what is asked for a row is found once
class Group:
    """Units that are ranked among each other; the unranked have no name."""

    key: str  # what an address calls it
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
        members[_key_of(figure)].append(figure)
    found = (
        Group(key, _name(key, some), _standings(some, changes))
        for key, some in members.items()
    )
    return tuple(sorted(found, key=lambda group: (not group.name, group.name)))


def by_index(
    figures: Iterable[Figure], changes: Mapping[int, Change]
) -> tuple[Standing, ...]:
    """Return units of any groups by their index; those without one last, by name."""
    return tuple(
        Standing(figure, change=changes.get(figure.unit_id))
        for figure in _in_order(figures)
    )


def _standings(
    figures: Sequence[Figure], changes: Mapping[int, Change]
) -> tuple[Standing, ...]:
    """Return the units of a group by rank; those of one rank say so."""
    ranked = Tally(figure.rank for figure in figures)
    ranked.pop(None, None)
    return tuple(
        Standing(figure, ranked[figure.rank] > 1, changes.get(figure.unit_id))
        for figure in _in_order(figures)
    )


def _in_order(figures: Iterable[Figure]) -> list[Figure]:
    return sorted(
        figures, key=lambda f: (f.value is None, -(f.value or 0.0), f.unit.name)
    )


def _key_of(figure: Figure) -> str:
    """Return the group a unit was ranked in, as a release groups them."""
    is_unranked = figure.status == Status.SHOWN and figure.rank is None
    return UNRANKED if is_unranked else key_of(figure)


def _name(key: str, members: Sequence[Figure]) -> str:
    """Return the name of a group; once, for it asks for the language."""
    return "" if key == UNRANKED else group_of_figure(members[0])
