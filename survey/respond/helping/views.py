"""The questionnaire on the device of somebody who helps."""

from dataclasses import replace
from functools import partial

from flask import Blueprint, current_app, g, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from survey import clock
from survey.db import get_engine
from survey.methods.form import Form
from survey.respond import pages, refusals
from survey.respond.answering import answered, blank
from survey.respond.body import read_fields
from survey.respond.helping.passes import Helping, NoPass, PassEnded, read_pass
from survey.respond.places import Absence, OpenCounter
from survey.respond.requested import NotTaking, body, desk
from survey.respond.spoken import Spoken
from survey.respond.thanking import thanked

bp = Blueprint("helping", __name__, url_prefix="/h")
refusals.register(bp)


@bp.get("/<text>")
def questionnaire(text: str) -> ResponseReturnValue:
    """Show the blank questionnaire of the counter that somebody helps at."""
    return blank(_counter(text))


@bp.post("/<text>")
def send(text: str) -> ResponseReturnValue:
    """Store a sheet, once, and count it for who helped."""
    g.fields = read_fields(request.mimetype, body())
    thanks = partial(url_for, "helping.thanks", text=text)
    return answered(_counter(text), thanks)


@bp.get("/<text>/cam-on/<receipt>")
def thanks(text: str, receipt: str) -> ResponseReturnValue:
    """Say thanks for a sheet that is stored, and lead to a blank one."""
    spoken = pages.spoken_in(request.args.get("lang"), _form(text))
    following = url_for("helping.questionnaire", text=text)  # in their own language
    return thanked(receipt, spoken, following=following)


@bp.errorhandler(NoPass)
def _no_pass(_error: NoPass) -> ResponseReturnValue:
    return pages.notice_page("helping_over", status=404, spoken=_asked_in())


@bp.errorhandler(PassEnded)
def _ended(_error: PassEnded) -> ResponseReturnValue:
    """Keep in the page what was answered: the helper may open the pass again."""
    spoken = _asked_in() or pages.spoken_in(None)
    fields = g.get("fields", {})
    return pages.held_page("helping_ended", fields, spoken, status=410)


def _form(text: str) -> Form | None:
    """Return what is asked by a pass; None where nothing is any more."""
    try:
        return desk().form(_counter(text).place.questionnaire_id)
    except (NoPass, PassEnded, NotTaking):
        return None


def _asked_in() -> Spoken | None:
    language = request.args.get("lang")
    return pages.spoken_in(language) if language else None


def _counter(text: str) -> OpenCounter:
    """Return the counter of a pass, bound to who helps; or raise why there is none."""
    day = clock.today(current_app.config["HAILONG"].zone)
    # Closed again before a sheet is stored: who reads would keep it from being written.
    with Session(get_engine()) as session:
        found: Helping = read_pass(session, text, now=clock.now(), today=day)
    counter = desk().counter(found.counter, day, found.channel)
    if isinstance(counter, Absence):
        raise NotTaking(counter)
    return replace(counter, place=replace(counter.place, helper=found.user_id))
