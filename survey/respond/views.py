"""The citizen's page: shown, taken back filled in, thanked for."""

from flask import Blueprint, g, request
from flask.blueprints import BlueprintSetupState
from flask.typing import ResponseReturnValue

from survey.respond import listening, pages, refusals
from survey.respond.answering import answered, blank
from survey.respond.body import read_fields
from survey.respond.desk import Desk
from survey.respond.requested import body, form_at, open_counter
from survey.respond.thanking import thanked

bp = Blueprint("respond", __name__, url_prefix="/q")
refusals.register(bp)
listening.register(bp)


@bp.record_once
def _set_up(state: BlueprintSetupState) -> None:
    engine = state.app.extensions["hailong_engine"]
    key = state.app.config["SECRET_KEY"]
    state.app.extensions["hailong_desk"] = Desk(engine, secret_key=key)


@bp.get("/<code>")
def questionnaire(code: str) -> ResponseReturnValue:
    """Show the blank questionnaire of a counter."""
    return blank(open_counter(code))


@bp.post("/<code>")
def send(code: str) -> ResponseReturnValue:
    """Store a sheet, once; show the page again if something has to be mended."""
    g.fields = read_fields(request.mimetype, body())
    return answered(open_counter(code))


@bp.get("/<code>/cam-on/<receipt>")
def thanks(code: str, receipt: str) -> ResponseReturnValue:
    """Say thanks for a sheet that is stored, and show its receipt."""
    spoken = pages.spoken_in(request.args.get("lang"), form_at(code))
    return thanked(receipt, spoken)
