"""The index week by week, between the limits that chance alone keeps to."""

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
    SIGNAL,
    SMALL,
    Layout,
)

HEIGHT = 220  # pixels
SIDE, HEAD, FOOT = 46, 22, 34  # pixels around the plot
ENDS = 16  # pixels left free on the right
DAY_WIDTH = 62  # pixels that a day takes up


class Week(NamedTuple):
    """The index of a week with its interval, and the limits around the centre."""

    at: int  # weeks since the first
    day: str
    value: float
    low: float
    high: float
    centre: float | None
    lower: float | None
    upper: float | None
    is_signal: bool
    text: str  # the index, beside a week that stands out


@kept
def weeks(
    points: tuple[Week, ...], layout: Layout, *, locale: str, most: float = TOP
) -> Markup:
    """Return the drawing of weeks; one that is withheld keeps its place."""
    rows = [point._asdict() for point in points]
    width = layout.left + layout.plot + layout.right - SIDE - ENDS
    x, y = _along(points), _up(points, most)
    base = table(rows).encode(x=x)
    chart = alt.layer(
        *_limits([row for row in rows if row["centre"] is not None], x, y),
        base.mark_line(color=ACCENT, strokeWidth=1, opacity=0.5).encode(y=y),
        base.mark_rule(color=ACCENT, opacity=0.55).encode(
            y=y.field("low"), y2=alt.Y2("high:Q")
        ),
        _marks(
            [row for row in rows if not row["is_signal"]], ACCENT, "circle", 42
        ).encode(x=x, y=y),
        _marks(
            [row for row in rows if row["is_signal"]], SIGNAL, "diamond", 110
        ).encode(x=x, y=y),
        _names([row for row in rows if row["is_signal"]]).encode(x=x, y=y),
        _days(rows, fit=width // DAY_WIDTH).encode(x=x, text="day:N"),
    ).properties(height=HEIGHT)
    room = {"left": SIDE, "right": ENDS, "top": HEAD, "bottom": FOOT}
    return draw(chart, layout._replace(plot=width), padding=room, locale=locale)


def _limits(rows: list[dict[str, Any]], x: alt.X, y: alt.Y) -> list[Any]:
    """Return the ribbon between the limits, its edges, and the centre line."""
    if not rows:
        return []
    base = table(rows).encode(x=x)
    edge: dict[str, Any] = {"color": QUIET, "strokeDash": [4, 3], "opacity": 0.8}
    lower, upper = y.field("lower"), y.field("upper")
    return [
        base.mark_area(color=ACCENT_LIGHT, opacity=0.35).encode(
            y=lower, y2=alt.Y2("upper:Q")
        ),
        base.mark_line(**edge).encode(y=lower),
        base.mark_line(**edge).encode(y=upper),
        base.mark_line(color=QUIET, strokeWidth=1.5).encode(y=y.field("centre")),
    ]


def _marks(rows: list[dict[str, Any]], color: str, shape: str, size: int) -> Any:
    return table(rows).mark_point(
        filled=True, color=color, shape=shape, size=size, opacity=1
    )


def _names(rows: list[dict[str, Any]]) -> Any:
    """Return the index of the weeks that stand out, beside their marks."""
    return (
        table(rows)
        .mark_text(dy=-14, fontSize=SMALL, fontWeight="bold", color=INK)
        .encode(text="text:N")
    )


def _along(points: tuple[Week, ...]) -> alt.X:
    domain = [points[0].at - 0.5, points[-1].at + 0.5]
    scale = alt.Scale(domain=domain, nice=False, zero=False)
    return alt.X("at:Q", scale=scale, axis=None)


def _up(points: Iterable[Week], most: float) -> alt.Y:
    ends = [
        end
        for point in points
        for end in (point.low, point.high, point.lower, point.upper)
        if end is not None
    ]
    scale = alt.Scale(domain=list(limits(ends, most)), nice=False, zero=False)
    axis = alt.Axis(title=None, tickCount=5, ticks=False, domain=False)
    return alt.Y(field="value", type="quantitative", scale=scale, axis=axis)


def _days(rows: list[dict[str, Any]], *, fit: int) -> Any:
    """Return the Mondays under the weeks, only as many as fit; the last is there."""
    step = -(-(rows[-1]["at"] - rows[0]["at"] + 1) // max(1, fit))
    shown = [row for row in rows if (rows[-1]["at"] - row["at"]) % step == 0]
    return table(shown).mark_text(y=HEIGHT + 18, fontSize=SMALL, color=QUIET)
