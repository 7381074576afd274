"""Factors in the plane of association and gap, each with both its intervals."""

from typing import Any, Literal, NamedTuple

import altair as alt
from markupsafe import Markup

from survey.charts.drawing import draw, table
from survey.charts.kept import kept
from survey.charts.theme import ACCENT, INK, QUIET, SMALL, Layout

HEIGHT = 320  # pixels
SIDE, HEAD, FOOT, ENDS = 46, 40, 52, 24  # pixels around the plot
MARGIN = 0.06  # of what is drawn, left free on every side
WIDEST = 760  # pixels; wider, the plane would be no plane


class Place(NamedTuple):
    """A factor: how it goes with the others (x), how far from their mean (y)."""

    code: str
    x: float
    x_low: float
    x_high: float
    y: float
    y_low: float
    y_high: float


class Corners(NamedTuple):
    """What the four corners are called, and the two axes."""

    worse_less: str
    worse_more: str
    better_less: str
    better_more: str
    across: str
    up: str


@kept
def plane(
    places: tuple[Place, ...],
    layout: Layout,
    *,
    line: float,
    corners: Corners,
    locale: str,
) -> Markup:
    """Return the drawing; `line` divides left from right, 0 above from below."""
    width = min(WIDEST, layout.left + layout.plot + layout.right) - SIDE - ENDS
    x = _axis(
        alt.X,
        "x",
        [v for p in places for v in (p.x_low, p.x_high, line)],
        corners.across,
    )
    y = _axis(
        alt.Y, "y", [v for p in places for v in (p.y_low, p.y_high, 0.0)], corners.up
    )
    base = table([place._asdict() for place in places])
    rule: dict[str, Any] = {"color": ACCENT, "opacity": 0.45, "strokeWidth": 1.5}
    chart = alt.layer(
        *_lines(line, x, y),
        *_corners(corners, width),
        base.mark_rule(**rule).encode(x=x.field("x_low"), x2="x_high:Q", y=y),
        base.mark_rule(**rule).encode(x=x, y=y.field("y_low"), y2="y_high:Q"),
        base.mark_point(filled=True, color=ACCENT, size=70, opacity=1).encode(x=x, y=y),
        base.mark_text(
            align="left", dx=8, dy=-9, fontSize=SMALL, fontWeight="bold", color=INK
        ).encode(x=x, y=y, text="code:N"),
    ).properties(height=HEIGHT)
    room = {"left": SIDE, "right": ENDS, "top": HEAD, "bottom": FOOT}
    return draw(chart, layout._replace(plot=width), padding=room, locale=locale)


def _axis(kind: Any, field: str, values: list[float], title: str) -> Any:
    low, high = min(values), max(values)
    free = MARGIN * (high - low or 1.0)
    scale = alt.Scale(domain=[low - free, high + free], nice=False, zero=False)
    where: dict[str, Any] = {"tickCount": 4, "grid": False, "title": title}
    if field == "y":  # written along the top: a turned text is hard to read
        where |= {"titleAngle": 0, "titleAlign": "left", "titleAnchor": "end"}
        where |= {"titleX": -SIDE + 8, "titleY": -26}
    return kind(field=field, type="quantitative", scale=scale, axis=alt.Axis(**where))


def _lines(line: float, x: Any, y: Any) -> list[Any]:
    dashed: dict[str, Any] = {"color": QUIET, "strokeDash": [4, 3]}
    base = table([{"x": line, "y": 0.0}])
    return [base.mark_rule(**dashed).encode(x=x), base.mark_rule(**dashed).encode(y=y)]


def _corners(corners: Corners, width: int) -> list[Any]:
    right, below = width - 6, HEIGHT - 8
    style: dict[str, Any] = {"baseline": "middle", "color": QUIET, "fontSize": SMALL}
    found: list[tuple[str, int, int, Literal["left", "right"]]] = [
        (corners.better_less, 6, 10, "left"),
        (corners.better_more, right, 10, "right"),
        (corners.worse_less, 6, below, "left"),
        (corners.worse_more, right, below, "right"),
    ]
    return [
        table([{"word": word}])
        .mark_text(**style, align=align)
        .encode(x=alt.value(across), y=alt.value(down), text="word:N")
        for word, across, down, align in found
    ]
