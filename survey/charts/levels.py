"""Stacked bars of the five levels: a row for each criterion, worst to best."""

from typing import Any, NamedTuple

import altair as alt
from markupsafe import Markup

from survey.charts.drawing import draw, shortened, table
from survey.charts.kept import kept
from survey.charts.rows import down, padding, words
from survey.charts.theme import LEVELS, Layout, top_axis

BAR = 15  # pixels high


class Levels(NamedTuple):
    """A row: how many answers each level got, and the words beside the bar."""

    label: str
    counts: tuple[int, ...]  # level 1 first
    text: str
    is_heading: bool = False


@kept
def levels(rows: tuple[Levels, ...], layout: Layout, *, locale: str) -> Markup:
    """Return the drawing of rows from top to bottom."""
    y = down(len(rows), layout)
    bars = (
        table(_pieces(rows))
        .mark_bar(size=BAR, stroke="white", strokeWidth=1, orient="horizontal")
        .encode(x=_across(layout), y=y, color=_colour(), order="level:O")
    )
    base = table(_beside(rows, layout)).encode(y=y)
    chart = alt.layer(bars, *words(base, layout))
    chart = chart.properties(height=len(rows) * layout.row)
    return draw(chart, layout, padding=padding(layout), locale=locale)


def _pieces(rows: tuple[Levels, ...]) -> list[dict[str, Any]]:
    return [
        {"at": place, "level": level, "n": n}
        for place, row in enumerate(rows)
        for level, n in enumerate(row.counts, start=1)
    ]


def _beside(rows: tuple[Levels, ...], layout: Layout) -> list[dict[str, Any]]:
    return [
        {
            "at": place,
            "label": shortened(row.label, layout.letters - 3 * row.is_heading),
            "text": row.text,
            "is_heading": row.is_heading,
        }
        for place, row in enumerate(rows)
    ]


def _across(layout: Layout) -> alt.X:
    axis = top_axis(layout, format="%")
    return alt.X("n:Q", stack="normalize", axis=axis)


def _colour() -> alt.Color:
    domain = list(range(1, len(LEVELS) + 1))
    scale = alt.Scale(domain=domain, range=list(LEVELS))
    return alt.Color("level:O", scale=scale, legend=None)
