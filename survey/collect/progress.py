"""How far the collecting of a round has come: sums over counters and days."""

from collections import Counter as Tally
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from survey.models import Counter, Round, Unit
from survey.working_days import working_days_between

WEEK = 7  # days
STRIP = 14  # days
SILENT_AFTER = 2  # working days without an answer
SHADES = 4  # of the strip; 0 is no answer at all


@dataclass(frozen=True, slots=True)
class Days:
    """The days counted, both included; `last` is today while the round is open."""

    first: date
    last: date

    def back(self, n: int) -> tuple[date, ...]:
        """Return the last `n` days, the earliest first."""
        return tuple(self.last - timedelta(n - 1 - at) for at in range(n))


@dataclass(frozen=True, slots=True)
class Count:
    """Answers by day at one place, or at several together."""

    days: Days
    by_day: Mapping[date, int]

    @classmethod
    def of_all(cls, days: Days, counts: Iterable["Count"]) -> "Count":
        """Return the counts of several places together."""
        together: Tally[date] = Tally()
        for count in counts:
            together.update(count.by_day)
        return cls(days, together)

    @property
    def today(self) -> int:
        """Return the answers of the last day."""
        return self.by_day.get(self.days.last, 0)

    @property
    def week(self) -> int:
        """Return the answers of the last seven days."""
        return sum(self.by_day.get(day, 0) for day in self.days.back(WEEK))

    @property
    def total(self) -> int:
        """Return the answers of the whole round."""
        return sum(self.by_day.values())

    @property
    def last_day(self) -> date | None:
        """Return the last day an answer came in."""
        return max(self.by_day, default=None)

    @property
    def strip(self) -> tuple[tuple[date, int, int], ...]:
        """Return day, answers and shade (by the strip's busiest) of fourteen days."""
        days = self.days.back(STRIP)
        most = max(self.by_day.get(day, 0) for day in days)
        return tuple((day, n, _shade(n, most)) for day in days
                     for n in (self.by_day.get(day, 0),))  # fmt: skip


@dataclass(frozen=True, slots=True)
class CounterProgress:
    """The answers that came in at one counter."""

    counter: Counter
    count: Count
    is_here: bool  # the counter still belongs to the unit it is listed under

    @property
    def is_silent(self) -> bool:
        """Return whether an open counter has had no answer for two working days."""
        days = self.count.days
        if not self.is_here or not self.counter.is_open_on(days.last):
            return False
        eve = max(self.counter.opened_on, days.first) - timedelta(days=1)
        last = max(self.count.last_day or eve, eve)
        return working_days_between(last, days.last) >= SILENT_AFTER


@dataclass(frozen=True, slots=True)
class UnitProgress:
    """The answers that came in at the counters of one unit."""

    unit: Unit
    count: Count
    counters: tuple[CounterProgress, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a round has come."""

    round: Round
    count: Count
    units: tuple[UnitProgress, ...]

    @property
    def n_counters(self) -> int:
        """Return how many counters there are."""
        return sum(len(unit.counters) for unit in self.units)

    @property
    def silent(self) -> tuple[CounterProgress, ...]:
        """Return the counters without an answer for two working days."""
        return tuple(c for unit in self.units for c in unit.counters if c.is_silent)


def _shade(n: int, most: int) -> int:
    """Return 0 for none, else 1 to 4 in equal steps up to the most."""
    return -(-n * SHADES // most) if most else 0
