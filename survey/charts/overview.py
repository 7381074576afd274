"""The charts of the overview: each ranking group, and the factors of the province."""

from collections.abc import Sequence
from typing import NamedTuple

from flask_babel import gettext as _

from survey.charts.chart import Chart
from survey.charts.dots import Line
from survey.charts.findings import weeks_chart
from survey.charts.indices import factors_chart, group_charts
from survey.charts.parts import needs_charts, parts_charts
from survey.figures.branches import OVERALL
from survey.figures.overview import Overview
from survey.figures.ranking_pages import GroupPage
from survey.i18n import index
from survey.models import UnitKind


class OverviewCharts(NamedTuple):
    """Charts by the key of the ranking group; all others of the root unit."""

    groups: dict[str, Chart]
    factors: Chart | None
    weeks: Chart | None
    parts: dict[str, Chart]  # by dimension
    needs: dict[str, Chart]  # by item


def of_overview(overview: Overview, pages: Sequence[GroupPage]) -> OverviewCharts:
    """Return the charts that stand on the overview with these pages of its ranking."""
    line = _line_of_root(overview)
    factors = overview.figures.factors if overview.figures else ()
    most = overview.method.most(OVERALL)
    return OverviewCharts(
        groups=group_charts(pages, line=line, most=most),
        factors=factors_chart(factors, overview.method),
        weeks=weeks_chart(overview.weeks, most=most),
        parts=parts_charts(overview.parts, line=line, most=most),
        needs=needs_charts(overview.parts),
    )


def _line_of_root(overview: Overview) -> Line | None:
    if overview.figures is None or overview.figures.overall.value is None:
        return None
    value = overview.figures.overall.value
    is_province = overview.root.kind == UnitKind.PROVINCE
    name = _("Toàn tỉnh") if is_province else _("Toàn đơn vị")
    return Line(value, f"{name}: {index(value)}")
