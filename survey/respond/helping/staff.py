"""Where staff begin to help: how, for which counter; and how often it was done."""

from datetime import date

from flask import Blueprint, current_app, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _l
from sqlalchemy import Row, func, select
from sqlalchemy.orm import Session
from wtforms import RadioField, SelectChoice
from wtforms.validators import InputRequired

from survey import clock
from survey.access import Right, counter_of, needs, own_id
from survey.db import get_session
from survey.fields import StaffForm
from survey.models import Assistance, Channel, Counter, User
from survey.respond.counters import counter_called
from survey.respond.helping.passes import Helping, make_pass
from survey.respond.places import Absence
from survey.respond.requested import desk
from survey.words import channel_word

bp = Blueprint("help", __name__)
CHANNELS = (Channel.ASSISTED, Channel.PHONE, Channel.HOME)


class HelpForm(StaffForm):
    """How somebody is helped."""

    channel = RadioField(
        _l("Ông/Bà giúp bằng cách nào?"),
        validators=[InputRequired(_l("Xin chọn một cách."))],
    )


@bp.get("/quay/<code>/ho-tro")
@needs(Right.KEY_SHEETS, of=counter_of("code"))
def begin(code: str) -> ResponseReturnValue:
    """Say how helping goes, and ask how it is done."""
    return _page(counter_called(get_session(), code), _form(code))


@bp.post("/quay/<code>/ho-tro")
@needs(Right.KEY_SHEETS, of=counter_of("code"))
def start(code: str) -> ResponseReturnValue:
    """Lead to the questionnaire by a pass of who helps."""
    counter, form = counter_called(get_session(), code), _form(code)
    if not form.validate():
        return _page(counter, form), 422
    key: bytes = current_app.extensions["hailong_pass_key"]
    helping = Helping(own_id(), counter.code, Channel(form.channel.data))
    text = make_pass(key, helping, now=clock.now())
    return redirect(url_for("helping.questionnaire", text=text), 303)


def _form(code: str) -> HelpForm:
    """Return the form with the ways that a round of today takes."""
    form, found = HelpForm(), desk()
    taking = [
        one
        for one in CHANNELS
        if not isinstance(found.counter(code, _today(), one), Absence)
    ]
    words = {one: channel_word(one) for one in taking}
    form.channel.choices = [
        SelectChoice(one.value, word[:1].upper() + word[1:])
        for one, word in words.items()
    ]
    return form


def _page(counter: Counter, form: HelpForm) -> str:
    return render_template(
        "helping/begin.html",
        counter=counter,
        form=form,
        helped=_helped(get_session(), counter, since=_today().replace(day=1)),
    )


def _helped(session: Session, counter: Counter, *, since: date) -> list[Row[str, int]]:
    """Return who helped at a counter this month, and with how many sheets."""
    n = func.sum(Assistance.n)
    query = (
        select(User.email, n)
        .join(User, User.id == Assistance.user_id)
        .where(Assistance.counter_id == counter.id, Assistance.month == since)
        .group_by(User.email)
        .order_by(n.desc(), User.email)
    )
    return list(session.execute(query))


def _today() -> date:
    return clock.today(current_app.config["HAILONG"].zone)
