"""Counters that belong to another unit from today on."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from survey.access import Right, counter_of, needs, require, scope
from survey.db import get_session
from survey.errors import Problem
from survey.manage.counters.forms import MoveForm
from survey.manage.counters.views.blueprint import bp
from survey.manage.counters.views.here import found_counter, today
from survey.manage.counters.views.revised import keep_change, opened
from survey.manage.operations.counters import move_counter, state_of
from survey.models import Counter


@bp.get("/quay/<code>/chuyen")
@needs(Right.EDIT_COUNTERS, of=counter_of("code"))
def move_counter_page(code: str) -> ResponseReturnValue:
    """Ask which unit a counter belongs to from today on."""
    found = found_counter(code)
    return _moved(found, _form(MoveForm(formdata=None, revision=found.revision)))


@bp.post("/quay/<code>/chuyen")
@needs(Right.EDIT_COUNTERS, of=counter_of("code"))
def move(code: str) -> ResponseReturnValue:
    """Let a counter belong to another unit; sheets before keep the old one."""
    found, form = opened(code, _form(MoveForm()))
    if form.validate() and _go(found, form):
        return redirect(url_for("counters.counter", code=found.code), 303)
    return _moved(found, form), 422


def _go(found: Counter, form: MoveForm) -> bool:
    """Move a counter, or say at the field why it cannot go there."""
    unit = form.meant
    require(Right.EDIT_COUNTERS, unit.id)
    if unit.id == found.unit_id:
        form.unit.errors = [_("Quầy đang thuộc chính đơn vị này.")]
        return False
    before = state_of(found)
    try:
        move_counter(found, unit, on=today())
    except Problem as problem:
        form.unit.errors = [problem.message]
        return False
    keep_change("counter.moved", found, before)
    return True


def _form(form: MoveForm) -> MoveForm:
    form.unit.label.text = _("Đơn vị mới")
    form.look_among(get_session(), scope=scope(Right.EDIT_COUNTERS), today=today())
    return form


def _moved(found: Counter, form: MoveForm) -> str:
    return render_template("manage/counters/move.html", counter=found, form=form)
