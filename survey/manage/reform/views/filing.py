"""A whole province's reform from a file: looked at, then confirmed."""

from collections.abc import Sequence

from flask import current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from survey import clock, words
from survey.access import ANYWHERE, Right, needs
from survey.audit import keep
from survey.db import get_session
from survey.errors import Problem
from survey.manage.file_field import told_at
from survey.manage.operations.reforms import carry_out, plan_reform
from survey.manage.operations.reforms.events import made_event
from survey.manage.operations.reforms.file import (
    COLUMNS,
    asked_by_file,
    faults_in_file,
)
from survey.manage.reform import words as reform_words
from survey.manage.reform.asked_for import read_seen, written_seen
from survey.manage.reform.blueprint import bp
from survey.manage.reform.filing_form import FilingForm
from survey.manage.reform.packing import packed, unpacked
from survey.manage.reform.page import require_all
from survey.manage.reform.sketch import sketch_of
from survey.spreadsheets import Fault, FileRefused
from survey.uploads import takes_upload

MEGABYTES = 5


@bp.get("/sap-xep/tep")
@needs(Right.EDIT_UNITS, of=ANYWHERE)
def upload() -> ResponseReturnValue:
    """Ask for the file."""
    return _upload_page(FilingForm(formdata=None))


@bp.post("/sap-xep/tep")
@takes_upload(MEGABYTES)
@needs(Right.EDIT_UNITS, of=ANYWHERE)
def file() -> ResponseReturnValue:
    """Show what a file would do; do it when it is confirmed."""
    session, form = get_session(), FilingForm()
    data = _data(form)
    if not form.validate() or not data:
        form.file.errors = [] if data else [_("Xin chọn tệp.")]
        return _upload_page(form), 422
    try:
        asked, lines = asked_by_file(
            data, basis=form.basis.data, carries_people=form.carries_people.data
        )
    except Problem as problem:
        return _upload_page(form, told_at(form.file, problem)), 422
    plan, seen = plan_reform(session, asked), read_seen(form.seen.data or "")
    require_all(plan)
    is_confirmed = "confirm" in request.form
    if plan.faults and not (is_confirmed and plan.revisions != seen):
        refused = FileRefused(faults_in_file(plan, lines))
        return _upload_page(form, told_at(form.file, refused)), 422
    if is_confirmed:
        today = clock.today(current_app.config["HAILONG"].zone)
        written = carry_out(session, asked, today=today, seen=seen)
        keep(session, made_event(written.reform, written.plan))
        return redirect(url_for("reform.reform", number=written.reform.id), code=303)
    kept = [("packed", packed(data)), ("seen", written_seen(plan.revisions))]
    kept += [("basis", asked.basis)] if asked.basis else []
    kept += [("carries_people", "y")] if asked.carries_people else []
    return render_template(
        "manage/reform/preview.html",
        address=url_for("reform.file"),
        again=url_for("reform.upload"),
        plan=plan,
        sketch=sketch_of(session, plan),
        kept=kept,
        say=reform_words,
        words=words,
    )


def _data(form: FilingForm) -> bytes:
    if form.file.data:
        content: bytes = form.file.data.read()
        return content
    return unpacked(form.packed.data) if form.packed.data else b""


def _upload_page(form: FilingForm, faults: Sequence[Fault] = ()) -> str:
    return render_template(
        "manage/reform/upload.html",
        form=form,
        faults=faults,
        columns=COLUMNS,
        most=MEGABYTES,
    )
