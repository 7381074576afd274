"""The steps of a workbook: checked, signed, sent, opened again; and its editions."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_security import current_user
from werkzeug.wrappers import Response
from wtforms import TextAreaField
from wtforms.validators import DataRequired, Length

from survey import clock
from survey.access import Right, needs
from survey.access.current import reach
from survey.audit import Event, keep
from survey.db import get_session
from survey.due_here import forget
from survey.editing import Place, check_revision
from survey.errors import Problem
from survey.fields import EditForm
from survey.form_filters import on_one_line
from survey.models import Workbook
from survey.par import parse_criteria_set
from survey.submission.blueprint import WORKBOOK, bp
from survey.submission.differences import differences
from survey.submission.forms import LONGEST
from survey.submission.operations.signing import check, reopen, send, sign
from survey.submission.places import workbook_units
from survey.submission.queries import (
    edition_of,
    editions_of,
    workbook_by_id,
)
from survey.submission.signed_files import signed_files
from survey.submission.year_before import before_of_edition

KIND = "workbook"  # as the audit calls it
DONE = {
    "workbook.checked": _l("Đã xác nhận rà soát. Bước sau: người khác ký."),
    "workbook.signed": _l("Đã ký. Bước sau: gửi đi."),
    "workbook.sent": _l("Đã gửi bảng chấm điểm để thẩm định."),
    "workbook.reopened": _l("Đã mở lại. Sửa xong thì rà soát, ký và gửi lại."),
}


class StepForm(EditForm):
    """That a step is meant for the workbook as it was shown."""


class ReopenForm(EditForm):
    """Why a workbook is opened again."""

    because = TextAreaField(
        _l("Lý do mở lại"), [DataRequired(), Length(max=LONGEST)], [on_one_line]
    )


@bp.post(f"{WORKBOOK}/ra-soat")
@needs(Right.SCORE_WORKBOOKS, of=workbook_units)
def checked(workbook_id: int) -> ResponseReturnValue:
    """Say that everything is there and right."""
    found = _asked(workbook_id)
    content = check(get_session(), found, by=current_user, at=clock.now())
    return _kept(found, "workbook.checked", {"points": str(content.sum.achieved)})


@bp.post(f"{WORKBOOK}/ky")
@needs(Right.SIGN_WORKBOOKS, of=workbook_units)
def signed(workbook_id: int) -> ResponseReturnValue:
    """Sign what another person checked."""
    session, found = get_session(), _asked(workbook_id)
    made = sign(session, found, by=current_user, at=clock.now())
    return _kept(
        found, "workbook.signed", {"number": made.number, "digest": made.digest}
    )


@bp.post(f"{WORKBOOK}/gui")
@needs(Right.SIGN_WORKBOOKS, of=workbook_units)
def sent_(workbook_id: int) -> ResponseReturnValue:
    """Hand over what was signed."""
    found = _asked(workbook_id)
    send(found, at=clock.now())
    return _kept(found, "workbook.sent", {})


@bp.route(f"{WORKBOOK}/mo-lai", methods=["GET", "POST"])
@needs(Right.SIGN_WORKBOOKS, of=workbook_units)
def reopened(workbook_id: int) -> ResponseReturnValue:
    """Open a workbook again, with a reason; one that was sent only the province can."""
    session, form = get_session(), ReopenForm()
    found = workbook_by_id(session, workbook_id)
    if found.sent_at is not None:
        _require_province()
    if form.validate_on_submit():
        _require_unchanged(found, form.revision.data)
        reopen(found, because=form.because.data)
        return _kept(found, "workbook.reopened", {"reason": form.because.data})
    if not form.is_submitted():
        form.revision.data = str(found.revision)
    page = render_template("submission/reopen.html", workbook=found, form=form)
    return page, 422 if form.is_submitted() else 200


@bp.get(f"{WORKBOOK}/ban/<int(max=99999):number>")
@needs(Right.SEE_WORKBOOKS, of=workbook_units)
def edition(workbook_id: int, number: int) -> ResponseReturnValue:
    """Show a signed edition, and what it says otherwise than the one before."""
    session = get_session()
    found = workbook_by_id(session, workbook_id)
    asked = edition_of(session, workbook_id, number)
    before = edition_of(session, workbook_id, number - 1) if number > 1 else None
    criteria = parse_criteria_set(found.criteria_set.document)
    return render_template(
        "submission/edition.html",
        workbook=found,
        edition=asked,
        names={item.code: item.name for item in criteria.items},
        files=signed_files(session, workbook_id, asked.document),
        editions=editions_of(session, workbook_id),
        differences=differences(before.document, asked.document) if before else [],
        before=before_of_edition(session, found, asked.document),
    )


def _asked(workbook_id: int) -> Workbook:
    found = workbook_by_id(get_session(), workbook_id)
    _require_unchanged(found, StepForm().revision.data)
    return found


def _require_unchanged(found: Workbook, revision: object) -> None:
    check_revision(get_session(), found, revision, place=Place(KIND, found.name))


def _require_province() -> None:
    if not reach().has_everywhere(Right.EDIT_CRITERIA):
        words = _("Bảng đã gửi: chỉ người quản trị của tỉnh mở lại được.")
        raise Problem(words, status=403)


def _kept(found: Workbook, action: str, after: dict[str, object]) -> Response:
    address = url_for("submission.workbook", workbook_id=found.id)
    flash(DONE[action])
    forget()
    keep(
        get_session(),
        Event(action, KIND, found.name, unit_id=found.unit_id, after=after),
    )
    return redirect(address)
