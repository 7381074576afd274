"""Printing for a whole unit: what, how many, at once or by the worker."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from survey.access import Right, needs, own_id, unit_of
from survey.audit import Event, keep
from survey.db import get_session
from survey.manage.counters.forms import PrintForm
from survey.manage.counters.posters import Size
from survey.manage.counters.printing import AT_ONCE, KIND, check_number
from survey.manage.counters.queries import standing_ids
from survey.manage.counters.views.blueprint import bp
from survey.manage.counters.views.here import asked_size, today
from survey.tasks import ask_for
from survey.tree import unit_by_code


@bp.get("/don-vi/<code>/in")
@needs(Right.SEE_COUNTERS, of=unit_of("code"))
def print_unit(code: str) -> ResponseReturnValue:
    """Ask what to print for the counters of a unit and all below it."""
    form = PrintForm(formdata=None, size=asked_size())
    form.offer()
    return _page(code, form)


@bp.post("/don-vi/<code>/in")
@needs(Right.SEE_COUNTERS, of=unit_of("code"))
def ask_for_prints(code: str) -> ResponseReturnValue:
    """Lead to the file, or have the worker make it."""
    session, form = get_session(), PrintForm()
    form.offer()
    if not form.validate():
        return _page(code, form), 422
    unit = unit_by_code(session, code)
    n, size = len(standing_ids(session, unit, day=today())), Size(form.size.data)
    check_number(n)
    if n <= AT_ONCE:
        to = url_for("counters.unit_posters", code=unit.code, size=size)
        return redirect(to, 303)
    again = url_for("counters.print_unit", code=unit.code, size=size)
    params = {"unit": unit.code, "size": size, "again": again}
    asked = ask_for(session, KIND, params, by=own_id())
    said = {"kind": KIND, "unit": unit.code, "size": size, "n": n}
    keep(session, Event("task.asked", "task", asked.id, unit.id, after=said))
    return redirect(url_for("oversight.task", task_id=asked.id), 303)


def _page(code: str, form: PrintForm) -> str:
    session = get_session()
    unit = unit_by_code(session, code)
    return render_template(
        "manage/counters/print.html",
        unit=unit,
        form=form,
        n=len(standing_ids(session, unit, day=today())),
        at_once=AT_ONCE,
    )
