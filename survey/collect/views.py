"""Live counts of answers, for those who steer the fieldwork."""

from flask import Blueprint, current_app, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey import clock
from survey.access import ANYWHERE, Right, needs, scope
from survey.collect.progress import STRIP
from survey.collect.queries import progress, round_under_way, rounds
from survey.db import get_session
from survey.errors import Problem
from survey.models import Round
from survey.services import service_names
from survey.silence import silences

bp = Blueprint("collect", __name__)


@bp.get("/thu-thap")
@needs(Right.SEE_COUNTS, of=ANYWHERE)
def counts() -> ResponseReturnValue:
    """Show how many answers each unit and counter has collected."""
    session = get_session()
    today = clock.today(current_app.config["HAILONG"].zone)
    code = request.args.get("round", "")
    chosen = _round(session, code) if code else round_under_way(session, today=today)
    if chosen is None:
        return render_template("collect/no_round.html")
    return render_template(
        "collect/counts.html",
        progress=progress(session, chosen, today=today, scope=scope(Right.SEE_COUNTS)),
        rounds=rounds(session),
        services=service_names(session),
        alarms=silences(session, today=today, scope=scope(Right.SEE_COUNTS)),
        today=today,
        n_days=STRIP,
    )


def _round(session: Session, code: str) -> Round:
    found = session.scalar(select(Round).where(Round.code == code))
    if found is None:
        message = _("Không có đợt khảo sát nào mang mã “%(code)s”.", code=code)
        raise Problem(message, status=404)
    return found
