"""A unit scores itself, area by area, and says what it is exempt from."""

from collections.abc import Sequence
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.wrappers import Response
from wtforms.fields import SelectChoice

from survey.access import Right, needs
from survey.audit import Event, keep
from survey.db import get_session
from survey.editing import Place, check_revision
from survey.errors import Problem
from survey.models import Workbook
from survey.submission.blueprint import WORKBOOK, bp
from survey.submission.content import Line
from survey.submission.forms import ExemptForm, area_form, most_told
from survey.submission.operations.scoring import (
    require_draft,
    write_exemptions,
    write_scores,
)
from survey.submission.places import area_of, workbook_units
from survey.submission.queries import workbook_by_id
from survey.submission.reading import content_of
from survey.words import text_of

KIND = "workbook"  # as the audit calls it


@bp.route(f"{WORKBOOK}/linh-vuc/<area>", methods=["GET", "POST"])
@needs(Right.SCORE_WORKBOOKS, of=workbook_units)
def area(workbook_id: int, area: str) -> ResponseReturnValue:
    """Write the points of an area."""
    session = get_session()
    found = workbook_by_id(session, workbook_id)
    content = content_of(session, found)
    require_draft(found)
    asked = area_of(content.areas, area)
    lines = [x for x in asked.lines if x.item.scorer == "self" and not x.is_exempt]
    form = area_form(lines)
    if form.validate_on_submit():
        _require_unchanged(found, form.revision.data)
        told = write_scores(session, found, form.given())
        return _kept(found, "workbook.scored", told, then=_next_item(lines))
    if not form.is_submitted():
        form.revision.data = str(found.revision)
    page = render_template(
        "submission/area.html",
        workbook=found,
        area=asked,
        form=form,
        fields=[
            (form[f"own_{n}"], form[f"explanation_{n}"], most_told(line), line)
            for n, line in enumerate(lines)
        ],
    )
    return page, 422 if form.is_submitted() else 200


@bp.route(f"{WORKBOOK}/mien", methods=["GET", "POST"])
@needs(Right.SCORE_WORKBOOKS, of=workbook_units)
def exempt(workbook_id: int) -> ResponseReturnValue:
    """Say which exemptions hold."""
    session, form = get_session(), ExemptForm()
    found = workbook_by_id(session, workbook_id)
    content = content_of(session, found)
    require_draft(found)
    form.exemptions.choices = [
        SelectChoice(one.code, text_of(one.name))
        for one in content.criteria_set.exemptions
    ]
    if form.validate_on_submit():
        _require_unchanged(found, form.revision.data)
        try:
            told = write_exemptions(
                found, form.exemptions.data or [], form.because.data
            )
            return _kept(found, "workbook.exempted", told)
        except Problem as problem:
            form.because.errors = [problem.message]
    if not form.is_submitted():
        form.exemptions.data = found.exemptions
        form.because.data = found.exempt_because
        form.revision.data = str(found.revision)
    page = render_template("submission/exempt.html", workbook=found, form=form)
    return page, 422 if form.is_submitted() else 200


def _require_unchanged(found: Workbook, revision: object) -> None:
    place = Place(KIND, found.name)
    check_revision(get_session(), found, revision, place=place)


def _next_item(lines: Sequence[Line]) -> str:
    """Return the item that a document is brought to next, if one was asked for.

    The area is written first, by the same button: a link would drop what was typed,
    and one into another tab would leave a clerk with two pages of one workbook, of
    which the older refuses to be written.
    """
    asked = request.form.get("then", "")
    return asked if any(asked == one.item.code for one in lines) else ""


def _kept(
    found: Workbook, action: str, told: dict[str, Any], then: str = ""
) -> Response:
    """Answer; nothing is written where nothing was changed."""
    address = url_for("submission.workbook", workbook_id=found.id)
    if then:
        address = url_for("submission.bring", workbook_id=found.id, item=then)
    if told:
        event = Event(action, KIND, found.name, unit_id=found.unit_id, **told)
        keep(get_session(), event)
        flash(_("Đã ghi bảng chấm điểm."))
    return redirect(address)
