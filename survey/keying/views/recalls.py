"""Asking again (phúc tra): a sample drawn, listed, its results noted."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from survey.access import Right, needs, own_id
from survey.audit import Event, keep
from survey.db import get_session
from survey.downloads import table_sent
from survey.errors import Problem
from survey.keying.answered import recalled
from survey.keying.asked_for import batch_by_id, today
from survey.keying.blueprint import BATCH, NUMBER, bp
from survey.keying.forms import RecallDrawForm, RecallForm
from survey.keying.operations.recalls import (
    draw_recalls,
    note_recall,
    recall_of,
    recalls_of,
    require_posted,
)
from survey.keying.places import batch_units
from survey.keying.recall_file import recall_table
from survey.models import Batch, Recall, Recalled
from survey.spreadsheets import XLSX


@bp.route(f"{BATCH}/phuc-tra", methods=["GET", "POST"])
@needs(Right.RUN_FIELDWORK, of=batch_units)
def recall(batch_id: int) -> ResponseReturnValue:
    """Draw the forms to ask about again, and show what came of it."""
    session, form = get_session(), RecallDrawForm()
    found = batch_by_id(session, batch_id, to_change=request.method == "POST")
    require_posted(found)
    if form.validate_on_submit():
        try:
            return _drawn(found, form.n.data)
        except Problem as problem:
            if problem.status != 422:
                raise
            form.n.errors = [problem.message]
    recalls = recalls_of(session, found)
    page = render_template(
        "keying/recall.html",
        batch=found,
        form=form,
        recalls=recalls,
        recalled=recalled(recalls),
    )
    return page, 422 if form.is_submitted() else 200


@bp.get(f"{BATCH}/phuc-tra.xlsx")
@needs(Right.RUN_FIELDWORK, of=batch_units)
def recall_file(batch_id: int) -> ResponseReturnValue:
    """Send the list of forms to ask about again, to be filled in on the way."""
    session = get_session()
    found = batch_by_id(session, batch_id)
    table = recall_table(found, recalls_of(session, found))
    return table_sent(table, f"phuc-tra-lo-{batch_id}", XLSX)


@bp.route(f"{BATCH}/phuc-tra/{NUMBER}", methods=["GET", "POST"])
@needs(Right.RUN_FIELDWORK, of=batch_units)
def recalled_form(batch_id: int, number: int) -> ResponseReturnValue:
    """Note what somebody said when asked again."""
    session, form = get_session(), RecallForm()
    found = batch_by_id(session, batch_id, to_change=request.method == "POST")
    require_posted(found)
    one = recall_of(session, found, number)
    form.offer()
    if form.validate_on_submit():
        return _noted(found, one, form)
    if not form.is_submitted():
        form.outcome.data, form.note.data = one.outcome, one.note
    page = render_template(
        "keying/recalled.html", batch=found, number=number, form=form
    )
    return page, 422 if form.is_submitted() else 200


def _drawn(batch: Batch, n: int) -> ResponseReturnValue:
    session, batch_id, unit_id = get_session(), batch.id, batch.unit_id
    draw_recalls(session, batch, n)
    after = {"n": n, "seed": batch.recall_seed}
    event = Event("batch.recalled", "batch", str(batch_id), unit_id, after=after)
    keep(session, event)
    flash(_("Đã chọn ngẫu nhiên %(n)s phiếu để phúc tra.", n=n))
    return redirect(url_for("keying.recall", batch_id=batch_id))


def _noted(batch: Batch, one: Recall, form: RecallForm) -> ResponseReturnValue:
    session, batch_id, unit_id = get_session(), batch.id, batch.unit_id
    number, before = one.number, {"recalled": str(one.outcome)}
    note = " ".join((form.note.data or "").split())
    if not note.isprintable():
        raise Problem(_("Ghi chú có ký tự không hợp lệ."))
    outcome = Recalled(form.outcome.data)
    note_recall(session, batch, number, outcome, note=note, on=today(), by=own_id())
    after = {"recalled": str(outcome)}
    code = f"{batch_id}/{number}"
    keep(session, Event("sheet.recalled", "sheet", code, unit_id, before, after))
    flash(_("Đã ghi kết quả phúc tra phiếu số %(n)s.", n=number))
    return redirect(url_for("keying.recall", batch_id=batch_id))
