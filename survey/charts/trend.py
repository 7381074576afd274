"""The index from release to release, with a ribbon of its 95 % intervals."""

from collections.abc import Iterable
from typing import Any, NamedTuple

import altair as alt
from markupsafe import Markup

from survey.charts.drawing import draw, table
from survey.charts.kept import kept
from survey.charts.scale import TOP, limits
from survey.charts.theme import (
    ACCENT,
    ACCENT_LIGHT,
    INK,
    QUIET,
    SMALL,
    Layout,
)

HEIGHT = 200  # pixels
SIDE, HEAD, FOOT = 46, 22, 34  # pixels around the plot
ENDS = 60  # pixels left free on the right, for the last index in figures
DAY_WIDTH = 85  # pixels that the day of a release takes up


class Point(NamedTuple):
    """The index of a release; releases of one round are joined by a line."""

    round: str
    day: str
    value: float
    low: float
    high: float
    text: str


@kept
def trend(
    points: tuple[Point, ...], layout: Layout, *, locale: str, most: float = TOP
) -> Markup:
    """Return the drawing of releases from left to right, a gap between rounds."""
    rows = _rows(points)
    width = layout.left + layout.plot + layout.right - SIDE - ENDS
    base = table(rows).encode(x=_along(rows), detail=alt.Detail("round:N"))
    y = _up(points, most)
    low, high = y.field("low"), alt.Y2("high:Q")
    chart = alt.layer(
        base.mark_area(color=ACCENT_LIGHT, opacity=0.6).encode(y=low, y2=high),
        base.mark_rule(color=ACCENT, opacity=0.55).encode(y=low, y2=high),
        base.mark_line(color=ACCENT, strokeWidth=2).encode(y=y),
        base.mark_point(filled=True, color=ACCENT, size=50, opacity=1).encode(y=y),
        _indices(rows).encode(x=_along(rows), y=y, text="text:N"),
        _days(rows, fit=width // DAY_WIDTH).encode(x=_along(rows), text="day:N"),
    ).properties(height=HEIGHT)
    room = {"left": SIDE, "right": ENDS, "top": HEAD, "bottom": FOOT}
    return draw(chart, layout._replace(plot=width), padding=room, locale=locale)


def _rows(points: Iterable[Point]) -> list[dict[str, Any]]:
    """Return points with their place, one place left free before another round."""
    rows: list[dict[str, Any]] = []
    for point in points:
        is_other = bool(rows) and rows[-1]["round"] != point.round
        at = rows[-1]["at"] + 1 + is_other if rows else 0
        rows.append({**point._asdict(), "at": at})
    return rows


def _along(rows: list[dict[str, Any]]) -> alt.X:
    domain = [-0.3, rows[-1]["at"] + 0.1]
    scale = alt.Scale(domain=domain, nice=False, zero=False)
    return alt.X("at:Q", scale=scale, axis=None)


def _up(points: Iterable[Point], most: float) -> alt.Y:
    ends = [end for point in points for end in (point.low, point.high)]
    scale = alt.Scale(domain=list(limits(ends, most)), nice=False, zero=False)
    axis = alt.Axis(title=None, tickCount=5, ticks=False, domain=False)
    return alt.Y(field="value", type="quantitative", scale=scale, axis=axis)


def _indices(rows: list[dict[str, Any]]) -> Any:
    """Return the last index of every round in figures."""
    last = {row["round"]: row for row in rows}
    return table(list(last.values())).mark_text(
        align="left", dx=8, dy=-10, fontSize=SMALL, fontWeight="bold", color=INK
    )


def _days(rows: list[dict[str, Any]], *, fit: int) -> Any:
    """Return the days under the points, only as many as fit; the last is there."""
    step = -(-len(rows) // max(1, fit))
    shown = rows[::-1][::step]
    return table(shown).mark_text(y=HEIGHT + 18, fontSize=SMALL, color=QUIET)
