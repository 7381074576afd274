"""Live counts of answers, for those who steer the fieldwork."""

from collections.abc import Sequence

from flask import Blueprint, current_app, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from survey import clock
from survey.access import ANYWHERE, Right, needs, scope
from survey.collect.progress import STRIP
from survey.collect.queries import progress, round_under_way
from survey.db import get_session
from survey.errors import Problem
from survey.models import Round
from survey.rounds_in_sight import rounds_in_sight
from survey.services import service_names
from survey.silence import silences

bp = Blueprint("collect", __name__)


@bp.get("/thu-thap")
@needs(Right.SEE_COUNTS, of=ANYWHERE)
def counts() -> ResponseReturnValue:
    """Show how many answers each unit and counter has collected."""
    session = get_session()
    today = clock.today(current_app.config["HAILONG"].zone)
    own = scope(Right.SEE_COUNTS)
    rounds, code = rounds_in_sight(session, own), request.args.get("round", "")
    chosen = _round(rounds, code) if code else round_under_way(rounds, today=today)
    if chosen is None:
        return render_template("collect/no_round.html")
    return render_template(
        "collect/counts.html",
        progress=progress(session, chosen, today=today, scope=own),
        rounds=rounds,
        services=service_names(session),
        alarms=silences(session, today=today, scope=own),
        today=today,
        n_days=STRIP,
    )


def _round(rounds: Sequence[Round], code: str) -> Round:
    found = next((round_ for round_ in rounds if round_.code == code), None)
    if found is None:
        message = _("Không có đợt khảo sát nào mang mã “%(code)s”.", code=code)
        raise Problem(message, status=404)
    return found
