"""A form that changes a counter: opened at a state, kept with its row of the audit."""

from typing import TypeVar

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from survey.audit import Event, changes, keep
from survey.db import get_session
from survey.editing import Place, check_revision
from survey.fields import EditForm
from survey.manage.counters.views.here import found_counter
from survey.manage.operations.counters import state_of
from survey.models import Counter
from survey.watch import forget

Form = TypeVar("Form", bound=EditForm)


def opened(code: str, form: Form) -> tuple[Counter, Form]:
    """Return the counter and its form, unless somebody changed it meanwhile (409)."""
    found = found_counter(code)
    place = Place("counter", found.code)
    check_revision(get_session(), found, form["revision"].data, place=place)
    return found, form


def keep_change(
    action: str, found: Counter, before: dict[str, object]
) -> ResponseReturnValue:
    """Keep what changed, and show the counter."""
    session = get_session()
    session.flush()
    said = changes(before, state_of(found))
    keep(session, Event(action, "counter", found.code, found.unit_id, **said))
    forget()
    return redirect(url_for("counters.counter", code=found.code), 303)


def page(name: str, found: Counter, form: EditForm) -> str:
    """Return the page of a form about a counter."""
    return render_template(f"manage/counters/{name}.html", counter=found, form=form)
