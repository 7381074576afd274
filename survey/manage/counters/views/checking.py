"""Somebody went to look at a counter: the finding is kept, the alarm goes quiet."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_security import current_user

from survey.access import Right, counter_of, needs
from survey.audit import Event, keep
from survey.db import get_session
from survey.manage.counters.forms import CheckForm
from survey.manage.counters.queries import checks_of
from survey.manage.counters.views.blueprint import bp
from survey.manage.counters.views.here import address_of, found_counter, silent, today
from survey.manage.counters.words import finding_word
from survey.manage.operations.checks import note_check
from survey.models import Counter, Finding
from survey.watch import forget


@bp.get("/quay/<code>/kiem-tra")
@needs(Right.SEE_COUNTERS, of=counter_of("code"))
def check_counter(code: str) -> ResponseReturnValue:
    """Say what to look at, and ask what was found."""
    form = CheckForm(formdata=None, on=today())
    form.offer()
    return _page(found_counter(code), form)


@bp.post("/quay/<code>/kiem-tra")
@needs(Right.SEE_COUNTERS, of=counter_of("code"))
def note_finding(code: str) -> ResponseReturnValue:
    """Keep what was found at a counter."""
    session, found, form = get_session(), found_counter(code), CheckForm()
    form.offer()
    if not form.validate() or not _makes_sense(found, form):
        return _page(found, form), 422
    check = note_check(
        session,
        found,
        Finding(form.finding.data),
        note=form.note.data or "",
        on=form.on.data,
        by=current_user.email,
    )
    said = {"day": check.day.isoformat(), "finding": check.finding, "note": check.note}
    keep(
        session,
        Event("counter.checked", "counter", found.code, found.unit_id, after=said),
    )
    forget()
    return redirect(url_for("counters.counter", code=found.code), 303)


def _makes_sense(found: Counter, form: CheckForm) -> bool:
    if not found.opened_on <= form.on.data <= today():
        form.on.errors = [_("Phải từ ngày quầy mở đến hôm nay.")]
    elif form.finding.data == Finding.OTHER and not form.note.data:
        form.note.errors = [_("Xin ghi rõ đã thấy gì.")]
    return not form.errors


def _page(found: Counter, form: CheckForm) -> str:
    return render_template(
        "manage/counters/check.html",
        counter=found,
        form=form,
        address=address_of(found),
        alarm=silent().get(found.id),
        checks=checks_of(get_session(), found),
        finding_word=finding_word,
    )
