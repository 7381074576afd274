"""Workbooks listed, one looked at, and its file."""

from flask import render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from survey.access import ANYWHERE, Right, needs, scope
from survey.db import get_session
from survey.downloads import table_sent
from survey.spreadsheets import MEDIA_TYPES
from survey.submission.blueprint import WORKBOOK, bp
from survey.submission.places import workbook_units
from survey.submission.queries import (
    editions_of,
    sets_in_use,
    workbook_by_id,
    workbooks_of,
)
from survey.submission.reading import content_of, contents_by_round
from survey.submission.table import workbook_table


@bp.get("")
@needs(Right.SEE_WORKBOOKS, of=ANYWHERE)
def workbooks() -> ResponseReturnValue:
    """Show the workbooks of a set, by default the newest: how far each unit is."""
    session, own = get_session(), scope(Right.SEE_WORKBOOKS)
    sets = sets_in_use(session, own)
    asked = request.args.get("bo", type=int)
    chosen = next((one for one in sets if one.id == asked), sets[0] if sets else None)
    found = workbooks_of(session, chosen.id, own) if chosen else []
    return render_template(
        "submission/list.html",
        sets=sets,
        chosen=chosen,
        contents=contents_by_round(session, found),
    )


@bp.get(WORKBOOK)
@needs(Right.SEE_WORKBOOKS, of=workbook_units)
def workbook(workbook_id: int) -> ResponseReturnValue:
    """Show a workbook: every item with its points, and what is missing."""
    session = get_session()
    found = workbook_by_id(session, workbook_id)
    return render_template(
        "submission/workbook.html",
        workbook=found,
        content=content_of(session, found),
        editions=editions_of(session, workbook_id),
    )


@bp.get(f"{WORKBOOK}.<kind>")
@needs(Right.SEE_WORKBOOKS, of=workbook_units)
def file(workbook_id: int, kind: str) -> ResponseReturnValue:
    """Send a workbook as a table."""
    if kind not in MEDIA_TYPES:
        raise NotFound
    session = get_session()
    found = workbook_by_id(session, workbook_id)
    name = f"cham-diem-{found.criteria_set.name}-{found.unit.code}"
    return table_sent(workbook_table(content_of(session, found)), name, kind)
