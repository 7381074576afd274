"""What somebody asks for: which units end, which open, who goes on as whom."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple

from survey.models import ReformKind, UnitKind

ONE_DAY = timedelta(days=1)


class Pair(NamedTuple):
    """A unit that ends, and one that continues it; both by code.

    The second is to be opened, or is there already and takes the first in.
    """

    old: str
    new: str
    share: float | None = None  # of the old unit's work, where it is split


class Move(NamedTuple):
    """A unit that stays what it is, and the unit it will stand below."""

    unit: str
    parent: str  # empty: at the top


@dataclass(frozen=True, slots=True)
class NewUnit:
    """A unit to be opened. Without a parent it stands where its predecessor stood."""

    code: str
    name: str
    kind: UnitKind | None
    name_en: str = ""
    parent: str | None = None
    ranking_group: str = ""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One reform, in force from `day` on: what ends has its last day the day before."""

    kind: ReformKind
    day: date
    pairs: tuple[Pair, ...] = ()
    opens: tuple[NewUnit, ...] = ()
    closes: tuple[str, ...] = ()  # without a successor
    moves: tuple[Move, ...] = ()
    # Who goes where, where it is not plain: units below one that ends, and counters.
    below: Mapping[str, str] = field(default_factory=dict)
    below_all: str = ""  # where all of them go that `below` does not name
    counters: Mapping[str, str] = field(default_factory=dict)
    carries_people: bool = True
    basis: str = ""

    @property
    def eve(self) -> date:
        """Return the last day of what ends."""
        return self.day - ONE_DAY

    @cached_property
    def ends(self) -> dict[str, None]:
        """Return the codes of the units that end, in their order."""
        return dict.fromkeys([*(pair.old for pair in self.pairs), *self.closes])

    @cached_property
    def opened(self) -> frozenset[str]:
        """Return the codes of the units that open."""
        return frozenset(unit.code for unit in self.opens)

    def pairs_of(self, code: str) -> list[Pair]:
        """Return who continues a unit, and with which share."""
        return self._by_old.get(code, [])

    def heirs(self, code: str) -> tuple[str, ...]:
        """Return the codes of the units that continue one."""
        return tuple(pair.new for pair in self.pairs_of(code))

    def predecessors(self, code: str) -> list[str]:
        """Return the codes of the units that one continues."""
        return self._by_new.get(code, [])

    @cached_property
    def _by_old(self) -> dict[str, list[Pair]]:
        found: dict[str, list[Pair]] = defaultdict(list)
        for pair in self.pairs:
            found[pair.old].append(pair)
        return found

    @cached_property
    def _by_new(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for pair in self.pairs:
            found[pair.new].append(pair.old)
        return found
