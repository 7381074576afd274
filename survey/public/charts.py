"""Charts that only the public pages have, and charts that stand alone."""

from flask_babel import gettext as _

from survey.charts.chart import Chart
from survey.charts.dots import Line
from survey.charts.indices import factors_chart
from survey.figures.branches import Branch
from survey.i18n import index
from survey.methods import Method
from survey.models import UnitKind
from survey.public.queries import ProvincePage


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
