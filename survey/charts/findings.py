"""What stands out: weeks beyond the limits of chance, factors to improve first."""

from datetime import date

from babel.dates import format_date
from flask_babel import gettext as _
from flask_babel import ngettext

from survey.charts.chart import Chart, both
from survey.charts.plane import Corners, Place, plane
from survey.charts.weeks import Week, weeks
from survey.figures.priorities import Priorities, Priority
from survey.figures.weeks import Weeks
from survey.i18n import day, index, language
from survey.models import Basis, Quadrant, TrendPoint
from survey.words import quadrant_word

FEWEST = 2  # weeks that make a series


def weeks_chart(found: Weeks, *, most: float) -> Chart | None:
    """Return the index week by week, once there are two weeks to show."""
    shown = found.shown
    if len(shown) < FEWEST:
        return None
    first = shown[0]
    drawn = tuple(_week(point, first) for point in shown)
    locale = language()
    return Chart(
        _finding(found),
        both(lambda layout: weeks(drawn, layout, locale=locale, most=most)),
    )


def priorities_chart(found: Priorities | None) -> Chart | None:
    """Return the factors of a unit in their plane, if they are firm."""
    if found is None or not found.is_firm or len(found.drawn) < FEWEST:
        return None
    drawn = tuple(_place(one) for one in found.drawn)
    corners, locale, line = _corners(), language(), found.line
    return Chart(
        _first(found),
        both(
            lambda layout: plane(
                drawn, layout, line=line, corners=corners, locale=locale
            )
        ),
    )


def _finding(found: Weeks) -> str:
    shown, signalling = found.shown, found.signalling
    if found.basis in {Basis.NONE, Basis.SHORT}:
        return str(
            _(
                "Mới có %(n)d tuần đủ phiếu: chưa nói được tuần nào khác thường",
                n=len(shown),
            )
        )
    if not signalling:
        return str(
            _(
                "%(n)d tuần: lên xuống trong giới hạn bình thường, quanh %(centre)s",
                n=len(shown),
                centre=index(shown[-1].centre),
            )
        )
    last = signalling[-1]
    title: str = ngettext(
        "%(num)d tuần khác thường: tuần từ %(day)s (%(value)s)",
        "%(num)d tuần khác thường, gần nhất là tuần từ %(day)s (%(value)s)",
        len(signalling),
        day=day(last.starts_on),
        value=index(last.value),
    )
    return title


def _week(point: TrendPoint, first: TrendPoint) -> Week:
    value = point.value or 0.0
    return Week(
        at=(point.starts_on - first.starts_on).days // 7,
        day=_short_day(point.starts_on),
        value=value,
        low=value if point.low is None else point.low,
        high=value if point.high is None else point.high,
        centre=point.centre,
        lower=point.lower,
        upper=point.upper,
        is_signal=bool(point.signals),
        text=index(point.value),
    )


def _short_day(day: date) -> str:
    pattern = "d/M" if language() == "vi" else "d MMM"
    return str(format_date(day, format=pattern, locale=language()))


def _first(found: Priorities) -> str:
    """Say what to improve first, if that can be said."""
    first = ", ".join(one.factor.name for one in found.of(Quadrant.FIX_FIRST))
    if first:
        return str(_("Nên cải thiện trước: %(factors)s", factors=first))
    if len(found.of(Quadrant.UNCLEAR)) == len(found.factors):
        return str(_("Chưa đủ cơ sở để xếp yếu tố nào trước, yếu tố nào sau"))
    return str(_("Không có yếu tố nào rõ ràng nên cải thiện trước"))


def _place(one: Priority) -> Place:
    driver = one.driver
    x, y = driver.association or 0.0, driver.gap or 0.0
    return Place(
        one.factor.code,
        x,
        x if driver.assoc_low is None else driver.assoc_low,
        x if driver.assoc_high is None else driver.assoc_high,
        y,
        y if driver.gap_low is None else driver.gap_low,
        y if driver.gap_high is None else driver.gap_high,
    )


def _corners() -> Corners:
    return Corners(
        worse_less=quadrant_word(Quadrant.LOW_PRIORITY),
        worse_more=quadrant_word(Quadrant.FIX_FIRST),
        better_less=quadrant_word(Quadrant.POSSIBLE_OVERKILL),
        better_more=quadrant_word(Quadrant.KEEP_UP),
        across=_("tương quan với các yếu tố khác"),
        up=_("cao hơn (+) hay thấp hơn (−) mức chung các yếu tố, điểm"),
    )
