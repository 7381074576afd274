"""The page that draws two rounds on one map, old or new."""

from datetime import date

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from survey import words
from survey.access import ANYWHERE, Right, may, needs, require, scope
from survey.db import get_session
from survey.errors import Problem
from survey.figures import sayings
from survey.maps import Comparison, MapRow, compare_on_map
from survey.paging import Page
from survey.results import map_words
from survey.results.map_choice import Choice, choice_of, comparable_releases
from survey.units_sought import Sought, sought

OLD, NEW = "old", "new"
SIZE = 50  # units on a page

bp = Blueprint("maps", __name__)


@bp.get("/so-sanh-dia-gioi")
@needs(Right.SEE_RESULTS, of=ANYWHERE)
def comparison() -> ResponseReturnValue:
    """Show two rounds side by side on the old map or on the new one."""
    session = get_session()
    offered = [
        release
        for release in comparable_releases(session)
        if may(Right.SEE_RESULTS, release.round.root_id)
    ]
    asked = sought(request.args)
    codes = request.args.get("earlier", ""), request.args.get("later", "")
    chosen = choice_of(session, offered, *codes)
    if chosen is None:
        return render_template("results/map_none.html")
    for release in chosen:
        require(Right.SEE_RESULTS, release.round.root_id)
    which = OLD if request.args.get("map") == OLD else NEW
    problem, found = "", None
    try:
        found = compare_on_map(session, *chosen, day=_day(chosen, which))
    except Problem as told:
        problem = told.message
    return render_template(
        "results/map_comparison.html",
        chosen=chosen,
        offered=offered,
        which=which,
        problem=problem,
        found=found,
        asked=asked,
        page=_page(found, asked),
        names=map_words.names_of(session, found),
        say=sayings,
        tell=map_words,
        words=words,
    ), 422 if problem else 200


def _day(chosen: Choice, which: str) -> date:
    """Return the day whose tree is the map: the first of the one, the last of other."""
    if which == OLD:
        return chosen.earlier.round.starts_on
    round_ = chosen.later.round
    return round_.closed_on or round_.ends_on


def _page(found: Comparison | None, asked: Sought) -> Page[MapRow]:
    """Return a page of the rows that one may see and searches for."""
    own = scope(Right.SEE_RESULTS)
    rows = found.rows if found else ()
    seen = [row for row in rows if own is None or row.unit.id in own]
    kept = [row for row in seen if asked.finds(row.unit)]
    turn = asked.turn(len(kept), size=SIZE)
    return Page(kept[turn.offset : turn.offset + turn.size], turn)
