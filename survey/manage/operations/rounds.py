"""Survey rounds: opened for a unit and all below it, or some of it; found again."""

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.codes import may_exist
from survey.errors import Problem
from survey.manage.operations.round_changes import apply_plan
from survey.manage.operations.round_closing import close_round
from survey.manage.operations.round_plan import RoundPlan, obstacles
from survey.manage.operations.round_units import write_units
from survey.models import Round

__all__ = ["RoundPlan", "close_round", "open_round", "round_by_code"]


def open_round(session: Session, plan: RoundPlan) -> Round:
    """Open a survey round, or raise a `Problem` with everything against it."""
    problems = obstacles(session, plan)
    if problems:
        raise Problem("\n".join(problems))
    round_ = Round()
    apply_plan(round_, plan)
    session.add(round_)
    session.flush()
    write_units(session, round_, plan.units)
    return round_


def round_by_code(session: Session, code: str, *, to_change: bool = False) -> Round:
    """Return the round of a code, or raise a `Problem` of status 404.

    Whoever is going to change it waits until nobody else is changing it.
    """
    question = select(Round).where(Round.code == code)
    if to_change:
        question = question.with_for_update()
    round_ = session.scalar(question) if may_exist(code) else None
    if round_ is None:
        message = _("Không có đợt khảo sát nào mang mã “%(code)s”.", code=code)
        raise Problem(message, status=404)
    return round_
