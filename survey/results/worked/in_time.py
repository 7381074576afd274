"""A change since the round before, and a week between its limits."""

from dataclasses import dataclass
from math import sqrt

from survey.figures.changes import Before
from survey.figures.weeks import Weeks
from survey.methods.method import INDEX
from survey.models import Change, Figure, TrendPoint


@dataclass(frozen=True, slots=True)
class Difference:
    """The change since the round before, and the two errors it is made of."""

    change: Change
    now: Figure
    earlier: Figure
    t: float | None


@dataclass(frozen=True, slots=True)
class Week:
    """The last week with limits, and the spread of one sheet they come from."""

    point: TrendPoint
    spread: float | None


def worked_difference(before: Before | None, now: Figure) -> Difference | None:
    """Return the change of the overall index, if there is one to tell."""
    if before is None or before.change is None:
        return None
    change = before.change
    t = change.difference / change.se if change.se else None
    return Difference(change, now, before.figure, t)


def worked_week(weeks: Weeks, *, most: float = INDEX) -> Week | None:
    """Return the last week that has limits."""
    drawn = [point for point in weeks.shown if point.centre is not None]
    if not drawn:
        return None
    point = drawn[-1]
    return Week(point, _spread(point, most))


def _spread(point: TrendPoint, most: float) -> float | None:
    """Return the spread of a sheet; unknown where the scale's ends cut both limits."""
    centre, lower, upper = point.centre, point.lower, point.upper
    if centre is None or lower is None or upper is None:
        return None
    if lower > 0:
        return (centre - lower) / 3 * sqrt(point.n)
    return (upper - centre) / 3 * sqrt(point.n) if upper < most else None
