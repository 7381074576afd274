"""The page that leads through the setting up."""

from flask import Blueprint, current_app, render_template
from flask.typing import ResponseReturnValue

from survey import clock
from survey.access import ANYWHERE, Right, needs, scope
from survey.access.second_factor import needs_second_factor
from survey.db import get_session
from survey.manage.setup.queries import standing
from survey.manage.setup.steps import next_step, steps

bp = Blueprint("setup", __name__)


@bp.get("/thiet-lap")
@needs(Right.SEE_UNITS, of=ANYWHERE)
def all_steps() -> ResponseReturnValue:
    """Show the steps of setting up: which are done, and which comes next."""
    today = clock.today(current_app.config["HAILONG"].zone)
    own = scope(Right.SEE_UNITS)
    found = steps(
        standing(get_session(), day=today, scope=own),
        lacks_second_factor=needs_second_factor(),
    )
    return render_template(
        "manage/setup/steps.html", steps=found, next=next_step(found)
    )
