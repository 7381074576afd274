"""Charts of figures as SVG in the page: titles that state the finding, no script."""

from survey.results.charts.chart import Chart
from survey.results.charts.comparison import ComparisonCharts, of_comparison
from survey.results.charts.overview import OverviewCharts, of_overview
from survey.results.charts.unit import UnitCharts, of_unit

__all__ = [
    "Chart",
    "ComparisonCharts",
    "OverviewCharts",
    "UnitCharts",
    "of_comparison",
    "of_overview",
    "of_unit",
]
