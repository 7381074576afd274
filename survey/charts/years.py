"""An index from year to year; a year without a result is a gap in the line."""

from typing import Any, NamedTuple

import altair as alt
from markupsafe import Markup

from survey.charts.drawing import draw, table
from survey.charts.kept import kept
from survey.charts.scale import TOP, limits
from survey.charts.theme import ACCENT, INK, QUIET, SMALL, Layout

HEIGHT = 180  # pixels
SIDE, END, HEAD, FOOT = 46, 30, 24, 34  # pixels around the plot
YEAR_WIDTH, FIGURE_WIDTH = 40, 56  # pixels that a year and a figure take up


class YearPoint(NamedTuple):
    """A figure of a year; those of one run are joined by a line."""

    year: int
    value: float
    text: str
    run: int


@kept
def years_drawing(
    points: tuple[YearPoint, ...], layout: Layout, *, locale: str
) -> Markup:
    """Return the drawing of a figure over the years, on a scale of whole years."""
    rows = [point._asdict() for point in points]
    width = layout.left + layout.plot + layout.right - SIDE - END
    first, last = points[0].year, points[-1].year
    base = table(rows).encode(x=_along(first, last), y=_up(points))
    step = -(-(last - first + 1) * FIGURE_WIDTH // width)
    chart = alt.layer(
        base.mark_line(color=ACCENT, strokeWidth=2).encode(detail="run:N"),
        base.mark_point(filled=True, color=ACCENT, size=50, opacity=1),
        _figures(rows[::-1][::step], first, last).encode(y=_up(points)),
        _years(first, last, fit=width // YEAR_WIDTH),
    ).properties(height=HEIGHT)
    room = {"left": SIDE, "right": END, "top": HEAD, "bottom": FOOT}
    return draw(chart, layout._replace(plot=width), padding=room, locale=locale)


def _along(first: int, last: int) -> alt.X:
    scale = alt.Scale(domain=[first - 0.4, last + 0.4], nice=False, zero=False)
    return alt.X("year:Q", scale=scale, axis=None)


def _up(points: tuple[YearPoint, ...]) -> alt.Y:
    values = [point.value for point in points]
    most = TOP if max(values) > TOP / 5 else 10  # percent, or points of ten
    scale = alt.Scale(domain=list(limits(values, most)), nice=False, zero=False)
    axis = alt.Axis(title=None, tickCount=5, ticks=False, domain=False)
    return alt.Y(field="value", type="quantitative", scale=scale, axis=axis)


def _figures(rows: list[dict[str, Any]], first: int, last: int) -> Any:
    return (
        table(rows)
        .mark_text(dy=-13, fontSize=SMALL, fontWeight="bold", color=INK)
        .encode(x=_along(first, last), text="text:N")
    )


def _years(first: int, last: int, *, fit: int) -> Any:
    """Return the years below, gaps too; only as many as fit, the last is there."""
    step = max(1, -(-(last - first + 1) // max(1, fit)))
    rows = [{"year": y, "label": str(y)} for y in range(last, first - 1, -step)]
    return (
        table(rows)
        .mark_text(y=HEIGHT + 18, fontSize=SMALL, color=QUIET)
        .encode(x=_along(first, last), text="label:N")
    )
