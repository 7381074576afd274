"""Outside results from a file, or from those we ship: looked at first, then written."""

from collections.abc import Sequence

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_security import current_user

from survey.access import INSTALLATION, Right, needs
from survey.audit import Event, add_event, keep
from survey.db import get_session
from survey.editing import Conflict
from survey.errors import Problem
from survey.fields import StaffForm
from survey.manage.file_field import told_at
from survey.manage.operations.outside import (
    KIND,
    Plan,
    load_shipped,
    plan_records,
    plan_shipped,
    read_file,
    write_records,
)
from survey.manage.outside.blueprint import bp
from survey.manage.outside.forms import ConfirmForm, FileForm
from survey.manage.outside.seen import digest_of, newest_changes
from survey.outside.record import Record
from survey.outside.table import register_table
from survey.spreadsheets import Fault, csv_file
from survey.uploads import MEGABYTE, takes_upload

LARGEST = 5  # megabytes; a register of ten years is less than two
MOST_SHOWN = 100  # results on the page of a preview


@bp.url_value_preprocessor
def _allow_long_texts(endpoint: str | None, values: dict[str, object] | None) -> None:
    # What was read comes back as a field, before anybody asks who sends it.
    if endpoint == "outside_register.confirm" and current_user.is_authenticated:
        request.max_form_memory_size = LARGEST * MEGABYTE


@bp.route("/chi-so-chinh-thuc/nhap", methods=["GET", "POST"])
@takes_upload(LARGEST)
@needs(Right.EDIT_OUTSIDE, of=INSTALLATION)
def import_() -> ResponseReturnValue:
    """Take a file, and show what it would change."""
    form = FileForm()
    faults: Sequence[Fault] = []
    if form.validate_on_submit():
        try:
            records = read_file(get_session(), form.file.data.read())
        except Problem as problem:
            faults = told_at(form.file, problem)
        else:
            return _previewed(records)
    page = render_template("manage/outside/import.html", form=form, faults=faults)
    return page, 422 if form.is_submitted() else 200


@bp.post("/chi-so-chinh-thuc/nhap/ghi")
@takes_upload(LARGEST)
@needs(Right.EDIT_OUTSIDE, of=INSTALLATION)
def confirm() -> ResponseReturnValue:
    """Write what was looked at, unless the register changed meanwhile."""
    session, form = get_session(), ConfirmForm()
    if not form.validate_on_submit():
        return redirect(url_for("outside_register.import_"))
    plan = plan_records(session, read_file(session, (form.text.data or "").encode()))
    if form.revision.data != digest_of(plan):
        raise Conflict(newest_changes(session))
    return _kept(plan)


@bp.get("/chi-so-chinh-thuc/kem-theo")
@needs(Right.EDIT_OUTSIDE, of=INSTALLATION)
def shipped() -> ResponseReturnValue:
    """Show what the figures we ship would add."""
    plan = plan_shipped(get_session())
    return render_template(
        "manage/outside/shipped.html",
        plan=plan,
        shown=plan.new[:MOST_SHOWN],
        form=StaffForm(),
    )


@bp.post("/chi-so-chinh-thuc/kem-theo")
@needs(Right.EDIT_OUTSIDE, of=INSTALLATION)
def load() -> ResponseReturnValue:
    """Add the figures we ship that the register lacks."""
    session = get_session()
    events = load_shipped(session)
    for event in events:
        n = (event.after or {})["n_created"]
        keep(session, Event("outside.loaded", KIND, after=event.after))
        flash(_("Đã nạp %(n)d kết quả.", n=n))
    return redirect(url_for("outside.results"))


def _previewed(records: Sequence[Record]) -> ResponseReturnValue:
    plan = plan_records(get_session(), records)
    form = ConfirmForm(formdata=None)
    form.revision.data = digest_of(plan)
    form.text.data = csv_file(register_table(records)).decode()
    return render_template(
        "manage/outside/preview.html",
        plan=plan,
        new=plan.new[:MOST_SHOWN],
        changed=plan.changed[:MOST_SHOWN],
        form=form,
    )


def _kept(plan: Plan) -> ResponseReturnValue:
    """Write a plan: each change has its own row of the audit, all in one commit."""
    session = get_session()
    events = write_records(session, plan)
    for event in events[:-1]:
        add_event(session, event)
    if events:
        keep(session, events[-1])
    n, m = len(plan.new), len(plan.changed)
    flash(_("Đã ghi %(n)d kết quả mới, sửa %(m)d kết quả.", n=n, m=m))
    return redirect(url_for("outside.results"))
