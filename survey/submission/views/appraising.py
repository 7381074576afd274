"""Those above appraise what a unit sent, area by area."""

from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_security import current_user
from werkzeug.wrappers import Response

from survey import clock
from survey.access import Right, needs
from survey.audit import Event, keep
from survey.db import get_session
from survey.editing import Place, check_revision
from survey.models import Workbook
from survey.submission.appraisal_forms import appraisal_form, appraisal_hint
from survey.submission.appraisers import require_impartial, unit_above
from survey.submission.blueprint import WORKBOOK, bp
from survey.submission.conclusions import conclusions_of
from survey.submission.operations.appraising import require_sent, write_appraisal
from survey.submission.places import area_of
from survey.submission.queries import workbook_by_id
from survey.submission.questions import threads_of
from survey.submission.reading import content_of
from survey.submission.today import today

KIND = "workbook"  # as the audit calls it


@bp.get(f"{WORKBOOK}/tham-dinh")
@needs(Right.APPRAISE_WORKBOOKS, of=unit_above)
def appraisal(workbook_id: int) -> ResponseReturnValue:
    """Show how far the appraisal has come: by area, and what was asked."""
    session = get_session()
    found = workbook_by_id(session, workbook_id)
    require_impartial(session, found)
    return render_template(
        "submission/appraisal.html",
        workbook=found,
        content=content_of(session, found),
        threads=threads_of(session, found),
        conclusions=conclusions_of(session, workbook_id),
        today=today(),
    )


@bp.route(f"{WORKBOOK}/tham-dinh/linh-vuc/<area>", methods=["GET", "POST"])
@needs(Right.APPRAISE_WORKBOOKS, of=unit_above)
def appraise(workbook_id: int, area: str) -> ResponseReturnValue:
    """Write the appraised points of an area."""
    session = get_session()
    found = workbook_by_id(session, workbook_id)
    require_impartial(session, found)
    content = content_of(session, found)
    asked = area_of(content.areas, area)
    require_sent(found)
    form = appraisal_form(asked.appraised)
    if form.validate_on_submit():
        _require_unchanged(found, form.revision.data)
        by, at = current_user.email, clock.now()
        told = write_appraisal(session, found, form.given(), by=by, at=at)
        return _kept(found, told)
    if not form.is_submitted():
        form.revision.data = str(found.revision)
    threads = threads_of(session, found)
    page = render_template(
        "submission/appraise.html",
        workbook=found,
        area=asked,
        form=form,
        rows=[
            (line, form[f"appraised_{n}"], form[f"remark_{n}"], appraisal_hint(line))
            for n, line in enumerate(asked.appraised)
        ],
        threads=threads,
        today=today(),
    )
    return page, 422 if form.is_submitted() else 200


def _require_unchanged(found: Workbook, revision: object) -> None:
    place = Place(KIND, found.name)
    check_revision(get_session(), found, revision, place=place)


def _kept(found: Workbook, told: dict[str, Any]) -> Response:
    """Answer with the page of the whole; nothing is written if nothing was changed."""
    address = url_for("submission.appraisal", workbook_id=found.id)
    if told:
        action = "workbook.appraised"
        event = Event(action, KIND, found.name, unit_id=found.unit_id, **told)
        keep(get_session(), event)
        flash(_("Đã ghi điểm thẩm định."))
    return redirect(address)
