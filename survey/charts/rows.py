"""What charts of rows have in common: a place for each row, and words beside it."""

from typing import Any

import altair as alt

from survey.charts.theme import SMALL, TEXT, Layout

GAP = 12  # pixels between the plot and what stands beside it
TOP, BOTTOM = 30, 8  # pixels above and below the rows


def down(n: int, layout: Layout) -> alt.Y:
    """Return the scale that puts row 0 to n − 1 (field "at") from top to bottom."""
    # With the label above, the marks stand in the lower part of their row.
    middle = 0.7 if layout.has_labels_above else 0.5
    scale = alt.Scale(domain=[n - middle, -middle], nice=False, zero=False)
    return alt.Y("at:Q", scale=scale, axis=None)


def words(base: alt.Chart, layout: Layout) -> list[alt.Chart]:
    """Return each row's label (field "label") and its figures (field "text")."""
    text: dict[str, Any] = {"align": "left", "baseline": "middle", "fontSize": SMALL}
    figures = base.mark_text(**text).encode(
        x=alt.value(layout.plot + GAP), text="text:N"
    )
    return [*_labels(base, layout), figures]


def padding(layout: Layout, *, top: int = TOP) -> dict[str, int]:
    """Return the room around the plot, in pixels."""
    left = layout.left or GAP
    return {"left": left, "right": layout.right, "top": top, "bottom": BOTTOM}


def _labels(base: alt.Chart, layout: Layout) -> list[alt.Chart]:
    above: dict[str, Any] = {"align": "left", "dy": -19}
    text: dict[str, Any] = {"baseline": "middle", "fontSize": TEXT} | (
        above if layout.has_labels_above else {"align": "right"}
    )
    place = alt.value(-4 if layout.has_labels_above else -GAP)
    plain = base.transform_filter("!datum.is_heading").mark_text(**text)
    # A heading is set in bold: the factor that criteria belong to.
    bold = base.transform_filter("datum.is_heading").mark_text(
        **text, fontWeight="bold"
    )
    return [mark.encode(x=place, text="label:N") for mark in (plain, bold)]
