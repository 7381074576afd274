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
from survey.results import map_words
from survey.results.map_choice import Choice, choice_of, comparable_releases

OLD, NEW = "old", "new"
MOST_ROWS = 500

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
    asked = request.args.get("earlier", ""), request.args.get("later", "")
    chosen = choice_of(session, offered, *asked)
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
        rows=_rows(found),
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


def _rows(found: Comparison | None) -> list[MapRow]:
    """Return the rows that one may see, at most a page of them."""
    own = scope(Right.SEE_RESULTS)
    rows = found.rows if found else ()
    return [row for row in rows if own is None or row.unit.id in own][:MOST_ROWS]
