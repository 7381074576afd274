"""The index from release to release, with a ribbon of its 95 % intervals."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

import altair as alt
from markupsafe import Markup

from survey.results.charts.drawing import draw, table
from survey.results.charts.scale import limits
from survey.results.charts.theme import ACCENT, ACCENT_LIGHT, INK, SMALL, Layout

HEIGHT = 200  # pixels
SIDE, FOOT = 46, 40  # pixels for the two axes
ENDS = 60  # pixels left free on the right, for the last index in figures


class Point(NamedTuple):
    """The index of a release; releases of one round are joined by a line."""

    day: date
    round: str
    value: float
    low: float
    high: float
    text: str


@lru_cache(maxsize=256)  # by everything drawn, so nothing in it can grow old
def trend(points: tuple[Point, ...], layout: Layout, *, locale: str) -> Markup:
    """Return the drawing of releases from left to right."""
    base = table(_rows(points)).encode(x=_along(layout), detail=alt.Detail("round:N"))
    low, high = limits(end for point in points for end in (point.low, point.high))
    y = alt.Y(
        field="value",
        type="quantitative",
        scale=alt.Scale(domain=[low, high], nice=False, zero=False),
        axis=alt.Axis(title=None, tickCount=5, ticks=False, domain=False),
    )
    chart = alt.layer(
        base.mark_area(color=ACCENT_LIGHT, opacity=0.6).encode(
            y=y.field("low"), y2="high:Q"
        ),
        base.mark_rule(color=ACCENT, opacity=0.55, strokeWidth=1.5).encode(
            y=y.field("low"), y2="high:Q"
        ),
        base.mark_line(color=ACCENT, strokeWidth=2).encode(y=y),
        base.mark_point(filled=True, color=ACCENT, size=50, opacity=1).encode(y=y),
        *_last_of_each_round(points, base, y),
    ).properties(height=HEIGHT)
    whole = layout._replace(plot=layout.left + layout.plot + layout.right - SIDE - ENDS)
    room = {"left": SIDE, "right": ENDS, "top": 22, "bottom": FOOT}
    return draw(chart, whole, padding=room, locale=locale)


def _rows(points: Iterable[Point]) -> list[dict[str, Any]]:
    return [{**point._asdict(), "day": point.day.isoformat()} for point in points]


def _along(layout: Layout) -> alt.X:
    axis = alt.Axis(
        title=None,
        format="%-m/%Y",
        tickCount={"interval": "month", "step": 2 if layout.left else 6},
        grid=False,
        labelOverlap=True,
    )
    return alt.X("day:T", axis=axis, scale=alt.Scale(padding=14))


def _last_of_each_round(
    points: tuple[Point, ...], base: alt.Chart, y: alt.Y
) -> list[Any]:
    last = {point.round: point for point in points}
    text = table(_rows(last.values())).mark_text(
        align="left", dx=8, dy=-10, fontSize=SMALL, fontWeight="bold", color=INK
    )
    return [text.encode(x=alt.X("day:T"), y=y, text="text:N")]
