"""What a survey round is to be, and everything that speaks against it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from unicodedata import category

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.codes import CODE, may_exist
from survey.documents.prose import REFUSED, cleaned
from survey.i18n import day
from survey.manage.operations.round_overlaps import overlaps
from survey.methods import parse_method
from survey.models import (
    Channel,
    Method,
    Population,
    Questionnaire,
    Round,
    Unit,
    Weighting,
)

RESERVED = {"moi"}  # /dot-khao-sat/moi plans a new one


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundPlan:
    """What a round is to be; the period includes both days."""

    code: str
    title: str
    starts_on: date
    ends_on: date
    root: Unit
    method: Method
    questionnaire: Questionnaire | None
    channels: Sequence[Channel] = (Channel.QR,)
    populations: Sequence[Population] = (Population.COUNTER_USERS,)
    weighting: Weighting = Weighting.EQUAL
    units: Sequence[Unit] = ()  # chosen below the root; none are all


def obstacles(
    session: Session, plan: RoundPlan, *, instead_of: Round | None = None
) -> list[str]:
    """Say everything that keeps a round from being opened, or from being changed."""
    standing = overlaps(session, plan, instead_of=instead_of)
    problems = [*_check_plan(plan), *_check_questions(plan)]
    same = select(Round).where(Round.code == plan.code)
    if may_exist(plan.code) and session.scalar(same) not in {None, instead_of}:
        problems.append(_("Đã có đợt mang mã “%(code)s”.", code=plan.code))
    return problems + standing


def _check_plan(plan: RoundPlan) -> list[str]:
    problems = []
    if not CODE.fullmatch(plan.code):
        problems.append(
            _(
                "Mã đợt “%(code)s” chỉ dùng A-Z a-z 0-9 . _ -, dài nhất 32.",
                code=plan.code,
            )
        )
    if plan.code.casefold() in RESERVED:
        problems.append(
            _("Mã “%(code)s” là địa chỉ của một trang khác.", code=plan.code)
        )
    title = cleaned(plan.title)
    if not title or len(title) > 200 or REFUSED & set(map(category, title)):
        message = _("Tên đợt phải có, dài nhất 200 ký tự, không có ký tự điều khiển.")
        problems.append(message)
    if plan.ends_on < plan.starts_on:
        period = {"start": day(plan.starts_on), "end": day(plan.ends_on)}
        problems.append(_("Ngày cuối %(end)s trước ngày đầu %(start)s.", **period))
    else:
        problems += beyond_life(plan).values()
    return problems


def beyond_life(plan: RoundPlan) -> dict[str, str]:
    """Say for each end of the period why the unit that holds the round is not there."""
    unit, found = plan.root, dict[str, str]()
    outside = _("Đợt vượt ra ngoài thời gian hoạt động của %(unit)s", unit=unit.code)
    if plan.starts_on < unit.valid_from:
        begins = _("đơn vị hoạt động từ ngày %(day)s", day=day(unit.valid_from))
        found["starts_on"] = f"{outside}: {begins}."
    if unit.valid_to and plan.ends_on > unit.valid_to:
        ends = _("đơn vị hoạt động đến hết ngày %(day)s", day=day(unit.valid_to))
        found["ends_on"] = f"{outside}: {ends}."
    return found


def _check_questions(plan: RoundPlan) -> list[str]:
    """Say where channels, populations and questionnaire do not fit together."""
    problems = []
    if not plan.channels or not plan.populations:
        problems.append(_("Đợt phải có ít nhất một kênh và một nhóm đối tượng."))
    is_tally = Channel.TALLY in plan.channels
    problems += _check_rates(plan)
    if is_tally and len(set(plan.channels)) > 1:
        message = _("Bảng tổng hợp đã công bố không dùng chung đợt với kênh khác.")
        problems.append(message)
    if is_tally:
        return problems  # counted elsewhere: nobody is asked here
    questionnaire = plan.questionnaire
    if questionnaire is None:
        problems.append(_("Đợt khảo sát phải có phiếu khảo sát."))
    elif questionnaire.published_on is None:
        problems.append(_("Phiếu khảo sát chưa được ban hành."))
    elif questionnaire.method_id != plan.method.id:
        message = _("Phiếu khảo sát thuộc phương pháp khác với phương pháp của đợt.")
        problems.append(message)
    return problems


def _check_rates(plan: RoundPlan) -> list[str]:
    """Say what does not go with a method of typed counts."""
    if parse_method(plan.method.document).is_asked:
        return []
    problems = []
    if Channel.TALLY not in plan.channels:
        message = _(
            "Phương pháp %(code)s không hỏi người dân mà nhận số đếm: đợt phải dùng "
            "riêng kênh “tally”.",
            code=plan.method.code,
        )
        problems.append(message)
    if plan.weighting != Weighting.EQUAL:
        message = _(
            "Phương pháp %(code)s cộng thẳng các số đếm: trọng số của đợt phải là "
            "“equal”.",
            code=plan.method.code,
        )
        problems.append(message)
    return problems
