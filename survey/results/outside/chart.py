"""The chart of an index over the years."""

from collections.abc import Iterator

from flask_babel import gettext as _

from survey.charts.chart import Chart, both
from survey.charts.years import YearPoint, years_drawing
from survey.i18n import index, language
from survey.models import OutsideResult
from survey.results.outside.sayings import figure
from survey.results.outside.series import Series, Year

FEWEST = 2  # points; one alone is told better by the table


def series_chart(series: Series) -> Chart | None:
    """Return an index over the years, once there are two figures on one scale."""
    points = tuple(_points(series))
    if len(points) < FEWEST:
        return None
    first, last = _ends(series)
    if first.result is None or last.result is None:
        return None
    title = _(
        "%(name)s: từ %(first)s năm %(since)s đến %(last)s năm %(until)s",
        name=series.index_name,
        first=figure(first.result),
        since=str(first.year),
        last=figure(last.result),
        until=str(last.year),
    )
    locale = language()
    return Chart(
        title, both(lambda layout: years_drawing(points, layout, locale=locale))
    )


def _ends(series: Series) -> tuple[Year, Year]:
    """Return the first and the last figure of those measured the newest way."""
    known = [y for y in series.known if _on_scale(series, y.result) is not None]
    breaks = (n for n, y in enumerate(known) if y.change and y.change.is_other_method)
    newest = known[max(breaks, default=0) :]
    return newest[0], newest[-1]


def _points(series: Series) -> Iterator[YearPoint]:
    """Yield the figures; a missing year and another method begin a new line."""
    run, before = 0, None
    for year in series.years:
        value = _on_scale(series, year.result)
        if value is None:
            continue
        is_other = year.change is not None and year.change.is_other_method
        if is_other or before != year.year - 1:
            run += 1
        before = year.year
        yield YearPoint(year.year, value, index(value), run)


def _on_scale(series: Series, result: OutsideResult | None) -> float | None:
    """Return a figure on the scale of most of the series: its values, or its points."""
    if result is None:
        return None
    known = [year.result for year in series.known if year.result]
    by_value = sum(one.value is not None for one in known)
    by_points = sum(one.points is not None for one in known)
    return result.value if by_value >= by_points else result.points
