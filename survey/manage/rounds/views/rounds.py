"""Looking at rounds: all of them, one with what it lacks, its units."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from survey.access import ANYWHERE, Right, may, needs, round_part_of, scope
from survey.db import get_session
from survey.manage.rounds.asked_for import listed, today
from survey.manage.rounds.blueprint import bp
from survey.manage.rounds.checklist import checklist
from survey.manage.rounds.paging import units_page
from survey.manage.rounds.points import Urgency
from survey.manage.rounds.queries import (
    has_sheets,
    listed_rounds,
    newest_release,
    units_taking_part,
)
from survey.manage.rounds.states import state_word


@bp.get("/dot-khao-sat")
@needs(Right.SEE_ROUNDS, of=ANYWHERE)
def rounds() -> ResponseReturnValue:
    """Show all rounds that touch one's own units."""
    own = scope(Right.SEE_ROUNDS)
    return render_template(
        "manage/rounds/list.html",
        groups=listed_rounds(get_session(), day=today(), scope=own),
        state_word=state_word,
    )


@bp.get("/dot-khao-sat/<code>")
@needs(Right.SEE_ROUNDS, of=round_part_of("code"))
def round_(code: str) -> ResponseReturnValue:
    """Show a round: what it is, what it still lacks, where to go from here."""
    session, found = get_session(), listed(code)
    own = scope(Right.SEE_ROUNDS)
    points = checklist(session, found.round, scope=own)
    return render_template(
        "manage/rounds/round.html",
        listed=found,
        round=found.round,
        state_word=state_word,
        points=points,
        n_lacking=sum(point.urgency == Urgency.LACKING for point in points),
        has_sheets=has_sheets(session, found.round),
        release=newest_release(session, found.round),
        may_edit=may(Right.EDIT_ROUNDS, found.round.root_id),
    )


@bp.get("/dot-khao-sat/<code>/don-vi")
@needs(Right.SEE_ROUNDS, of=round_part_of("code"))
def units(code: str) -> ResponseReturnValue:
    """Show the units that take part in a round."""
    found = listed(code)
    search = request.args.get("q", "").strip()[:100]
    own = scope(Right.SEE_ROUNDS)
    all_units = units_taking_part(get_session(), found.round, scope=own)
    return render_template(
        "manage/rounds/units.html",
        listed=found,
        round=found.round,
        search=search,
        page=units_page(all_units, search=search, asked=request.args.get("trang", "")),
        may_edit=may(Right.EDIT_ROUNDS, found.round.root_id),
    )
