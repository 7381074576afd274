"""Transaction totals from a file: looked at first, then written."""

from collections.abc import Sequence

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_security import current_user

from survey.access import Right, needs, round_of
from survey.audit import keep
from survey.closed import require_not_closed
from survey.db import get_session
from survey.editing import Place, check_revision
from survey.errors import Problem
from survey.manage.file_field import told_at
from survey.manage.operations.rounds import round_by_code
from survey.manage.operations.totals import ReadTotals, read_totals
from survey.manage.operations.totals_written import totals_by_unit, write_totals
from survey.manage.rounds.blueprint import bp
from survey.manage.rounds.imports import (
    LARGEST,
    ConfirmForm,
    FileForm,
    preview,
    revision_of,
)
from survey.manage.rounds.told import totals_imported
from survey.manage.rounds.unit_totals import Seen
from survey.models import Round
from survey.spreadsheets import Fault
from survey.uploads import MEGABYTE, takes_upload

MOST_SHOWN = 100  # changes on the page


@bp.url_value_preprocessor
def _allow_long_texts(endpoint: str | None, values: dict[str, object] | None) -> None:
    # What was read comes back as a field, before anybody asks who sends it.
    if endpoint == "rounds.confirm_totals" and current_user.is_authenticated:
        request.max_form_memory_size = LARGEST * MEGABYTE


@bp.route("/dot-khao-sat/<code>/giao-dich/nhap", methods=["GET", "POST"])
@takes_upload(LARGEST)
@needs(Right.EDIT_ROUNDS, of=round_of("code"))
def import_totals(code: str) -> ResponseReturnValue:
    """Take a file, and show what it would change."""
    form, round_ = FileForm(), round_by_code(get_session(), code)
    require_not_closed(round_)
    faults: Sequence[Fault] = []
    if form.validate_on_submit():
        try:
            read = read_totals(get_session(), round_, form.file.data.read())
        except Problem as problem:
            faults = told_at(form.file, problem)
        else:
            return _previewed(round_, read)
    page = render_template(
        "manage/rounds/import.html", form=form, round=round_, faults=faults
    )
    return page, 422 if form.is_submitted() else 200


@bp.post("/dot-khao-sat/<code>/giao-dich/nhap/ghi")
@takes_upload(LARGEST)
@needs(Right.EDIT_ROUNDS, of=round_of("code"))
def confirm_totals(code: str) -> ResponseReturnValue:
    """Write what somebody has looked at."""
    session, form = get_session(), ConfirmForm()
    round_ = round_by_code(session, code, to_change=True)
    read = read_totals(session, round_, (form.totals.data or "").encode())
    stored = totals_by_unit(session, round_)
    place = Place("round", code)
    check_revision(session, Seen(revision_of(stored)), form.revision.data, place=place)
    found = preview(session, round_, read)
    if found.changes:
        ids = {one.code: read.units[one.code].id for one in found.changes}
        write_totals(
            session, round_, {ids[one.code]: one.after for one in found.changes}
        )
        before = {one.code: one.before for one in found.changes}
        after = {one.code: one.after for one in found.changes}
        keep(session, totals_imported(round_, before, after))
    flash(_("Đã ghi số lượt giao dịch của %(n)d đơn vị.", n=len(found.changes)))
    return redirect(url_for("rounds.totals", code=code))


def _previewed(round_: Round, read: ReadTotals) -> str:
    found, form = preview(get_session(), round_, read), ConfirmForm(formdata=None)
    form.totals.data, form.revision.data = found.carried, str(found.revision)
    return render_template(
        "manage/rounds/preview.html",
        form=form,
        round=round_,
        found=found,
        shown=found.changes[:MOST_SHOWN],
    )
