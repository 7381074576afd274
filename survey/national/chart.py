"""The chart of provinces: a dot and its interval each, the highest first."""

from flask_babel import gettext as _

from survey.charts.chart import Chart, both
from survey.charts.dots import Dot, dots
from survey.i18n import index, language
from survey.national.ranked import Group, Row


def group_chart(group: Group) -> Chart | None:
    """Return the chart of a group, once there are two to be seen beside each other."""
    if len(group.rows) < 2:
        return None
    rows, locale = tuple(_dot(row) for row in group.rows), language()
    most = group.rows[0].figure.most
    drawings = both(lambda at: dots(rows, at, line=None, locale=locale, most=most))
    return Chart(finding(group), drawings)


def finding(group: Group) -> str:
    """Say who leads, and how many others may lead as well."""
    leaders = [row for row in group.rows if row.standing.rank == 1]
    told = {
        "name": leaders[0].name,
        "value": index(leaders[0].figure.value),
        "n": len(leaders) if len(leaders) > 1 else group.n_may_lead,
    }
    if len(leaders) > 1:
        words = _("%(n)d tỉnh, thành phố đồng hạng nhất với %(value)s")
    elif group.n_may_lead:
        words = _(
            "%(name)s đứng đầu với %(value)s; "
            "còn %(n)d tỉnh, thành phố khác cũng có thể đứng đầu"
        )
    else:
        words = _(
            "%(name)s đứng đầu với %(value)s; "
            "số liệu loại trừ khả năng tỉnh, thành phố khác trong bảng đứng đầu"
        )
    return str(words % told)


def _dot(row: Row) -> Dot:
    one = row.figure
    value, low, high = one.value or 0.0, one.low or 0.0, one.high or 0.0
    return Dot(
        row.name, value, low, high, f"{index(value)} ({index(low)}–{index(high)})"
    )
