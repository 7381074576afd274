"""New counters: one, or several at once."""

from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from survey import clock
from survey.access import ANYWHERE, Right, needs, own_id, require, scope
from survey.audit import Event, keep
from survey.db import get_session
from survey.errors import Problem
from survey.manage.counters.forms import OpenForm
from survey.manage.counters.sent_twice import opened_already
from survey.manage.counters.views.blueprint import bp
from survey.manage.counters.views.here import today
from survey.manage.operations.counter_names import names_taken, numbered_names
from survey.manage.operations.counters import open_counter, state_of
from survey.manage.services_in_use import services_in_use
from survey.models import Counter, Unit
from survey.services import service_names


@bp.get("/quay/moi")
@needs(Right.EDIT_COUNTERS, of=ANYWHERE)
def new_counter() -> ResponseReturnValue:
    """Ask what a new counter shall be like."""
    given = {"unit": request.args.get("unit", ""), "opened_on": today()}
    given["begun"] = clock.now().isoformat()
    return _page(_form(OpenForm(formdata=None, data=given)))


@bp.post("/quay/moi")
@needs(Right.EDIT_COUNTERS, of=ANYWHERE)
def open_counters() -> ResponseReturnValue:
    """Open counters at a unit, under new codes."""
    session, form = get_session(), _form(OpenForm())
    if not form.validate():
        return _page(form), 422
    unit = form.meant
    require(Right.EDIT_COUNTERS, unit.id)
    asked, begun = _asked(form), form.begun.data or ""
    opened = opened_already(session, unit, asked, since=begun, by=own_id())
    if opened:
        return _to(unit, opened)
    if not _are_new(form, unit, [str(one["name"]) for one in asked]):
        return _page(form), 422
    try:
        opened = [open_counter(session, unit, **one) for one in asked]
    except Problem as problem:
        form.opened_on.errors = [problem.message]
        return _page(form), 422
    keep(session, _event(unit, opened))
    return _to(unit, opened)


def _to(unit: Unit, opened: list[Counter]) -> ResponseReturnValue:
    if len(opened) == 1:
        return redirect(url_for("counters.counter", code=opened[0].code), 303)
    return redirect(url_for("counters.unit_counters", code=unit.code), 303)


def _form(form: OpenForm) -> OpenForm:
    session = get_session()
    form.offer(services_in_use(session), service_names(session))
    form.look_among(session, scope=scope(Right.EDIT_COUNTERS), today=today())
    return form


def _page(form: OpenForm) -> str:
    return render_template("manage/counters/new.html", form=form)


def _are_new(form: OpenForm, unit: Unit, names: list[str]) -> bool:
    taken = names_taken(get_session(), unit, names)
    if taken:
        said = ", ".join(f"“{name}”" for name in taken[:5])
        form.name.errors = [_("Đơn vị đã có quầy đang mở tên %(names)s.", names=said)]
    return not taken


def _asked(form: OpenForm) -> list[dict[str, Any]]:
    """Return what each of the new counters shall be like."""
    numbers = {"n": form.n.data, "first": form.first.data}
    names = numbered_names(form.name.data, **numbers)
    english = numbered_names(form.name_en.data, **numbers)
    same = {
        "room": form.room.data,
        "service": form.service.data or "",
        "opened_on": form.opened_on.data,
    }
    return [
        {"name": name, "name_en": name_en} | same
        for name, name_en in zip(names, english, strict=True)
    ]


def _event(unit: Unit, opened: list[Counter]) -> Event:
    if len(opened) == 1:
        [one] = opened
        return Event(
            "counter.opened", "counter", one.code, unit.id, after=state_of(one)
        )
    after = {one.code: one.name for one in opened}
    return Event("counters.opened", "unit", unit.code, unit.id, after=after)
