"""The formulas with the numbers of one unit, prepared from its frozen figures."""

from dataclasses import dataclass
from math import log, sqrt

from survey.methods import Method
from survey.models import Change, Figure, Status, TrendPoint
from survey.results.changes import Before
from survey.results.composites import Mean, factor_mean, overall_mean
from survey.results.figures import Branch, UnitFigures
from survey.results.intervals import Logit, Wilson
from survey.results.priorities import Priorities, Priority
from survey.results.weeks import Weeks

TOP = 100  # of an index


@dataclass(frozen=True, slots=True)
class Criterion:
    """The criterion with the most answers: from counts to its interval."""

    branch: Branch
    by_level: tuple[int, ...]
    answers: int
    satisfied: int
    points: int  # the sum of the levels answered
    most: int  # points, had everybody given the highest level
    plain: float  # the index by counts alone, every sheet once
    independent_se: float  # points, of as many independent answers
    interval: Wilson | Logit | None

    @property
    def is_wilson(self) -> bool:
        """Return whether the interval is Wilson's."""
        return isinstance(self.interval, Wilson)


@dataclass(frozen=True, slots=True)
class Composite:
    """A factor, or the overall index: its mean and its interval."""

    figure: Figure
    mean: Mean | None
    interval: Logit | None
    name: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Bound:
    """How likely the index reaches the lower bound of a class."""

    band: str
    bound: float
    interval: Logit
    logit: float  # of the bound
    distance: float  # from the index to the bound, in standard errors
    chance: float  # as it was frozen


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


@dataclass(frozen=True, slots=True)
class Worked:
    """An example of every formula; None where the unit has no such figure."""

    criterion: Criterion | None
    factor: Composite | None
    overall: Composite | None
    bound: Bound | None
    difference: Difference | None
    week: Week | None
    priority: Priority | None


def worked(
    method: Method,
    figures: UnitFigures,
    *,
    before: Before | None,
    weeks: Weeks,
    priorities: Priorities | None,
) -> Worked:
    """Return the examples of a unit."""
    overall = _overall(method, figures)
    return Worked(
        criterion=_criterion(method, figures),
        factor=_factor(method, figures),
        overall=overall,
        bound=_bound(method, overall),
        difference=_difference(before, figures.overall),
        week=_week(weeks),
        priority=_priority(priorities),
    )


def _criterion(method: Method, figures: UnitFigures) -> Criterion | None:
    """Return the criterion with the most answers, a usual one if there is any."""
    shown = [c for c in figures.criteria if c.is_shown and c.figure.counts]
    if not shown:
        return None
    branch = max(shown, key=lambda c: (not c.figure.fallback, c.figure.n))
    figure, counts = branch.figure, branch.figure.counts or []
    by_level = tuple(counts[1:6])
    answers = sum(by_level)
    satisfied = sum(by_level[level - 1] for level in method.satisfied)
    points = sum(level * n for level, n in enumerate(by_level, start=1))
    most = method.scale * answers
    is_share = method.measure == "share"
    value = figure.value or 0.0
    return Criterion(
        branch,
        by_level,
        answers,
        satisfied,
        points,
        most,
        plain=100 * (satisfied / answers if is_share else points / most),
        independent_se=sqrt(value * (100 - value) / answers),
        interval=Wilson.of(figure) if is_share else Logit.of(figure),
    )


def _factor(method: Method, figures: UnitFigures) -> Composite | None:
    """Return the factor with the most sheets."""
    shown = [factor for factor in figures.factors if factor.is_shown]
    if not shown:
        return None
    factor = max(shown, key=lambda one: one.figure.n)
    return Composite(
        factor.figure,
        factor_mean(method, factor),
        Logit.of(factor.figure),
        factor.name,
        factor.code,
    )


def _overall(method: Method, figures: UnitFigures) -> Composite | None:
    overall = figures.overall
    if overall.status != Status.SHOWN:
        return None
    return Composite(overall, overall_mean(method, figures), Logit.of(overall))


def _bound(method: Method, overall: Composite | None) -> Bound | None:
    """Return the bound nearest to the index."""
    if overall is None or overall.interval is None or method.bands is None:
        return None
    chances, steps = overall.figure.band_chances, overall.interval
    if not chances:
        return None
    bounds = {name: getattr(method.bands, name) for name in method.bands.__slots__}
    order = sorted(bounds, key=lambda name: -bounds[name])
    band = min(order, key=lambda name: abs(bounds[name] - 100 * steps.p))
    bound = bounds[band] / 100
    if not 0 < bound < 1:
        return None
    at_least = order[: order.index(band) + 1]
    logit = log(bound / (1 - bound))
    return Bound(
        band,
        bounds[band],
        steps,
        logit,
        (logit - steps.logit) / steps.logit_se,
        sum(chances.get(name, 0.0) for name in at_least),
    )


def _difference(before: Before | None, now: Figure) -> Difference | None:
    if before is None or before.change is None:
        return None
    change = before.change
    t = change.difference / change.se if change.se else None
    return Difference(change, now, before.figure, t)


def _week(weeks: Weeks) -> Week | None:
    drawn = [point for point in weeks.shown if point.centre is not None]
    if not drawn:
        return None
    point = drawn[-1]
    return Week(point, _spread(point))


def _spread(point: TrendPoint) -> float | None:
    """Return the spread of a sheet; unknown where the scale's ends cut both limits."""
    centre, lower, upper = point.centre, point.lower, point.upper
    if centre is None or lower is None or upper is None:
        return None
    if lower > 0:
        return (centre - lower) / 3 * sqrt(point.n)
    return (upper - centre) / 3 * sqrt(point.n) if upper < TOP else None


def _priority(priorities: Priorities | None) -> Priority | None:
    if priorities is None or not priorities.is_firm or not priorities.drawn:
        return None
    return max(priorities.drawn, key=lambda one: one.driver.association or 0.0)
