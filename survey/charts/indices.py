"""Indices with their intervals: units of a group, units below one, factors."""

from collections.abc import Iterable, Iterator, Sequence

from flask_babel import gettext as _
from markupsafe import Markup

from survey.charts.chart import Chart, both, with_interval
from survey.charts.dots import Dot, Line, dots, span
from survey.charts.theme import Layout
from survey.figures.branches import Branch
from survey.figures.ranking import Group, Standing
from survey.figures.ranking_pages import GroupPage
from survey.i18n import index, language, number
from survey.methods import Method
from survey.models import Figure


def group_chart(page: GroupPage, *, line: Line | None, most: float) -> Chart | None:
    """Return a page of the ranking of a group, all pages on one scale."""
    rows = _standing_dots(page.part.shown)
    if not rows:
        return None
    within = span(_ends(page.whole.shown), line, most)
    title = finding_of_group(page.whole) if page.turn.number == 1 else _from_to(page)
    return Chart(title, _dots(rows, line, most, within))


def group_charts(
    pages: Sequence[GroupPage], *, line: Line | None, most: float
) -> dict[str, Chart]:
    """Return the charts of pages by the key of their group."""
    drawn = ((one, group_chart(one, line=line, most=most)) for one in pages)
    return {one.whole.key: chart for one, chart in drawn if chart is not None}


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
    rows = tuple(dot_of(factor.name, factor) for factor in shown)
    return Chart(finding_of_factors(shown), _dots(rows, None, scales.pop()))


def finding_of_factors(shown: Sequence[Branch]) -> str:
    """Say which factors are the highest, and which the lowest, as they are printed."""
    values = [factor.figure.value or 0.0 for factor in shown]
    high, low = index(max(values)), index(min(values))
    if high == low:
        names = _printed_as(low, shown)
        return f"{names}: {low}" if len(shown) == 1 else _all_alike(low)
    told: str = _(
        "Cao nhất: %(best)s (%(high)s); thấp nhất: %(worst)s (%(low)s)",
        best=_printed_as(high, shown),
        high=high,
        worst=_printed_as(low, shown),
        low=low,
    )
    return told


def _all_alike(value: str) -> str:
    return str(_("Mọi yếu tố đều là %(value)s", value=value))


def _printed_as(value: str, shown: Iterable[Branch]) -> str:
    """Return the names of all factors whose index is written like this."""
    return ", ".join(one.name for one in shown if index(one.figure.value) == value)


def finding_of_group(group: Group) -> str:
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
            "%(name)s đứng đầu với %(value)s; trong các đơn vị được xếp hạng, "
            "số liệu loại trừ khả năng đơn vị khác đứng đầu",
            **words,
        )
    )


def _from_to(page: GroupPage) -> str:
    """Say which units of a long ranking these are."""
    first, last = page.part.shown[0], page.part.shown[-1]
    return str(
        _(
            "Đơn vị thứ %(first)s đến thứ %(last)s trong %(n)s: "
            "từ %(high)s xuống %(low)s",
            first=number(page.first),
            last=number(page.last),
            n=number(len(page.whole.shown)),
            high=index(first.figure.value),
            low=index(last.figure.value),
        )
    )


def _standing_dots(standings: tuple[Standing, ...]) -> tuple[Dot, ...]:
    return tuple(dot_of(standing.name, standing) for standing in standings)


def dot_of(label: str, of: Standing | Branch) -> Dot:
    """Return the row of a unit or factor."""
    low, high = _interval(of.figure)
    return Dot(label, of.figure.value or 0.0, low, high, with_interval(of.figure))


def _ends(standings: Iterable[Standing]) -> Iterator[float]:
    """Yield where intervals end; of hundreds of units, few of which are drawn."""
    return (end for one in standings for end in _interval(one.figure))


def _interval(figure: Figure) -> tuple[float, float]:
    value = figure.value or 0.0
    low = value if figure.low is None else figure.low
    return low, value if figure.high is None else figure.high


def _dots(
    rows: tuple[Dot, ...],
    line: Line | None,
    most: float,
    within: tuple[float, float] | None = None,
) -> tuple[Markup, ...]:
    locale = language()

    def drawn(layout: Layout) -> Markup:
        return dots(rows, layout, line=line, locale=locale, most=most, within=within)

    return both(drawn)
