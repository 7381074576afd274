"""Workbooks listed, one looked at, and its file."""

from collections.abc import Sequence

from flask import render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from survey.access import ANYWHERE, Right, needs, reach, scope
from survey.db import get_session
from survey.downloads import table_sent
from survey.due_here import own_due
from survey.models import Workbook, WorkbookState
from survey.paging import Turn
from survey.spreadsheets import MEDIA_TYPES
from survey.submission.appraisers import appraisal_is_shown, is_appraiser, why_not
from survey.submission.blueprint import WORKBOOK, bp
from survey.submission.conclusions import conclusions_of
from survey.submission.places import workbook_units
from survey.submission.queries import (
    editions_of,
    sets_in_use,
    workbook_by_id,
    workbooks_of,
)
from survey.submission.questions import (
    open_states,
    threads_by_workbook,
    threads_of,
)
from survey.submission.reading import content_of, contents_by_round
from survey.submission.table import workbook_table
from survey.submission.today import today
from survey.submission.year_before import before_of_content
from survey.units_sought import LONG, Sought, sought

MOST_DUE = 10  # are told one by one
SIZE = 50  # workbooks on a page


@bp.get("")
@needs(Right.SEE_WORKBOOKS, of=ANYWHERE)
def workbooks() -> ResponseReturnValue:
    """Show the workbooks of a set, by default the newest: how far each unit is."""
    session, own = get_session(), scope(Right.SEE_WORKBOOKS)
    sets = sets_in_use(session, own)
    asked = request.args.get("bo", type=int)
    chosen = next((one for one in sets if one.id == asked), sets[0] if sets else None)
    every = workbooks_of(session, chosen.id, own) if chosen else []
    looking = sought(request.args)
    found, turn = _turned_to(every, looking)
    threads, day = threads_by_workbook(session, [one.id for one in found]), today()
    due = own_due()
    return render_template(
        "submission/list.html",
        sets=sets,
        chosen=chosen,
        can_open=reach().has_everywhere(Right.EDIT_CRITERIA),
        n_all=len(every),
        is_long=len(every) > LONG,
        looking=looking,
        turn=turn,
        contents=contents_by_round(session, found),
        appraised={one.id for one in found if appraisal_is_shown(one)},
        asked={key: open_states(said, day) for key, said in threads.items()},
        today=day,
        due=due[:MOST_DUE],
        n_more_due=max(0, len(due) - MOST_DUE),
    )


def _turned_to(
    every: Sequence[Workbook], looking: Sought
) -> tuple[Sequence[Workbook], Turn]:
    """Return the workbooks on the page that is looked at, and which page it is."""
    matching = [one for one in every if looking.finds(one.unit)]
    turn = looking.turn(len(matching), size=SIZE)
    return matching[turn.offset : turn.offset + turn.size], turn


@bp.get(WORKBOOK)
@needs(Right.SEE_WORKBOOKS, of=workbook_units)
def workbook(workbook_id: int) -> ResponseReturnValue:
    """Show a workbook: every item with its points, and what is missing."""
    session = get_session()
    found = workbook_by_id(session, workbook_id)
    content = content_of(session, found)
    threads = threads_of(session, found)
    is_concluded = found.state == WorkbookState.CONCLUDED
    has_begun = found.sent_at is not None or content.was_appraised
    return render_template(
        "submission/workbook.html",
        workbook=found,
        content=content,
        editions=editions_of(session, workbook_id),
        shows_appraisal=has_begun and appraisal_is_shown(found),
        is_above=is_appraiser(found),
        can_appraise=has_begun and is_appraiser(found) and not why_not(session, found),
        conclusions=conclusions_of(session, workbook_id),
        threads=threads,
        n_waiting=sum(one.waits for one in threads),
        before=before_of_content(session, content, is_concluded=is_concluded),
        can_move=not is_concluded and reach().has_everywhere(Right.EDIT_CRITERIA),
        today=today(),
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
    table = workbook_table(
        content_of(session, found), shows_appraisal=appraisal_is_shown(found)
    )
    return table_sent(table, name, kind)
