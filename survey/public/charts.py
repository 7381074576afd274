"""Charts that only the public pages have, and charts that stand alone."""

from collections.abc import Sequence
from typing import NamedTuple

from flask_babel import gettext as _

from survey.charts.chart import Chart
from survey.charts.dots import Line
from survey.charts.indices import factors_chart, group_charts, units_chart
from survey.figures.branches import OVERALL, Branch
from survey.figures.ranking_pages import GroupPage
from survey.i18n import index
from survey.methods import Method
from survey.models import UnitKind
from survey.public.told import ProvincePage, UnitPage


class ProvinceCharts(NamedTuple):
    """Charts by the key of the ranking group, and the factors of the whole."""

    groups: dict[str, Chart]
    factors: Chart | None


class UnitCharts(NamedTuple):
    """The charts that everybody sees of a unit."""

    factors: Chart | None
    criteria: Chart | None
    below: Chart | None


def province_charts(page: ProvincePage, pages: Sequence[GroupPage]) -> ProvinceCharts:
    """Return the charts of the page of a province with these pages of its ranking."""
    line, most = line_of(page), page.method.most(OVERALL)
    factors = page.figures.factors if page.figures else ()
    return ProvinceCharts(
        groups=group_charts(pages, line=line, most=most),
        factors=factors_chart(factors, page.method),
    )


def unit_charts(page: UnitPage) -> UnitCharts:
    """Return the charts of the page of a unit."""
    return UnitCharts(
        factors=factors_chart(page.figures.factors, page.method),
        criteria=criteria_chart(page.figures.criteria, page.method),
        below=units_chart(page.below, most=page.method.most(OVERALL)),
    )


def criteria_chart(criteria: tuple[Branch, ...], method: Method) -> Chart | None:
    """Return the criteria in the method's order, each with its interval."""
    return factors_chart(criteria, method)


def line_of(page: ProvincePage) -> Line | None:
    """Return the index of the whole round, for units to be seen against."""
    value = page.figures.overall.value if page.figures else None
    if value is None:
        return None
    is_province = page.root.kind == UnitKind.PROVINCE
    name = _("Toàn tỉnh") if is_province else _("Toàn đơn vị")
    return Line(value, f"{name}: {index(value)}")
