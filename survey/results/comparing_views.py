"""The page that puts chosen units beside each other; its address says it all."""

from collections.abc import Sequence

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from survey import words
from survey.access import ANYWHERE, Right, needs, scope, unit_named
from survey.db import get_session
from survey.errors import Problem
from survey.figures import sayings
from survey.figures.branches import method_of
from survey.measure import MOST_UNITS
from survey.methods.method import ROOT
from survey.models import Release, Unit
from survey.results.asked_for import release_asked_for
from survey.results.candidates import (
    Candidate,
    candidates,
    groups_of,
    matching,
    of_group,
    offered,
)
from survey.results.comparing import ALL_PAIRS, Comparison, compare_units
from survey.results.comparing_groups import GroupsBeside, groups_beside
from survey.results.comparison_charts import of_comparison

LONGEST_SEARCH = 100
FEWEST = 2

bp = Blueprint("comparing", __name__)


@bp.get("/so-sanh")
@needs(Right.SEE_RESULTS, of=ANYWHERE)
def comparison() -> ResponseReturnValue:
    """Show the chosen units beside each other, and others to choose."""
    session, units = get_session(), _units_asked_for()
    release = release_asked_for(units[0] if units else None)
    if release is None:
        return render_template("results/nothing.html", has_round=True)
    method = method_of(release)
    found = candidates(session, release, scope=scope(Right.SEE_RESULTS))
    search = request.args.get("q", "").strip()[:LONGEST_SEARCH]
    group = request.args.get("group", "")
    if group and not units and len(members := of_group(found, group)) <= MOST_UNITS:
        units = [session.get_one(Unit, one.id) for one in members]
    told = None
    if len(units) >= FEWEST:
        told = compare_units(
            session,
            release,
            method,
            units,
            node=request.args.get("node") or ROOT,
            reference=request.args.get("ref", ""),
        )
    return render_template(
        "results/comparing.html",
        release=release,
        method=method,
        units=units,
        told=told,
        charts=of_comparison(told, method) if told else None,
        beside=_groups(session, release, told),
        groups=groups_of(found),
        group=group,
        search=search,
        offer=offered(_sought(found, units, search, group), {one.id for one in units}),
        all_pairs=ALL_PAIRS,
        most=MOST_UNITS,
        say=sayings,
        words=words,
    )


def _groups(
    session: Session, release: Release, told: Comparison | None
) -> GroupsBeside:
    """Return the groups of respondents of ?by= in the chosen units."""
    if told is None:
        return GroupsBeside({})
    return groups_beside(session, release, told.units, request.args.get("by", ""))


def _units_asked_for() -> list[Unit]:
    """Return the units of ?unit=, each once; those beyond one's own are not there."""
    codes = list(dict.fromkeys(code for code in request.args.getlist("unit") if code))
    if len(codes) > MOST_UNITS:
        message = _(
            "Mỗi lần so sánh được nhiều nhất %(most)d đơn vị; địa chỉ này có %(n)d.",
            most=MOST_UNITS,
            n=len(codes),
        )
        raise Problem(message, status=400)
    return [unit_named(Right.SEE_RESULTS, code) for code in codes]


def _sought(
    found: Sequence[Candidate], units: Sequence[Unit], search: str, group: str
) -> list[Candidate]:
    """Return the units searched for; without a search those of the one chosen."""
    if search:
        return matching(of_group(found, group) if group else found, search)
    if group:
        return of_group(found, group)
    first = next((one for one in found if units and one.id == units[0].id), None)
    return of_group(found, first.group) if first else []
