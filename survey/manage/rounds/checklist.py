"""What a round still lacks, point by point, and where that is mended."""

from collections.abc import Collection, Iterator, Sequence

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.access import Right
from survey.i18n import number
from survey.manage.operations.totals_lacking import lacking_totals
from survey.manage.rounds.points import Point, Urgency, some
from survey.manage.rounds.queries import Participant, units_taking_part
from survey.manage.services_in_use import services_of_units
from survey.models import Channel, Counter, Round, Target, Weighting
from survey.services import service_names

AT_COUNTERS = {Channel.QR.value, Channel.KIOSK.value}


def checklist(
    session: Session, round_: Round, *, scope: Collection[int] | None
) -> list[Point]:
    """Return the points of a round; with a scope those of these units alone."""
    units = units_taking_part(session, round_, scope=scope)
    points = [_questions(round_), _units(units)]
    if AT_COUNTERS & set(round_.channels):
        points.append(_places(units, _counters(session, round_, units)))
    if round_.weighting == Weighting.TRANSACTIONS:
        points.append(_totals(session, round_, units))
    if Channel.TALLY not in round_.channels:
        points.append(_targets(session, round_, units))
    points += _names(session, round_, units)
    return points


def _questions(round_: Round) -> Point:
    found, title = round_.questionnaire, _("Phiếu khảo sát")
    page = ("questionnaires.questionnaires", Right.SEE_QUESTIONNAIRES, False)
    if Channel.TALLY in round_.channels:
        words = _("Đợt này nhập bảng số đếm, không hỏi bằng phiếu.")
        return Point(title, words, Urgency.DONE)
    if found is None or found.published_on is None:
        words = _("Chưa có phiếu đã ban hành: chưa ai trả lời được.")
        return Point(title, words, Urgency.LACKING, *page)
    words = _(
        "%(title)s, phiên bản %(n)s, đã ban hành.", title=found.title, n=found.version
    )
    return Point(title, words, Urgency.DONE, *page)


def _units(units: Sequence[Participant]) -> Point:
    title = _("Đơn vị tham gia")
    if not units:
        words = _("Không có đơn vị nào tham gia trong thời gian của đợt.")
        return Point(title, words, Urgency.LACKING, "rounds.units")
    words = _("%(n)s đơn vị.", n=number(len(units)))
    return Point(title, words, Urgency.DONE, "rounds.units")


def _places(units: Sequence[Participant], counters: Sequence[int]) -> Point:
    title, page = _("Quầy"), ("counters.counters", Right.SEE_COUNTERS, False)
    lacking = _without_counter(units, counters)
    if not counters:
        words = _("Chưa có quầy nào mở trong thời gian của đợt: không ai quét được mã.")
        return Point(title, words, Urgency.LACKING, *page)
    if lacking:
        words = _(
            "%(n)s quầy. %(lacking)s đơn vị chưa có quầy nào: %(names)s.",
            n=number(len(counters)),
            lacking=number(len(lacking)),
            names=some([unit.name for unit in lacking]),
        )
        return Point(title, words, Urgency.LACKING, *page)
    words = _("%(n)s quầy, đơn vị nào cũng có.", n=number(len(counters)))
    return Point(title, words, Urgency.DONE, *page)


def _totals(session: Session, round_: Round, units: Sequence[Participant]) -> Point:
    title = _("Số lượt giao dịch")
    codes = {unit.id: unit.name for unit in units}
    found = lacking_totals(session, round_, codes)
    places = sorted({*map(str, found.missing), *found.unserved})
    if places:
        words = _(
            "Còn thiếu ở %(n)s nơi có quầy: %(places)s. Chưa đủ thì chưa tính được "
            "trọng số, chưa công bố được.",
            n=number(len(places)),
            places=some(places),
        )
        return Point(title, words, Urgency.LACKING, "rounds.totals")
    words = _("Đủ cho mọi nơi có quầy.")
    return Point(title, words, Urgency.DONE, "rounds.totals")


def _targets(session: Session, round_: Round, units: Sequence[Participant]) -> Point:
    """Return the point about how many sheets every unit should collect."""
    title = _("Mục tiêu số phiếu")
    page = ("sampling.progress", Right.SEE_FIELDWORK)
    query = select(Target.unit_id).where(Target.round_id == round_.id)
    n = len({unit.id for unit in units}.intersection(session.scalars(query)))
    if n:
        words = _("%(n)s đơn vị có mục tiêu.", n=number(n))
        return Point(title, words, Urgency.DONE, *page)
    words = _("Chưa đặt: chưa biết mỗi đơn vị cần bao nhiêu phiếu để kết quả đáng tin.")
    return Point(title, words, Urgency.ADVICE, *page)


def _names(
    session: Session, round_: Round, units: Sequence[Participant]
) -> Iterator[Point]:
    """Yield a point about services that citizens would see as codes."""
    names = service_names(session)
    used = services_of_units(session, round_, {unit.id for unit in units})
    nameless = sorted(code for code in used if not names[code].is_named)
    if nameless:
        words = _(
            "%(n)s lĩnh vực chưa có tên, trang của người dân sẽ hiện mã: %(codes)s.",
            n=number(len(nameless)),
            codes=some(nameless),
        )
        title, page = _("Tên lĩnh vực"), ("services.services", Right.SEE_UNITS, False)
        yield Point(title, words, Urgency.ADVICE, *page)


def _counters(
    session: Session, round_: Round, units: Sequence[Participant]
) -> list[int]:
    """Return the units of counters that are open at some time of the round."""
    query = select(Counter.unit_id).where(
        Counter.opened_on <= round_.ends_on,
        Counter.closed_on.is_(None) | (Counter.closed_on > round_.starts_on),
    )
    ids = {unit.id for unit in units}
    return [unit_id for unit_id in session.scalars(query) if unit_id in ids]


def _without_counter(
    units: Sequence[Participant], counters: Sequence[int]
) -> list[Participant]:
    """Return the units with nothing below them, and no counter of their own."""
    above = {unit.parent_id for unit in units}
    served = above.union(counters)
    return [unit for unit in units if unit.id not in served]
