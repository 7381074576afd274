"""Counters that take no more sheets from a day on, and those that take them again."""

from flask.typing import ResponseReturnValue

from survey.access import Right, counter_of, needs
from survey.db import get_session
from survey.errors import Problem
from survey.manage.counters.forms import CloseForm, ReopenForm
from survey.manage.counters.views.blueprint import bp
from survey.manage.counters.views.here import found_counter, today
from survey.manage.counters.views.revised import keep_change, opened, page
from survey.manage.operations.counters import (
    check_no_later_sheets,
    close_counter,
    reopen_counter,
    state_of,
)


@bp.get("/quay/<code>/dong")
@needs(Right.EDIT_COUNTERS, of=counter_of("code"))
def retire_counter(code: str) -> ResponseReturnValue:
    """Ask from which day on a counter takes no more sheets."""
    found = found_counter(code)
    return page("close", found, CloseForm(formdata=None, obj=found, on=today()))


@bp.post("/quay/<code>/dong")
@needs(Right.EDIT_COUNTERS, of=counter_of("code"))
def close(code: str) -> ResponseReturnValue:
    """Let a counter take no more sheets from a day on."""
    found, form = opened(code, CloseForm())
    if form.validate():
        before = state_of(found)
        try:
            check_no_later_sheets(get_session(), found, on=form.on.data)
            close_counter(found, on=form.on.data)
        except Problem as problem:
            form.on.errors = [problem.message]
        else:
            return keep_change("counter.retired", found, before)
    return page("close", found, form), 422


@bp.get("/quay/<code>/mo-lai")
@needs(Right.EDIT_COUNTERS, of=counter_of("code"))
def reopen_counter_page(code: str) -> ResponseReturnValue:
    """Ask whether a closed counter shall take sheets again."""
    found = found_counter(code)
    return page("reopen", found, ReopenForm(formdata=None, obj=found))


@bp.post("/quay/<code>/mo-lai")
@needs(Right.EDIT_COUNTERS, of=counter_of("code"))
def reopen(code: str) -> ResponseReturnValue:
    """Let a closed counter take sheets again, under its old code."""
    found, form = opened(code, ReopenForm())
    if not form.validate():
        return page("reopen", found, form), 422
    before = state_of(found)
    reopen_counter(found, on=today())
    return keep_change("counter.reopened", found, before)
