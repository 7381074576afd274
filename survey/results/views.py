"""Pages for officials: overview, unit, how it was computed, and all releases."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import exists, select

from survey import words
from survey.access import official_required
from survey.db import get_session
from survey.errors import Problem
from survey.models import Release, Round, Unit
from survey.results import charts, sayings
from survey.results.method import method_page
from survey.results.overview import overview as overview_of
from survey.results.releases import newest_release, release_of
from survey.results.releases import releases as all_releases
from survey.results.unit import unit_result
from survey.tree import unit_by_code

bp = Blueprint("results", __name__)


@bp.get("/")
@official_required
def home() -> ResponseReturnValue:
    """Lead to the overview of the release asked for, by default the newest."""
    release = _release_asked_for()
    if release is None:
        return _nothing()
    code, number = release.round.code, release.number
    return redirect(url_for("results.overview", code=code, number=number))


@bp.get("/tong-quan/<code>/<int(max=99999):number>")
@official_required
def overview(code: str, number: int) -> ResponseReturnValue:
    """Show what a release says of the province and of all its units."""
    session = get_session()
    found = overview_of(session, release_of(session, code, number=number))
    return render_template(
        "results/overview.html",
        overview=found,
        charts=charts.of_overview(found),
        releases=all_releases(session),
        say=sayings,
        words=words,
    )


@bp.get("/don-vi/<code>")
@official_required
def unit(code: str) -> ResponseReturnValue:
    """Show what a release says of one unit."""
    session = get_session()
    found = unit_by_code(session, code)
    release = _release_asked_for(found)
    if release is None:
        return _nothing()
    result = unit_result(session, release, found)
    return render_template(
        "results/unit.html",
        result=result,
        charts=charts.of_unit(result),
        say=sayings,
        words=words,
    )


@bp.get("/phuong-phap/<code>/<int(max=99999):number>")
@official_required
def method(code: str, number: int) -> ResponseReturnValue:
    """Explain how the figures of a release were computed, by the numbers of a unit."""
    session = get_session()
    release = release_of(session, code, number=number)
    asked = request.args.get("unit", "")
    root = session.get_one(Unit, release.round.root_id)
    found = unit_by_code(session, asked) if asked else root
    return render_template(
        "results/method.html",
        page=method_page(session, release, found),
        say=sayings,
        words=words,
    )


@bp.get("/ket-qua")
@official_required
def releases() -> ResponseReturnValue:
    """List every release, with what can be downloaded of it."""
    found = all_releases(get_session())
    return render_template("results/releases.html", releases=found, words=words)


def _nothing() -> ResponseReturnValue:
    has_round = get_session().scalar(select(exists(select(Round.id))))
    return render_template("results/nothing.html", has_round=has_round)


def _release_asked_for(unit: Unit | None = None) -> Release | None:
    """Return the release of ?round=&release=, by default the newest there is."""
    session = get_session()
    code = request.args.get("round", "")
    if code:
        return release_of(session, code, number=_number_asked_for())
    with_figures = newest_release(session, unit_id=unit.id) if unit else None
    return with_figures or newest_release(session)


def _number_asked_for() -> int | None:
    text = request.args.get("release", "")
    if not text:
        return None
    if not text.isascii() or not text.isdecimal() or len(text) > 6:
        message = _("Số thứ tự của kết quả phải là số nguyên, ví dụ: release=3.")
        raise Problem(message, status=400)
    return int(text)
