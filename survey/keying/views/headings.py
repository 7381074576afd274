"""The heading of a batch: written when it is opened, changed while it is open."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from survey.access import Right, needs, require, round_part_of, scope
from survey.access.current import own_id
from survey.audit import Event, changes, keep
from survey.db import get_session
from survey.editing import Place, check_revision
from survey.errors import Problem
from survey.keying.asked_for import (
    batch_by_id,
    round_of_code,
    today,
)
from survey.keying.blueprint import BATCH, bp
from survey.keying.forms import HeadingForm
from survey.keying.operations.batches import (
    change_batch,
    open_batch,
    require_open,
    require_takes_paper,
)
from survey.keying.places import batch_units
from survey.methods.questionnaire import parse_questionnaire
from survey.models import Batch, Round


@bp.route("/<code>/moi", methods=["GET", "POST"])
@needs(Right.KEY_SHEETS, of=round_part_of("code"))
def new(code: str) -> ResponseReturnValue:
    """Open a batch."""
    session, form = get_session(), HeadingForm()
    round_ = round_of_code(session, code)
    require_takes_paper(round_)
    _offer(form, round_)
    if not form.is_submitted():
        form.first_day.data = form.last_day.data = min(today(), round_.ends_on)
    if form.validate_on_submit():
        try:
            return _opened(round_, form)
        except Problem as problem:
            _told(form, problem)
    page = render_template("keying/new.html", round=round_, form=form)
    return page, 422 if form.is_submitted() else 200


@bp.route(f"{BATCH}/sua", methods=["GET", "POST"])
@needs(Right.KEY_SHEETS, of=batch_units)
def edit(batch_id: int) -> ResponseReturnValue:
    """Change the heading of an open batch."""
    session, form = get_session(), HeadingForm()
    found = batch_by_id(session, batch_id, to_change=request.method == "POST")
    require_open(found)
    if not form.is_submitted():
        form.fill_from(found)
    _offer(form, found.round)
    if form.validate_on_submit():
        try:
            return _changed(found, form)
        except Problem as problem:
            _told(form, problem)
    page = render_template("keying/edit.html", batch=found, form=form)
    return page, 422 if form.is_submitted() else 200


def _offer(form: HeadingForm, round_: Round) -> None:
    assert round_.questionnaire is not None  # noqa: S101 - it takes paper
    questionnaire = parse_questionnaire(round_.questionnaire.document)
    own = scope(Right.KEY_SHEETS)
    form.offer(get_session(), round_, questionnaire, own)


def _opened(round_: Round, form: HeadingForm) -> ResponseReturnValue:
    session, heading = get_session(), form.heading()
    require(Right.KEY_SHEETS, heading.counter.unit_id)
    opened = open_batch(session, round_, heading, by=own_id(), today=today())
    after = _facts(opened) | {"round": round_.code}
    code, unit_id = str(opened.id), opened.unit_id
    keep(session, Event("batch.opened", "batch", code, unit_id, after=after))
    flash(_("Đã lập lô %(n)s.", n=code))
    return redirect(url_for("keying.batch", batch_id=int(code)))


def _changed(found: Batch, form: HeadingForm) -> ResponseReturnValue:
    session, heading = get_session(), form.heading()
    require(Right.KEY_SHEETS, heading.counter.unit_id)
    check_revision(
        session, found, form.revision.data, place=Place("batch", str(found.id))
    )
    before = _facts(found)
    change_batch(session, found, heading, today=today())
    told = changes(before, _facts(found))
    code, unit_id = str(found.id), found.unit_id
    if told["after"]:
        keep(session, Event("batch.changed", "batch", code, unit_id, **told))
    flash(_("Đã sửa lô %(n)s.", n=code))
    return redirect(url_for("keying.batch", batch_id=int(code)))


def _told(form: HeadingForm, problem: Problem) -> None:
    """Say on the form what keeps it from being written; all else has its own page."""
    if problem.status != 422:
        raise problem
    # Whatever was changed on the row before it was refused is not shown as written.
    get_session().rollback()
    form.form_errors.append(problem.message)


def _facts(batch: Batch) -> dict[str, Any]:
    """Return what the audit tells of a heading."""
    return {
        "counter": batch.counter.code if batch.counter else "",
        "first_day": batch.first_day.isoformat(),
        "last_day": batch.last_day.isoformat(),
        "declared": batch.declared,
        "first_number": batch.first_number,
        "place": batch.place,
        "enumerator": batch.enumerator.name if batch.enumerator else "",
        "service": batch.service,
        "population": str(batch.population),
        "language": batch.language,
        "share": batch.share,
    }
