"""Charts of figures as SVG in the page: titles that state the finding, no script."""

from survey.charts.chart import Chart
from survey.charts.overview import OverviewCharts, of_overview
from survey.charts.unit import UnitCharts, of_unit

__all__ = ["Chart", "OverviewCharts", "UnitCharts", "of_overview", "of_unit"]
