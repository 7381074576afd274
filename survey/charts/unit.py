"""The charts of a unit: its factors, the answers to each criterion, its way here."""

from typing import NamedTuple

from flask_babel import gettext as _

from survey.charts.chart import Chart, both
from survey.charts.dots import Line
from survey.charts.findings import priorities_chart, weeks_chart
from survey.charts.indices import factors_chart, units_chart
from survey.charts.levels import Levels, levels
from survey.charts.parts import needs_charts, parts_charts
from survey.charts.theme import LEVELS
from survey.charts.trend import Point, trend
from survey.figures import unit as units
from survey.figures.branches import OVERALL, Branch
from survey.i18n import day, index, language, percent
from survey.methods import Method
from survey.models import Status

# Places in LEVELS, by the number of levels; three are: dissatisfied, satisfied, very.
SHADES = {3: (1, 3, 4), 5: (0, 1, 2, 3, 4)}


class UnitCharts(NamedTuple):
    """The charts that stand on a unit's page, None where there is nothing to draw."""

    factors: Chart | None
    criteria: Chart | None
    weeks: Chart | None
    priorities: Chart | None
    trend: Chart | None
    below: Chart | None
    parts: dict[str, Chart]  # by dimension
    needs: dict[str, Chart]  # by item
    legend: tuple[tuple[str, str], ...]  # colour and word of each level


def of_unit(result: units.UnitResult) -> UnitCharts:
    """Return the charts that stand on a unit's page."""
    factors = result.figures.factors if result.figures else ()
    most = result.method.most(OVERALL)
    return UnitCharts(
        factors=factors_chart(factors, result.method),
        criteria=criteria_chart(factors, scale=result.method.scale),
        weeks=weeks_chart(result.weeks, most=most),
        priorities=priorities_chart(result.priorities),
        trend=trend_chart(result.trend, most=most),
        below=units_chart(result.below, most=most),
        parts=parts_charts(result.parts, line=_line(result), most=most),
        needs=needs_charts(result.parts),
        legend=_legend(result.method),
    )


def _line(result: units.UnitResult) -> Line | None:
    """Return the unit's own index, against which its groups are seen."""
    value = result.figures.overall.value if result.figures else None
    if value is None:
        return None
    return Line(value, f"{_('Toàn đơn vị')}: {index(value)}")


def criteria_chart(factors: tuple[Branch, ...], *, scale: int) -> Chart | None:
    """Return how the answers spread over the levels, factors before their criteria."""
    branches = [b for factor in factors for b in (factor, *factor.branches)]
    rows = tuple(_levels(b, scale) for b in branches if b.figure.counts)
    criteria = [c for factor in factors for c in factor.branches if c.is_shown]
    if not rows or not criteria:
        return None
    worst = min(criteria, key=lambda criterion: criterion.figure.share or 0.0)
    title = _(
        "Ít hài lòng nhất: %(name)s (%(share)s hài lòng)",
        name=worst.name,
        share=percent(worst.figure.share),
    )
    locale = language()
    return Chart(title, both(lambda layout: levels(rows, layout, locale=locale)))


def trend_chart(points: tuple[units.Point, ...], *, most: float) -> Chart | None:
    """Return the overall index from release to release, once there are two."""
    shown = [p for p in points if p.figure.status == Status.SHOWN]
    if len(shown) < 2:
        return None
    first, last = shown[0], shown[-1]
    title = _(
        "Từ %(first)s (ngày %(since)s) đến %(last)s (ngày %(until)s)",
        first=index(first.figure.value),
        since=day(first.release.made_at),
        last=index(last.figure.value),
        until=day(last.release.made_at),
    )
    drawn = tuple(_point(point) for point in shown)
    locale = language()
    return Chart(
        title, both(lambda layout: trend(drawn, layout, locale=locale, most=most))
    )


def _levels(branch: Branch, scale: int) -> Levels:
    # Blank stands first and not applicable last; neither is an opinion.
    given = (branch.figure.counts or [])[1 : scale + 1]
    by_shade = dict(zip(SHADES[scale], given, strict=True))
    counts = tuple(by_shade.get(shade, 0) for shade in range(len(LEVELS)))
    satisfied = _("%(share)s hài lòng", share=percent(branch.figure.share))
    return Levels(branch.name, counts, satisfied, is_heading=bool(branch.branches))


def _point(point: units.Point) -> Point:
    figure = point.figure
    value = figure.value or 0.0
    return Point(
        point.release.round.code,
        day(point.release.made_at),
        value,
        value if figure.low is None else figure.low,
        value if figure.high is None else figure.high,
        index(figure.value),
    )


def _legend(method: Method) -> tuple[tuple[str, str], ...]:
    words = method.levels.get(language()) or next(iter(method.levels.values()))
    colours = [LEVELS[shade] for shade in SHADES[method.scale]]
    return tuple(zip(colours, words, strict=True))
