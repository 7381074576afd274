"""The charts of a comparison: one node large, every factor in strips."""

from typing import NamedTuple

from flask_babel import gettext as _
from markupsafe import Markup

from survey.charts.chart import Chart, both, with_interval
from survey.charts.dots import Dot, dots
from survey.charts.strips import strips
from survey.i18n import index, language
from survey.methods import Method
from survey.methods.method import ROOT
from survey.results.beside import Beside
from survey.results.comparing import Comparison


class Strip(NamedTuple):
    """A unit with its drawing for one factor."""

    beside: Beside
    drawing: Markup


class ComparisonCharts(NamedTuple):
    """The chart of the node that is compared, and strips of each factor by its code."""

    main: Chart | None
    factors: dict[str, list[Strip]]


def of_comparison(told: Comparison, method: Method) -> ComparisonCharts:
    """Return the charts that stand on the page of a comparison."""
    factors = {
        node: _strips(told, node, most=method.most(node))
        for node in told.node_names
        if node != ROOT
    }
    return ComparisonCharts(_main(told, most=method.most(told.node)), factors)


def _main(told: Comparison, *, most: float) -> Chart | None:
    shown = [one for one in told.units if one.is_shown(told.node)]
    if not shown:
        return None
    first, last = shown[0], shown[-1]
    title = _(
        "Từ %(low)s (%(last)s) đến %(high)s (%(first)s)",
        low=index(last.figures[told.node].value),
        last=last.name,
        high=index(first.figures[told.node].value),
        first=first.name,
    )
    rows, locale = tuple(_dot(one, told.node) for one in shown), language()
    drawings = both(lambda at: dots(rows, at, line=None, locale=locale, most=most))
    return Chart(f"{told.node_names[told.node]}: {title}", drawings)


def _dot(one: Beside, node: str) -> Dot:
    figure = one.figures[node]
    value = figure.value or 0.0
    low = value if figure.low is None else figure.low
    high = value if figure.high is None else figure.high
    return Dot(one.name, value, low, high, with_interval(figure))


def _strips(told: Comparison, node: str, *, most: float) -> list[Strip]:
    having = [one for one in told.units if node in one.figures]
    drawings = strips([one.figures[node] for one in having], most=most)
    return [Strip(*pair) for pair in zip(having, drawings, strict=True)]
