"""Survey rounds: opened for a unit and all below it, closed, found again."""

from datetime import date

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.codes import may_exist
from survey.errors import Problem
from survey.i18n import day
from survey.manage.operations.round_plan import RoundPlan, obstacles
from survey.models import Round

__all__ = ["RoundPlan", "close_round", "open_round", "round_by_code"]


def open_round(session: Session, plan: RoundPlan) -> Round:
    """Open a survey round, or raise a `Problem` with everything against it."""
    problems = obstacles(session, plan)
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
