"""Survey rounds: opened for a unit and all below it, closed, weighted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.codes import CODE, may_exist
from survey.errors import Problem
from survey.i18n import day
from survey.models import (
    Channel,
    Method,
    Population,
    Questionnaire,
    Round,
    Unit,
    Weighting,
)
from survey.tree import load_tree


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


def open_round(session: Session, plan: RoundPlan) -> Round:
    """Open a survey round, or raise a `Problem` with everything against it."""
    problems = [*_check_plan(plan), *_check_questions(plan)]
    problems += _check_standing(session, plan)
    if problems:
        raise Problem("\n".join(problems))
    round_ = Round(
        code=plan.code,
        title=plan.title,
        starts_on=plan.starts_on,
        ends_on=plan.ends_on,
        method_id=plan.method.id,
        questionnaire_id=plan.questionnaire and plan.questionnaire.id,
        root_id=plan.root.id,
        channels=[str(channel) for channel in plan.channels],
        populations=[str(population) for population in plan.populations],
        weighting=plan.weighting,
    )
    session.add(round_)
    session.flush()
    return round_


def round_by_code(session: Session, code: str) -> Round:
    """Return the round of a code, or raise a `Problem` of status 404."""
    question = select(Round).where(Round.code == code)
    round_ = session.scalar(question) if may_exist(code) else None
    if round_ is None:
        message = _("Không có đợt khảo sát nào mang mã “%(code)s”.", code=code)
        raise Problem(message, status=404)
    return round_


def close_round(round_: Round, *, on: date) -> None:
    """Take no more sheets in a round; what came in stays."""
    if round_.closed_on is not None:
        place = {"code": round_.code, "day": day(round_.closed_on)}
        raise Problem(_("Đợt %(code)s đã đóng từ ngày %(day)s.", **place))
    round_.closed_on = on


def _check_plan(plan: RoundPlan) -> list[str]:
    problems = []
    if not CODE.fullmatch(plan.code):
        problems.append(
            _(
                "Mã đợt “%(code)s” chỉ dùng A-Z a-z 0-9 . _ -, dài nhất 32.",
                code=plan.code,
            )
        )
    if not plan.title.strip() or len(plan.title) > 200:
        problems.append(_("Tên đợt phải có, dài nhất 200 ký tự."))
    if plan.ends_on < plan.starts_on:
        period = {"start": day(plan.starts_on), "end": day(plan.ends_on)}
        problems.append(_("Ngày cuối %(end)s trước ngày đầu %(start)s.", **period))
    elif not _is_valid_during(plan.root, plan.starts_on, plan.ends_on):
        problems.append(_("%(unit)s không hoạt động suốt đợt.", unit=plan.root.code))
    return problems


def _is_valid_during(unit: Unit, start: date, end: date) -> bool:
    return unit.is_valid_on(start) and unit.is_valid_on(end)


def _check_questions(plan: RoundPlan) -> list[str]:
    """Say where channels, populations and questionnaire do not fit together."""
    problems = []
    if not plan.channels or not plan.populations:
        problems.append(_("Đợt phải có ít nhất một kênh và một nhóm đối tượng."))
    is_tally = Channel.TALLY in plan.channels
    if is_tally and len(set(plan.channels)) > 1:
        problems.append(_("Số liệu công bố không đi cùng kênh khác trong một đợt."))
    if is_tally:
        return problems  # counted elsewhere: nobody is asked here
    questionnaire = plan.questionnaire
    if questionnaire is None:
        problems.append(_("Đợt thu phiếu phải có bảng hỏi."))
    elif questionnaire.published_on is None:
        problems.append(_("Bảng hỏi chưa được ban hành."))
    elif questionnaire.method_id != plan.method.id:
        problems.append(_("Bảng hỏi thuộc phương pháp khác với phương pháp của đợt."))
    return problems


def _check_standing(session: Session, plan: RoundPlan) -> list[str]:
    """Say which rounds have the code, or ask at the same places at the same time."""
    problems = []
    rounds = list(session.scalars(select(Round).order_by(Round.code)))
    if any(other.code == plan.code for other in rounds):
        problems.append(_("Đã có đợt mang mã “%(code)s”.", code=plan.code))
    tree = load_tree(session)
    line = {*tree.subtree(plan.root.id), *tree.ancestors(plan.root.id)}
    for other in rounds:
        shared = (set(plan.channels) & set(other.channels)) - {Channel.TALLY}
        if shared and other.root_id in line and _overlaps(plan, other):
            place = {
                "code": other.code,
                "start": day(other.starts_on),
                "end": day(other.ends_on),
                "channels": ", ".join(sorted(shared)),
            }
            problems.append(
                _(
                    "Đợt %(code)s (%(start)s – %(end)s) đang mở ở cùng đơn vị và "
                    "cùng kênh %(channels)s: hãy đóng đợt đó hoặc chọn ngày khác.",
                    **place,
                )
            )
    return problems


def _overlaps(plan: RoundPlan, other: Round) -> bool:
    is_apart = other.ends_on < plan.starts_on or plan.ends_on < other.starts_on
    return other.closed_on is None and not is_apart
