"""The questionnaire on the device of somebody who helps."""

from dataclasses import replace

from flask import Blueprint, current_app, g, request
from flask.blueprints import BlueprintSetupState
from flask.typing import ResponseReturnValue

from survey import clock
from survey.respond import pages, refusals
from survey.respond.answering import answered, blank
from survey.respond.body import read_fields
from survey.respond.helping.passes import Helping, pass_key, read_pass
from survey.respond.places import Absence, OpenCounter
from survey.respond.requested import NotTaking, body, desk

bp = Blueprint("helping", __name__, url_prefix="/h")
refusals.register(bp)


class NoPass(Exception):
    """The address is no pass, or one of long ago."""


@bp.record_once
def _set_up(state: BlueprintSetupState) -> None:
    key = pass_key(state.app.config["SECRET_KEY"])
    state.app.extensions["hailong_pass_key"] = key


@bp.get("/<text>")
def questionnaire(text: str) -> ResponseReturnValue:
    """Show the blank questionnaire of the counter that somebody helps at."""
    return blank(_counter(text))


@bp.post("/<text>")
def send(text: str) -> ResponseReturnValue:
    """Store a sheet, once, and count it for who helped."""
    g.fields = read_fields(request.mimetype, body())
    return answered(_counter(text))


@bp.errorhandler(NoPass)
def _no_pass(_error: NoPass) -> ResponseReturnValue:
    language = request.args.get("lang")
    spoken = pages.spoken_in(language) if language else None
    return pages.notice_page("helping_over", status=404, spoken=spoken)


def _counter(text: str) -> OpenCounter:
    """Return the counter of a pass, bound to who helps; or raise why there is none."""
    found = _helping(text)
    day = clock.today(current_app.config["HAILONG"].zone)
    counter = desk().counter(found.counter, day, found.channel)
    if isinstance(counter, Absence):
        raise NotTaking(counter)
    return replace(counter, place=replace(counter.place, helper=found.user_id))


def _helping(text: str) -> Helping:
    key: bytes = current_app.extensions["hailong_pass_key"]
    found = read_pass(key, text, now=clock.now())
    if found is None:
        raise NoPass
    return found
