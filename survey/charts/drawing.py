"""From an altair chart to an SVG that can stand in a page."""

import re
from hashlib import sha256
from typing import Any

import altair as alt
import vl_convert
from altair.utils import schemapi
from markupsafe import Markup

from survey.charts.theme import CONFIG, Layout

# Checking every part of a chart against the schema takes longer than drawing it.
schemapi.disable_debug_mode()

VEGA_LITE = "6.1"
NUMBERS = {
    "vi": {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", ""]},
    "en": {"decimal": ".", "thousands": ",", "grouping": [3], "currency": ["", ""]},
}
OPENING = re.compile(r"<svg\b[^>]*?\bviewBox=\"(?P<box>[^\"]*)\"[^>]*>")
REFERENCE = re.compile(r"\b(id=\"|url\(#|href=\"#)")

Padding = dict[str, int]
Layers = alt.LayerChart | alt.FacetChart  # what altair says that a layer returns


def table(rows: list[dict[str, Any]]) -> alt.Chart:
    """Return a chart of these rows, yet without marks."""
    return alt.Chart(alt.Data(values=rows))  # type: ignore[no-untyped-call]


def draw(chart: Layers, layout: Layout, *, padding: Padding, locale: str) -> Markup:
    """Return a chart as an SVG without size, style attributes or ids of its own."""
    spec: dict[str, Any] = chart.properties(
        width=layout.plot, padding=padding, autosize="none", config=CONFIG
    ).to_dict(validate=False)
    svg = vl_convert.vegalite_to_svg(
        spec, vl_version=VEGA_LITE, format_locale=NUMBERS[locale]
    )
    return Markup(_fit_for_a_page(svg, layout))  # noqa: S704 - texts were escaped


def _fit_for_a_page(svg: str, layout: Layout) -> str:
    """Let the page decide the size; keep ids of several charts apart."""
    opening = OPENING.match(svg)
    if opening is None or " style=" in svg:
        raise ValueError("the chart is not an SVG that can stand in a page")
    mark = sha256(svg.encode()).hexdigest()[:8]
    body = REFERENCE.sub(rf"\g<1>c{mark}-", svg[opening.end() :])
    width, height = opening["box"].split()[2:]
    return (
        f'<svg class="drawing drawing-{layout.name}" viewBox="{opening["box"]}" '
        f'width="{width}" height="{height}" aria-hidden="true" focusable="false">{body}'
    )


def shortened(text: str, letters: int) -> str:
    """Return a label that fits, cut at a word."""
    if len(text) <= letters:
        return text
    cut = text[: letters - 1]
    whole = cut.rsplit(" ", 1)[0] if " " in cut else cut
    return whole.rstrip(" ,;–-") + "…"
