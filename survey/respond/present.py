"""The page behind a code that a screen at the counter shows, new every half minute.

It is the counter's ordinary page; only its token says that whoever opened it stood
there. An old code, or one that somebody passed on, opens the same page without saying
so.
"""

from flask import Blueprint, current_app
from flask.blueprints import BlueprintSetupState
from flask.typing import ResponseReturnValue
from limits import RateLimitItemPerHour
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter

from survey import clock
from survey.respond import refusals, views
from survey.respond.answering import blank
from survey.respond.places import OpenCounter
from survey.respond.requested import open_counter
from survey.respond.steps import step_key, step_shown

# As many as may stand at one screen. Counted in this process's memory: a count by the
# half minute in the database would tell when sheets were filled in.
MOST_A_STEP = RateLimitItemPerHour(5)

bp = Blueprint("present", __name__, url_prefix="/k")
refusals.register(bp)


@bp.record_once
def _set_up(state: BlueprintSetupState) -> None:
    limiter = FixedWindowRateLimiter(MemoryStorage())
    state.app.extensions["hailong_pages_a_step"] = limiter
    state.app.extensions["hailong_step_key"] = step_key(state.app.config["SECRET_KEY"])


@bp.get("/<code>/<stamp>")
def questionnaire(code: str, stamp: str) -> ResponseReturnValue:
    """Show the blank questionnaire of a counter to somebody who stands there."""
    counter = open_counter(code)
    return blank(counter, is_present=_is_present(counter, stamp))


@bp.post("/<code>/<stamp>")
def send(code: str, stamp: str) -> ResponseReturnValue:
    """Store a sheet, once: the page sends to the address it was opened at."""
    return views.send(code)


def _is_present(counter: OpenCounter, stamp: str) -> bool:
    key: bytes = current_app.extensions["hailong_step_key"]
    step = step_shown(key, counter.code, stamp, now=clock.now())
    if step is None:
        return False
    limiter: FixedWindowRateLimiter = current_app.extensions["hailong_pages_a_step"]
    return limiter.hit(MOST_A_STEP, counter.code, str(step))
