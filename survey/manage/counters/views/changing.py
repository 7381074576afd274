"""Counters described anew, closed, opened again, moved to another unit."""

from typing import TypeVar

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from survey.access import Right, counter_of, needs, require, scope
from survey.audit import Event, changes, keep
from survey.db import get_session
from survey.editing import Place, check_revision
from survey.errors import Problem
from survey.fields import EditForm
from survey.manage.counters.forms import CloseForm, DescribeForm, MoveForm, ReopenForm
from survey.manage.counters.queries import unit_choices
from survey.manage.counters.views.blueprint import bp
from survey.manage.counters.views.here import found_counter, found_unit, today
from survey.manage.operations.counter_names import names_taken
from survey.manage.operations.counters import (
    check_no_later_sheets,
    close_counter,
    move_counter,
    reopen_counter,
    state_of,
)
from survey.manage.services_in_use import services_in_use
from survey.models import Counter
from survey.services import service_names
from survey.watch import forget

Form = TypeVar("Form", bound=EditForm)


@bp.get("/quay/<code>/sua")
@needs(Right.EDIT_COUNTERS, of=counter_of("code"))
def edit_counter(code: str) -> ResponseReturnValue:
    """Show what a counter is called and where it is, to be changed."""
    found = found_counter(code)
    form = DescribeForm(formdata=None, obj=found)
    return _described(found, form)


@bp.post("/quay/<code>/sua")
@needs(Right.EDIT_COUNTERS, of=counter_of("code"))
def describe_counter(code: str) -> ResponseReturnValue:
    """Describe a counter anew; sheets handed in before keep their service."""
    found, form = _opened(code, DescribeForm())
    _offer(found, form)
    if form.validate() and _is_free(found, form):
        before = state_of(found)
        for name, value in form.answers().items():
            setattr(found, name, value or "")
        return _keep("counter.edited", found, before)
    return _described(found, form), 422


@bp.get("/quay/<code>/dong")
@needs(Right.EDIT_COUNTERS, of=counter_of("code"))
def retire_counter(code: str) -> ResponseReturnValue:
    """Ask from which day on a counter takes no more sheets."""
    found = found_counter(code)
    return _page("close", found, CloseForm(formdata=None, obj=found, on=today()))


@bp.post("/quay/<code>/dong")
@needs(Right.EDIT_COUNTERS, of=counter_of("code"))
def close(code: str) -> ResponseReturnValue:
    """Let a counter take no more sheets from a day on."""
    found, form = _opened(code, CloseForm())
    if form.validate():
        before = state_of(found)
        try:
            check_no_later_sheets(get_session(), found, on=form.on.data)
            close_counter(found, on=form.on.data)
        except Problem as problem:
            form.on.errors = [problem.message]
        else:
            return _keep("counter.retired", found, before)
    return _page("close", found, form), 422


@bp.get("/quay/<code>/mo-lai")
@needs(Right.EDIT_COUNTERS, of=counter_of("code"))
def reopen_counter_page(code: str) -> ResponseReturnValue:
    """Ask whether a closed counter shall take sheets again."""
    found = found_counter(code)
    return _page("reopen", found, ReopenForm(formdata=None, obj=found))


@bp.post("/quay/<code>/mo-lai")
@needs(Right.EDIT_COUNTERS, of=counter_of("code"))
def reopen(code: str) -> ResponseReturnValue:
    """Let a closed counter take sheets again, under its old code."""
    found, form = _opened(code, ReopenForm())
    if not form.validate():
        return _page("reopen", found, form), 422
    before = state_of(found)
    reopen_counter(found, on=today())
    return _keep("counter.reopened", found, before)


@bp.get("/quay/<code>/chuyen")
@needs(Right.EDIT_COUNTERS, of=counter_of("code"))
def move_counter_page(code: str) -> ResponseReturnValue:
    """Ask which unit a counter belongs to from today on."""
    found = found_counter(code)
    return _moved(found, MoveForm(formdata=None, revision=found.revision))


@bp.post("/quay/<code>/chuyen")
@needs(Right.EDIT_COUNTERS, of=counter_of("code"))
def move(code: str) -> ResponseReturnValue:
    """Let a counter belong to another unit; sheets before keep the old one."""
    found, form = _opened(code, MoveForm())
    if form.validate() and _go(found, form):
        return redirect(url_for("counters.counter", code=found.code), 303)
    return _moved(found, form), 422


def _go(found: Counter, form: MoveForm) -> bool:
    """Move a counter, or say at the field why it cannot go there."""
    unit = found_unit(form.unit.data)
    if unit is None:
        form.unit.errors = [_("Không có đơn vị nào mang mã này.")]
        return False
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
    _keep("counter.moved", found, before)
    return True


def _is_free(found: Counter, form: DescribeForm) -> bool:
    """Return whether no other counter of the unit bears the name."""
    name = form.name.data
    if name.casefold() == found.name.casefold():
        return True
    taken = names_taken(get_session(), found.unit, [name])
    if taken:
        form.name.errors = [
            _("Đơn vị đã có quầy đang mở tên %(names)s.", names=f"“{name}”")
        ]
    return not taken


def _opened(code: str, form: Form) -> tuple[Counter, Form]:
    """Return the counter and its form, unless somebody changed it meanwhile (409)."""
    found = found_counter(code)
    place = Place("counter", found.code)
    check_revision(get_session(), found, form["revision"].data, place=place)
    return found, form


def _keep(
    action: str, found: Counter, before: dict[str, object]
) -> ResponseReturnValue:
    session = get_session()
    session.flush()
    said = changes(before, state_of(found))
    keep(session, Event(action, "counter", found.code, found.unit_id, **said))
    forget()
    return redirect(url_for("counters.counter", code=found.code), 303)


def _offer(found: Counter, form: DescribeForm) -> None:
    session = get_session()
    form.offer(
        {*services_in_use(session), found.service} - {""}, service_names(session)
    )


def _described(found: Counter, form: DescribeForm) -> str:
    _offer(found, form)
    return _page("edit", found, form)


def _moved(found: Counter, form: MoveForm) -> str:
    own = scope(Right.EDIT_COUNTERS)
    units = unit_choices(get_session(), day=today(), scope=own)
    return render_template(
        "manage/counters/move.html", counter=found, form=form, units=units
    )


def _page(name: str, found: Counter, form: EditForm) -> str:
    return render_template(f"manage/counters/{name}.html", counter=found, form=form)
