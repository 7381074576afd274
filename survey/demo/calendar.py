"""The days of the demonstration, all counted from the day it is built."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

import numpy as np
from numpy.typing import NDArray

ROUND_WEEKS = 13
ELAPSED_WEEKS = 10  # of the second round, when the province is built
RELEASE_WEEKS = (4, 6, 8)  # releases of the second round before the present one
YEAR_WEEKS = 52
TRIAL_WEEKS = 4
TRIAL_WEEKS_BEFORE = 12  # the second round
REFORMS = ((7, 1), (1, 1))  # administrative units change on these days
HOLIDAYS = {(1, 1), (4, 30), (5, 1), (9, 2)}
# Counters are busiest on Mondays; on Saturdays they open for the morning.
VISITS_BY_WEEKDAY = np.array([1.25, 1.05, 0.95, 0.95, 0.90, 0.25, 0.0])
SATURDAY = 5
NIGHT = time(19, tzinfo=UTC)  # two in the morning of the next day in Hà Nội


@dataclass(frozen=True)
class Period:
    """The days of a round, both included."""

    start: date
    end: date

    @property
    def after(self) -> date:
        """Return the day after the last."""
        return self.end + timedelta(days=1)

    def working_days(self, until: date) -> list[date]:
        """Return the days on which counters were open, before `until`."""
        last = min(self.end, until - timedelta(days=1))
        days = (self.start + timedelta(days=k) for k in range(self._length(last)))
        return [day for day in days if _is_open(day)]

    def _length(self, last: date) -> int:
        return max((last - self.start).days + 1, 0)


@dataclass(frozen=True)
class Calendar:
    """What happens when: two rounds a year apart, a merger between them."""

    today: date
    first: Period
    second: Period

    @classmethod
    def of(cls, today: date) -> "Calendar":
        """Return the calendar in which the second round is under way today."""
        monday = today - timedelta(days=today.weekday())
        second = monday - timedelta(weeks=ELAPSED_WEEKS)
        first = second - timedelta(weeks=YEAR_WEEKS)
        return cls(today=today, first=_round_from(first), second=_round_from(second))

    @property
    def founded_on(self) -> date:
        """Return the day from which the units exist."""
        return date(self.first.start.year - 1, 7, 1)

    @property
    def merged_on(self) -> date:
        """Return the last reform day between the rounds."""
        year = self.second.start.year
        days = [date(y, m, d) for y in (year - 1, year) for m, d in REFORMS]
        return max(day for day in days if self.first.end < day < self.second.start)

    @property
    def quarter(self) -> Period:
        """Return the last quarter of the year that is over."""
        this = self.today.month - (self.today.month - 1) % 3
        end = self.today.replace(month=this, day=1) - timedelta(days=1)
        return Period(end.replace(month=end.month - 2, day=1), end)

    @property
    def trial(self) -> Period:
        """Return the month in which an office tried another method out."""
        start = self.second.start - timedelta(weeks=TRIAL_WEEKS_BEFORE)
        return Period(start, start + timedelta(weeks=TRIAL_WEEKS, days=-1))

    @property
    def short(self) -> Period:
        """Return the days of the round at kiosks: begun a little before the second."""
        early = self.second.start - timedelta(weeks=1)
        return Period(max(early, self.merged_on), self.second.end)

    @property
    def releases(self) -> tuple[date, ...]:
        """Return the days of the second round's releases; the last is today."""
        weeks = (timedelta(weeks=k) for k in RELEASE_WEEKS)
        return (*(self.second.start + week for week in weeks), self.today)


def night_before(day: date) -> datetime:
    """Return when a release is made that holds all sheets before a day."""
    return datetime.combine(day - timedelta(days=1), NIGHT)


def visit_shares(days: list[date]) -> NDArray[np.float64]:
    """Return which share of the visits falls on each of some days."""
    visits = VISITS_BY_WEEKDAY[[day.weekday() for day in days]]
    return np.asarray(visits / visits.sum())


def _round_from(start: date) -> Period:
    return Period(start, start + timedelta(weeks=ROUND_WEEKS, days=-1))


def _is_open(day: date) -> bool:
    return day.weekday() <= SATURDAY and (day.month, day.day) not in HOLIDAYS
