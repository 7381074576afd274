"""Keying sheets: one page a form, from the first key to Enter."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from survey.access import Right, needs, own_id
from survey.audit import Event, keep
from survey.db import get_session
from survey.errors import Problem
from survey.keying.asked_for import batch_by_id, form_of, texts_of
from survey.keying.blueprint import BATCH, NUMBER, bp
from survey.keying.forms import KeyForm, SeenForm
from survey.keying.keyed import as_keyed
from survey.keying.operations.batches import require_open
from survey.keying.operations.second import n_keyed
from survey.keying.operations.sheets import (
    Typed,
    drop_sheet,
    key_sheet,
    next_number,
    require_number,
)
from survey.keying.places import batch_units
from survey.keying.queries import is_drawn, last_sheet
from survey.methods.form import Form
from survey.models import Batch, KeyedSheet


@bp.get(f"{BATCH}/nhap")
@needs(Right.KEY_SHEETS, of=batch_units)
def key_next(batch_id: int) -> ResponseReturnValue:
    """Lead to the next form to be keyed, or to the number somebody typed."""
    session = get_session()
    found = batch_by_id(session, batch_id)
    require_open(found)
    asked = request.args.get("so", type=int)
    number = asked if asked is not None else next_number(session, found)
    return redirect(_after(found, number))


@bp.route(f"{BATCH}/nhap/{NUMBER}", methods=["GET", "POST"])
@needs(Right.KEY_SHEETS, of=batch_units)
def key(batch_id: int, number: int) -> ResponseReturnValue:
    """Key a form, or mend what was keyed."""
    session, form = get_session(), KeyForm()
    found = batch_by_id(session, batch_id, to_change=request.method == "POST")
    require_open(found)
    require_number(found, number)
    questionnaire = form_of(found)
    form.answers.questionnaire = questionnaire
    sheet = session.get(KeyedSheet, (found.id, number))
    if form.validate_on_submit():
        try:
            return _kept(found, number, form, is_new=sheet is None)
        except Problem as problem:
            if problem.status != 422:
                raise
            form.day.errors = [problem.message]
    if not form.is_submitted():
        _fill_in(form, found, sheet, questionnaire)
    page = render_template(
        "keying/key.html",
        batch=found,
        number=number,
        form=form,
        questionnaire=questionnaire,
        texts=texts_of(found, questionnaire),
        n_keyed=n_keyed(session, found),
        is_keyed=sheet is not None,
        is_drawn=is_drawn(session, found, number),
    )
    return page, 422 if form.is_submitted() else 200


@bp.post(f"{BATCH}/nhap/{NUMBER}/bo")
@needs(Right.KEY_SHEETS, of=batch_units)
def drop(batch_id: int, number: int) -> ResponseReturnValue:
    """Take a sheet out that does not belong to the batch."""
    session, form = get_session(), SeenForm()
    found = batch_by_id(session, batch_id, to_change=True)
    drop_sheet(session, found, number, seen=form.seen.data or "")
    code, unit_id = f"{found.id}/{number}", found.unit_id
    keep(session, Event("sheet.dropped", "sheet", code, unit_id))
    flash(_("Đã bỏ phiếu số %(n)s.", n=number))
    return redirect(url_for("keying.batch", batch_id=batch_id))


def _kept(
    batch: Batch, number: int, form: KeyForm, *, is_new: bool
) -> ResponseReturnValue:
    session = get_session()
    typed = Typed(
        day=form.day.data,
        answers=form.answers.answers,
        comment=form.comment.data or "",
        seen=form.seen.data or "",
    )
    key_sheet(session, batch, number, typed, by=own_id())
    following = next_number(session, batch) if is_new else None
    to = _after(batch, following)
    action = "sheet.keyed" if is_new else "sheet.mended"
    # What the sheet says is no part of the audit.
    keep(session, Event(action, "sheet", f"{batch.id}/{number}", batch.unit_id))
    return redirect(to)


def _after(batch: Batch, number: int | None) -> str:
    if number is None:
        return url_for("keying.batch", batch_id=batch.id)
    return url_for("keying.key", batch_id=batch.id, number=number)


def _fill_in(
    form: KeyForm, batch: Batch, sheet: KeyedSheet | None, questionnaire: Form
) -> None:
    if sheet is None:
        last = last_sheet(get_session(), batch)
        form.day.data = last.day if last else batch.first_day
        return
    form.answers.data = as_keyed(questionnaire, sheet.answers)
    form.day.data, form.comment.data = sheet.day, sheet.comment
    form.seen.data = str(sheet.revision)
