"""What an attentive official should notice: made-up sheets, a counter fallen silent."""

from collections.abc import Sequence
from datetime import date

import numpy as np
from numpy.random import Generator

from survey.demo.calendar import SATURDAY
from survey.demo.province import Office
from survey.demo.visits import Visits, counter_offices

STUFFED_OFFICE = "TK-X06"  # two afternoons on which every sheet is all "5"
STUFFED_DAYS_AGO = (13, 12)  # weekdays, counted back from the last one as 1
STUFFED_SHEETS = 45  # an afternoon; a counter serves at most some 25 people in one
SILENT_OFFICE = "TK-P03"  # its last counter: the poster was taken down
SILENT_DAYS = 16  # working days, up to the last one


def add_stuffed_sheets(visits: Visits, offices: Sequence[Office]) -> Visits:
    """Return the visits with the afternoons of made-up sheets added."""
    counter = _counters_of(offices, STUFFED_OFFICE)[0]
    weekdays = _weekdays(visits.days)
    day = np.repeat([weekdays[-ago] for ago in STUFFED_DAYS_AGO], STUFFED_SHEETS)
    n = len(day)
    return Visits(
        visits.days,
        np.concatenate([visits.counter, np.full(n, counter)]),
        np.concatenate([visits.day, day]),
        np.concatenate([visits.is_morning, np.zeros(n, dtype=bool)]),
        np.concatenate([visits.is_stuffed, np.ones(n, dtype=bool)]),
    )


def silence_counter(
    rng: Generator, visits: Visits, offices: Sequence[Office]
) -> Visits:
    """Return the visits with those of a counter's last weeks moved to earlier days."""
    counter = _counters_of(offices, SILENT_OFFICE)[-1]
    spoken = len(visits.days) - SILENT_DAYS
    late = (visits.counter == counter) & (visits.day >= spoken)
    day = visits.day.copy()
    day[late] = rng.choice(_weekdays(visits.days[:spoken]), size=late.sum())
    return Visits(
        visits.days, visits.counter, day, visits.is_morning, visits.is_stuffed
    )


def n_stuffed() -> int:
    """Return how many made-up sheets are added."""
    return STUFFED_SHEETS * len(STUFFED_DAYS_AGO)


def _weekdays(days: Sequence[date]) -> list[int]:
    """Return which of the days have an afternoon."""
    return [number for number, day in enumerate(days) if day.weekday() < SATURDAY]


def _counters_of(offices: Sequence[Office], code: str) -> list[int]:
    codes = [office.code for office in offices]
    return np.flatnonzero(counter_offices(offices) == codes.index(code)).tolist()
