"""Indices with their intervals: units of a group, units below one, factors."""

from flask_babel import gettext as _
from markupsafe import Markup

from survey.charts.chart import Chart, both, with_interval
from survey.charts.dots import Dot, Line, dots
from survey.figures.branches import Branch
from survey.figures.ranking import Group, Standing
from survey.i18n import index, language
from survey.methods import Method


def group_chart(group: Group, *, line: Line | None, most: float) -> Chart:
    """Return the ranking of a group."""
    return Chart(_finding(group), _dots(_standing_dots(group.shown), line, most))


def units_chart(standings: tuple[Standing, ...], *, most: float) -> Chart | None:
    """Return units in their order, the highest index first."""
    shown = tuple(standing for standing in standings if standing.is_shown)
    if not shown:
        return None
    first, last = shown[0], shown[-1]
    title = _(
        "Từ %(low)s (%(last)s) đến %(high)s (%(first)s)",
        low=index(last.figure.value),
        last=last.name,
        high=index(first.figure.value),
        first=first.name,
    )
    if len(shown) == 1:
        title = f"{first.name}: {index(first.figure.value)}"
    return Chart(title, _dots(_standing_dots(shown), None, most))


def factors_chart(factors: tuple[Branch, ...], method: Method) -> Chart | None:
    """Return the factors in the method's order, if they can stand on one axis."""
    shown = [factor for factor in factors if factor.is_shown]
    scales = {method.most(factor.code) for factor in factors}
    if not shown or len(scales) > 1:
        return None
    best = max(shown, key=lambda factor: factor.figure.value or 0.0)
    worst = min(shown, key=lambda factor: factor.figure.value or 0.0)
    title = _(
        "Cao nhất: %(best)s (%(high)s); thấp nhất: %(worst)s (%(low)s)",
        best=best.name,
        high=index(best.figure.value),
        worst=worst.name,
        low=index(worst.figure.value),
    )
    rows = tuple(_dot(factor.name, factor) for factor in shown)
    return Chart(title, _dots(rows, None, scales.pop()))


def _finding(group: Group) -> str:
    """Say who leads, and how many others may lead as well."""
    if not group.leaders:
        return str(_("Các đơn vị không xếp hạng, theo chỉ số"))
    leader = group.leaders[0]
    value = index(leader.figure.value)
    if len(group.shown) == 1:
        return f"{leader.name}: {value}"
    if len(group.leaders) > 1:
        n = len(group.leaders)
        return str(_("%(n)d đơn vị đồng hạng nhất với %(value)s", n=n, value=value))
    words = {"name": leader.name, "value": value, "n": len(group.may_lead)}
    if not group.has_rank_sets:
        return str(_("%(name)s đứng đầu với %(value)s", **words))
    if words["n"]:
        return str(
            _(
                "%(name)s đứng đầu với %(value)s; "
                "còn %(n)d đơn vị khác cũng có thể đứng đầu",
                **words,
            )
        )
    return str(
        _(
            "%(name)s đứng đầu với %(value)s; "
            "số liệu loại trừ khả năng đơn vị khác đứng đầu",
            **words,
        )
    )


def _standing_dots(standings: tuple[Standing, ...]) -> tuple[Dot, ...]:
    return tuple(_dot(standing.name, standing) for standing in standings)


def _dot(label: str, of: Standing | Branch) -> Dot:
    figure = of.figure
    value = figure.value or 0.0
    low = value if figure.low is None else figure.low
    high = value if figure.high is None else figure.high
    return Dot(label, value, low, high, with_interval(figure))


def _dots(rows: tuple[Dot, ...], line: Line | None, most: float) -> tuple[Markup, ...]:
    locale = language()
    return both(lambda layout: dots(rows, layout, line=line, locale=locale, most=most))
