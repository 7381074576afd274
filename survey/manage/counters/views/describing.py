"""Counters described anew: name, room, service."""

from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from survey.access import Right, counter_of, needs
from survey.db import get_session
from survey.manage.counters.forms import DescribeForm
from survey.manage.counters.views.blueprint import bp
from survey.manage.counters.views.here import found_counter
from survey.manage.counters.views.revised import keep_change, opened, page
from survey.manage.operations.counter_names import names_taken
from survey.manage.operations.counters import state_of
from survey.manage.services_in_use import services_in_use
from survey.models import Counter
from survey.services import service_names


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
    found, form = opened(code, DescribeForm())
    _offer(found, form)
    if form.validate() and _is_free(found, form):
        before = state_of(found)
        for name, value in form.answers().items():
            setattr(found, name, value or "")
        return keep_change("counter.edited", found, before)
    return _described(found, form), 422


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


def _offer(found: Counter, form: DescribeForm) -> None:
    session = get_session()
    form.offer(
        {*services_in_use(session), found.service} - {""}, service_names(session)
    )


def _described(found: Counter, form: DescribeForm) -> str:
    _offer(found, form)
    return page("edit", found, form)
