"""Interviews by a list: of its unit, into its round, by telephone or at home.

The address names the list, never somebody on it: nothing leads from there to a sheet.
"""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _l
from sqlalchemy import select
from sqlalchemy.orm import Session
from wtforms import RadioField, SelectChoice
from wtforms.validators import InputRequired

from survey.access import ANYWHERE, Right, draw_of, needs, scope
from survey.db import get_session
from survey.i18n import named
from survey.models import Channel, Counter, Draw, Frame
from survey.respond.counters import counter_called
from survey.respond.helping.office.unsaid import open_by_pass
from survey.respond.helping.office.ways import HelpForm, taking, today
from survey.respond.interviews.lists import lists_of

bp = Blueprint("interviews", __name__)
CHANNELS = (Channel.PHONE, Channel.HOME)


class InterviewForm(HelpForm):
    """How an interview is held, and at which counter of the unit it is counted."""

    counter = RadioField(
        _l("Phiếu ghi vào quầy nào?"),
        validators=[InputRequired(_l("Xin chọn một quầy."))],
    )


@bp.get("/phong-van")
@needs(Right.KEY_SHEETS, of=ANYWHERE)
def lists() -> ResponseReturnValue:
    """Show the lists that interviewers go by, each with the part of everybody."""
    own = scope(Right.KEY_SHEETS)
    found = lists_of(get_session(), scope=own, today=today())
    return render_template("interviews/lists.html", lists=found)


@bp.route("/phong-van/<int(max=999999999):draw_id>", methods=["GET", "POST"])
@needs(Right.KEY_SHEETS, of=draw_of("draw_id"))
def interview(draw_id: int) -> ResponseReturnValue:
    """Ask how an interview is held; then open the questionnaire by a pass."""
    session = get_session()
    draw = session.get_one(Draw, draw_id)
    form = _form(session, draw.frame)
    if form.validate_on_submit():
        counter = counter_called(session, form.counter.data)
        return open_by_pass(counter, Channel(form.channel.data))
    page = render_template(
        "interviews/interview.html",
        draw=draw,
        form=form,
        chosen=request.args.get("nguoi", type=int),
    )
    return page, 422 if form.is_submitted() else 200


def _form(session: Session, frame: Frame) -> InterviewForm:
    """Return the form with the counters of a list's unit that its round asks at."""
    form, round_id = InterviewForm(), frame.round_id
    ways = {
        counter: found
        for counter in _counters(session, frame.unit_id)
        if (found := taking(counter.code, CHANNELS, round_id=round_id))
    }
    form.offer(dict.fromkeys(one for found in ways.values() for one in found))
    form.counter.choices = [SelectChoice(one.code, named(one)) for one in ways]
    if ways and not form.is_submitted():
        form.counter.data = next(iter(ways)).code
    return form


def _counters(session: Session, unit_id: int) -> list[Counter]:
    query = select(Counter).where(Counter.unit_id == unit_id).order_by(Counter.id)
    return [one for one in session.scalars(query) if one.is_open_on(today())]
