"""The end of an appraisal: finished, concluded by a second person, done again."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_security import current_user
from werkzeug.wrappers import Response

from survey import clock
from survey.access import Right, needs
from survey.audit import Event, keep
from survey.db import get_session
from survey.due_here import forget
from survey.editing import Place, check_revision
from survey.errors import Problem
from survey.fields import EditForm
from survey.models import Workbook
from survey.par import parse_criteria_set
from survey.submission.appraisal_forms import AgainForm, FinishForm
from survey.submission.appraisers import require_impartial, unit_above
from survey.submission.blueprint import WORKBOOK, bp
from survey.submission.conclusions import conclusion_of, conclusions_of
from survey.submission.operations.appraising import require_sent
from survey.submission.operations.concluding import conclude, finish, reopen_appraisal
from survey.submission.places import workbook_units
from survey.submission.queries import workbook_by_id
from survey.submission.reading import content_of

KIND = "workbook"  # as the audit calls it


@bp.route(f"{WORKBOOK}/tham-dinh/xong", methods=["GET", "POST"])
@needs(Right.APPRAISE_WORKBOOKS, of=unit_above)
def finished(workbook_id: int) -> ResponseReturnValue:
    """Say that everything is appraised, and whether the unit is to be ranked."""
    session, form = get_session(), FinishForm()
    found = _asked(workbook_id)
    require_sent(found)
    form.offer()
    if form.validate_on_submit():
        _require_unchanged(found, form.revision.data)
        try:
            return _finished(found, form)
        except Problem as problem:
            if problem.status != 422:
                raise
            form.unranked.errors = [problem.message]
    if not form.is_submitted():
        form.revision.data = str(found.revision)
        form.unranked.data = str(found.unranked or "")
        form.note.data = found.unranked_note
    content = content_of(session, found)
    page = render_template(
        "submission/finish.html", workbook=found, content=content, form=form
    )
    return page, 422 if form.is_submitted() else 200


@bp.post(f"{WORKBOOK}/tham-dinh/ket-luan")
@needs(Right.APPRAISE_WORKBOOKS, of=unit_above)
def concluded(workbook_id: int) -> ResponseReturnValue:
    """Conclude what another person appraised."""
    session, found = get_session(), _asked(workbook_id)
    _require_unchanged(found, EditForm().revision.data)
    made = conclude(session, found, by=current_user.email, at=clock.now())
    told = {"number": made.number, "digest": made.digest}
    return _kept(found, "workbook.concluded", told)


@bp.route(f"{WORKBOOK}/tham-dinh/mo-lai", methods=["GET", "POST"])
@needs(Right.APPRAISE_WORKBOOKS, of=unit_above)
def appraise_again(workbook_id: int) -> ResponseReturnValue:
    """Open an appraisal again, with a reason."""
    session, form = get_session(), AgainForm()
    found = _asked(workbook_id)
    if form.validate_on_submit():
        _require_unchanged(found, form.revision.data)
        reopen_appraisal(session, found, because=form.because.data)
        told = {"reason": form.because.data}
        return _kept(found, "workbook.reappraised", told)
    if not form.is_submitted():
        form.revision.data = str(found.revision)
    page = render_template("submission/again.html", workbook=found, form=form)
    return page, 422 if form.is_submitted() else 200


@bp.get(f"{WORKBOOK}/ket-luan/<int(max=99999):number>")
@needs(Right.SEE_WORKBOOKS, of=workbook_units)
def conclusion(workbook_id: int, number: int) -> ResponseReturnValue:
    """Show an appraisal as it was concluded."""
    session = get_session()
    found = workbook_by_id(session, workbook_id)
    criteria = parse_criteria_set(found.criteria_set.document)
    return render_template(
        "submission/conclusion.html",
        workbook=found,
        names={item.code: item.name for item in criteria.items},
        conclusion=conclusion_of(session, workbook_id, number),
        conclusions=conclusions_of(session, workbook_id),
    )


def _finished(found: Workbook, form: FinishForm) -> Response:
    reason = form.reason()
    finish(
        *(get_session(), found),
        unranked=reason,
        note=form.note.data or "",
        by=current_user.email,
        at=clock.now(),
    )
    told: dict[str, object] = {"reason": str(reason or ""), "note": found.unranked_note}
    return _kept(found, "workbook.finished", told if reason else {})


def _asked(workbook_id: int) -> Workbook:
    session = get_session()
    found = workbook_by_id(session, workbook_id)
    require_impartial(session, found)
    return found


def _require_unchanged(found: Workbook, revision: object) -> None:
    check_revision(get_session(), found, revision, place=Place(KIND, found.name))


def _kept(found: Workbook, action: str, after: dict[str, object]) -> Response:
    address = url_for("submission.appraisal", workbook_id=found.id)
    flash(_("Đã ghi việc thẩm định."))
    forget()
    event = Event(action, KIND, found.name, unit_id=found.unit_id, after=after)
    keep(get_session(), event)
    return redirect(address)
