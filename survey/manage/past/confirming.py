"""What a file would bring, or what is wrong with it; confirmed, it is written."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from survey.access import Right, needs, own_id, round_of
from survey.access.refusals import foreign
from survey.audit import Event, keep
from survey.db import get_session
from survey.fields import StaffForm
from survey.manage.operations.past.reading import Holds
from survey.manage.operations.rounds import round_by_code
from survey.manage.past.blueprint import bp
from survey.manage.past.own_task import own_task
from survey.manage.past.told import told_of
from survey.manage.past.work import CHECK, WRITE
from survey.tasks import ask_for, standing


@bp.get("/dot-khao-sat/<code>/du-lieu-cu/<task_id>/kiem-tra")
@needs(Right.EDIT_ROUNDS, of=round_of("code"))
def checked(code: str, task_id: str) -> ResponseReturnValue:
    """Show what a file would bring, or what is wrong with it."""
    round_ = round_by_code(get_session(), code)
    found = own_task(code, task_id, CHECK)
    if found.outcome is None:
        return redirect(url_for("oversight.task", task_id=found.id), 303)
    return render_template(
        "manage/past/checked.html",
        round=round_,
        task=found,
        told=told_of(found.outcome),
        is_of_counts=found.params["holds"] == Holds.COUNTS,
        confirmed=standing(get_session(), found.params.get("confirmed")),
        form=StaffForm(),
    )


@bp.post("/dot-khao-sat/<code>/du-lieu-cu/<task_id>/kiem-tra")
@needs(Right.EDIT_ROUNDS, of=round_of("code"))
def confirm(code: str, task_id: str) -> ResponseReturnValue:
    """Have the worker write what the page showed; once, however often it is sent."""
    session = get_session()
    round_ = round_by_code(session, code, to_change=True)
    found = own_task(code, task_id, CHECK)
    if found.outcome is None or found.outcome["n_faults"]:
        raise foreign()
    if standing(session, found.params.get("confirmed")) is None:
        asked = ask_for(session, WRITE, dict(found.params), by=own_id())
        then = url_for("past.files", code=code)
        again = url_for("past.checked", code=code, task_id=found.id)
        asked.params = asked.params | {"then": then, "again": again}
        found.params = found.params | {"confirmed": asked.id}
        after = {"file": found.params["name"]}
        event = Event("past.confirmed", "round", code, round_.root_id, after=after)
        keep(session, event)
    to = url_for("oversight.task", task_id=found.params["confirmed"])
    return redirect(to, 303)
