"""A dot and its interval small enough for a cell of a table."""

from collections.abc import Callable, Sequence

from markupsafe import Markup

from survey.charts.scale import limits
from survey.charts.theme import ACCENT
from survey.models import Figure

WIDTH, HEIGHT, ROOM = 120, 18, 6  # pixels; room for half a dot at either end

# Drawn by hand: a chart from the library takes as long as all the rest of the page.
DRAWING = Markup(
    '<svg class="interval-strip" viewBox="0 0 {width} {height}" width="{width}" '
    'height="{height}" aria-hidden="true" focusable="false">'
    '<line x1="{low:.1f}" x2="{high:.1f}" y1="9" y2="9" stroke="{colour}" '
    'stroke-width="2" opacity="0.55"/>'
    '<circle cx="{at:.1f}" cy="9" r="4.5" fill="{colour}"/></svg>'
)


def strips(figures: Sequence[Figure], *, most: float) -> list[Markup]:
    """Return a drawing a figure, all on one scale; nothing where it is not shown."""
    ends = [end for f in figures for end in (f.value, f.low, f.high) if end is not None]
    if not ends:
        return [Markup()] * len(figures)
    least, largest = limits(ends, most)

    def across(value: float) -> float:
        return ROOM + (value - least) / (largest - least) * (WIDTH - 2 * ROOM)

    return [_strip(figure, across) for figure in figures]


def _strip(figure: Figure, across: Callable[[float], float]) -> Markup:
    if figure.value is None:
        return Markup()
    low = figure.value if figure.low is None else figure.low
    high = figure.value if figure.high is None else figure.high
    return DRAWING.format(
        width=WIDTH,
        height=HEIGHT,
        low=across(low),
        high=across(high),
        at=across(figure.value),
        colour=ACCENT,
    )
