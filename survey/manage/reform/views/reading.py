"""Looking back at reforms, and taking back one whose day has not come."""

from datetime import date

from flask import current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from survey import clock, words
from survey.access import ANYWHERE, Right, may, needs, require, scope
from survey.access.refusals import foreign
from survey.audit import keep
from survey.days import read_day
from survey.db import get_session
from survey.errors import Problem
from survey.manage.operations.reforms import withdraw as take_back
from survey.manage.operations.reforms.events import withdrawn_event
from survey.manage.reform import words as reform_words
from survey.manage.reform.blueprint import bp
from survey.manage.reform.history import Entry, Period, entries, entry_of, is_in
from survey.manage.reform.outcome import outcome_of
from survey.models import Reform

MOST_SHOWN = 200


@bp.get("/sap-xep")
@needs(Right.SEE_UNITS, of=ANYWHERE)
def reforms() -> ResponseReturnValue:
    """List the reforms there were and will be, of all times or of some days."""
    period = Period(_day("from"), _day("to"))
    found = entries(get_session(), period, scope=scope(Right.SEE_UNITS))
    return render_template(
        "manage/reform/reforms.html",
        entries=found[:MOST_SHOWN],
        n_more=max(len(found) - MOST_SHOWN, 0),
        period=period,
        today=_today(),
        say=reform_words,
    )


@bp.get("/sap-xep/<int(max=999999999):number>")
@needs(Right.SEE_UNITS, of=ANYWHERE)
def reform(number: int) -> ResponseReturnValue:
    """Show what a reform did, or will do."""
    entry, found = _entry(number)
    is_to_come = found.happens_on > _today() and found.settled_at is None
    return render_template(
        "manage/reform/reform.html",
        entry=entry,
        reform=found,
        outcome=outcome_of(get_session(), found),
        is_to_come=is_to_come,
        may_withdraw=is_to_come
        and all(may(Right.EDIT_UNITS, u.id) for u in (*entry.before, *entry.after)),
        say=reform_words,
        words=words,
    )


@bp.post("/sap-xep/<int(max=999999999):number>/rut")
@needs(Right.EDIT_UNITS, of=ANYWHERE)
def withdraw(number: int) -> ResponseReturnValue:
    """Take a reform back whose day has not come."""
    session = get_session()
    entry, found = _entry(number)
    for unit in (*entry.before, *entry.after):
        require(Right.EDIT_UNITS, unit.id)
    event = withdrawn_event(found)
    take_back(session, found, today=_today())
    keep(session, event)
    flash(_("Đã rút lại việc sắp xếp: cây đơn vị như chưa có việc này."))
    return redirect(url_for("reform.reforms"), code=303)


def _entry(number: int) -> tuple[Entry, Reform]:
    session = get_session()
    found = session.get(Reform, number)
    if found is None:
        raise foreign()
    entry = entry_of(session, found)
    if not is_in(entry, scope(Right.SEE_UNITS)):
        raise foreign()
    return entry, found


def _day(name: str) -> date | None:
    text = request.args.get(name, "").strip()
    day = read_day(text)
    if text and day is None:
        raise Problem(_("Ngày viết như 2025-07-01 hoặc 1/7/2025."), status=400)
    return day


def _today() -> date:
    return clock.today(current_app.config["HAILONG"].zone)
