"""Who comes to which counter on which day: drawn for a whole round at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from survey.demo.calendar import SATURDAY, visit_shares
from survey.demo.province import Office

MORNINGS = 0.58  # share of visits before noon
EVENNESS = 8.0  # of the counters of an office; higher is more even


@dataclass(frozen=True)
class Visits:
    """One entry a sheet: its counter (as `counter_offices` counts) and its time."""

    days: Sequence[date]
    counter: NDArray[np.intp]
    day: NDArray[np.intp]
    is_morning: NDArray[np.bool_]
    is_stuffed: NDArray[np.bool_]  # made up at the counter, not by a visitor

    def __len__(self) -> int:
        return len(self.counter)

    def take(self, index: NDArray[np.intp]) -> "Visits":
        """Return some of the visits, in the order given."""
        return Visits(
            self.days,
            self.counter[index],
            self.day[index],
            self.is_morning[index],
            self.is_stuffed[index],
        )

    def by_day(self) -> "Visits":
        """Return the same visits, the earliest day first."""
        return self.take(np.argsort(self.day, kind="stable"))


def counter_offices(offices: Sequence[Office]) -> NDArray[np.intp]:
    """Return the office of every counter, counters in the order of their offices."""
    counts = [len(office.counters) for office in offices]
    return np.repeat(np.arange(len(offices)), counts)


def draw_visits(
    rng: Generator,
    offices: Sequence[Office],
    days: Sequence[date],
    *,
    which: int,
    n: int,
) -> Visits:
    """Return `n` visits in the first (0) or the second (1) round."""
    per_office = _sheets_by_office(rng, offices, which=which, n=n)
    per_counter = np.concatenate(
        [
            rng.multinomial(sheets, rng.dirichlet([EVENNESS] * len(office.counters)))
            for office, sheets in zip(offices, per_office, strict=True)
        ]
    )
    counter = np.repeat(np.arange(len(per_counter)), per_counter)
    day = rng.choice(len(days), size=n, p=visit_shares(list(days)))
    is_saturday = np.array([d.weekday() == SATURDAY for d in days])[day]
    is_morning = is_saturday | (rng.random(n) < MORNINGS)
    return Visits(days, counter, day, is_morning, np.zeros(n, dtype=bool))


def _sheets_by_office(
    rng: Generator, offices: Sequence[Office], *, which: int, n: int
) -> NDArray[np.intp]:
    """Return how many sheets come in at each office; they add up to `n`."""
    exists = np.array([office.moods[which] is not None for office in offices])
    fixed = np.array([office.sheets or 0 for office in offices]) * exists
    weights = np.array([o.transactions * o.takeup for o in offices]) * exists
    return np.asarray(fixed + rng.multinomial(n - fixed.sum(), weights / weights.sum()))
