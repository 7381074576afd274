"""Where staff begin to help at a counter: how; by which passes, and how often."""

from datetime import date

from flask import render_template
from flask.typing import ResponseReturnValue
from sqlalchemy import Row, func, select
from sqlalchemy.orm import Session

from survey import clock
from survey.access import Right, counter_of, needs, own_id
from survey.db import get_session
from survey.models import Assistance, Channel, Counter, User
from survey.passes import passes_at
from survey.respond.counters import counter_called
from survey.respond.helping.office.blueprint import bp
from survey.respond.helping.office.unsaid import open_by_pass
from survey.respond.helping.office.ways import HelpForm, taking, today

CHANNELS = (Channel.ASSISTED, Channel.PHONE, Channel.HOME)


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
    return open_by_pass(counter, Channel(form.channel.data))


def _form(code: str) -> HelpForm:
    form = HelpForm()
    form.offer(taking(code, CHANNELS))
    return form


def _page(counter: Counter, form: HelpForm) -> str:
    session = get_session()
    return render_template(
        "helping/begin.html",
        counter=counter,
        form=form,
        passes=passes_at(session, counter),
        own_id=own_id(),
        now=clock.now(),
        helped=_helped(session, counter, since=today().replace(day=1)),
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
