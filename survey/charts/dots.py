"""Dot and interval: one row a unit or factor, its index and its 95 % interval."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import altair as alt
from markupsafe import Markup

from survey.charts.drawing import draw, shortened, table
from survey.charts.kept import kept
from survey.charts.rows import down, padding, words
from survey.charts.scale import TOP, limits
from survey.charts.theme import ACCENT, QUIET, SMALL, Layout, top_axis

ROOM_FOR_LINE = 46  # pixels above the rows: the axis, and the line's name above it


class Dot(NamedTuple):
    """A row: where the dot and the ends of its line are, and the words beside it."""

    label: str
    value: float
    low: float
    high: float
    text: str


class Line(NamedTuple):
    """A value that rows are seen against."""

    value: float
    text: str


@kept
def dots(
    rows: tuple[Dot, ...],
    layout: Layout,
    *,
    line: Line | None,
    locale: str,
    most: float = TOP,
    within: tuple[float, float] | None = None,
) -> Markup:
    """Return the drawing of rows from top to bottom.

    `within`: the ends of the scale, where others are drawn on the same; else those of
    the rows.
    """
    x = _across(within or span(_ends(rows), line, most), layout)
    values = [
        {**row._asdict(), "label": shortened(row.label, layout.letters), "at": place}
        for place, row in enumerate(rows)
    ]
    base = table(values).encode(y=down(len(rows), layout))
    interval = base.mark_rule(color=ACCENT, strokeWidth=2, opacity=0.55)
    dot = base.mark_point(filled=True, color=ACCENT, size=64, opacity=1)
    chart = alt.layer(
        *(_seen_against(line, x) if line else []),
        interval.encode(x=x.field("low"), x2="high:Q"),
        dot.encode(x=x),
        *words(base, layout),
    ).properties(height=len(rows) * layout.row)
    room = padding(layout, top=ROOM_FOR_LINE) if line else padding(layout)
    return draw(chart, layout, padding=room, locale=locale)


def span(
    ends: Iterable[float], line: Line | None, most: float = TOP
) -> tuple[float, float]:
    """Return the ends of a scale on which rows with these ends and a line can stand."""
    return limits([*ends, *([line.value] if line else [])], most)


def _ends(rows: Iterable[Dot]) -> Iterator[float]:
    return (end for row in rows for end in (row.low, row.high))


def _across(domain: tuple[float, float], layout: Layout) -> alt.X:
    scale = alt.Scale(domain=list(domain), nice=False, zero=False)
    axis = top_axis(layout)
    return alt.X(field="value", type="quantitative", scale=scale, axis=axis)


def _seen_against(line: Line, x: alt.X) -> list[Any]:
    base = table([line._asdict()])
    rule = base.mark_rule(color=QUIET, strokeDash=[3, 3], opacity=0.7)
    name = base.mark_text(baseline="middle", color=QUIET, fontSize=SMALL)
    return [rule.encode(x=x), name.encode(x=x, y=alt.value(-34), text="text:N")]
