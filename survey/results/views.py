"""Pages for officials: overview, unit, how it was computed, and all releases."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import exists, select

from survey import charts, words
from survey.access import (
    ANYWHERE,
    Right,
    may,
    needs,
    reach,
    round_of,
    round_part_of,
    scope,
    signed_in,
    unit_named,
    unit_of,
)
from survey.classification import exempted
from survey.db import get_session
from survey.figures import sayings
from survey.figures.branches import method_of
from survey.figures.overview import overview as overview_of
from survey.figures.populations import mixture_of
from survey.figures.rates import RatesPage, rates_page
from survey.figures.releases import (
    release_of,
    releases_of_unit,
)
from survey.figures.releases import releases as all_releases
from survey.figures.unit import unit_result
from survey.improvements import improvements
from survey.models import Release, Round, Unit
from survey.navigation import first_place
from survey.published import publications
from survey.results.asked_for import kept_of, release_asked_for
from survey.results.comments.queries import n_shown
from survey.results.coverage import coverage
from survey.results.glance import glance
from survey.results.heat import heat_of
from survey.results.method import method_page
from survey.results.places import factor_places
from survey.results.ranking import ranking_of
from survey.results.ways import ways_of
from survey.tree import unit_by_code
from survey.units_sought import sought
from survey.watch import n_silent

bp = Blueprint("results", __name__)


@bp.get("/")
@signed_in
def home() -> ResponseReturnValue:
    """Lead to the overview of the release asked for, by default the newest.

    Who has no right to that is led to their own unit, or to what else they may do.
    """
    if not may(Right.SEE_RESULTS):
        return redirect(first_place())
    release = release_asked_for()
    if release is None:
        return _nothing()
    if not may(Right.SEE_RESULTS, release.round.root_id):
        own = get_session().get_one(Unit, min(reach().tops(Right.SEE_RESULTS)))
        return redirect(url_for("results.unit", code=own.code))
    code, number = release.round.code, release.number
    return redirect(url_for("results.overview", code=code, number=number))


@bp.get("/tong-quan/<code>/<int(max=99999):number>")
@needs(Right.SEE_RESULTS, of=round_of("code"))
def overview(code: str, number: int) -> ResponseReturnValue:
    """Show what a release says of the province and of all its units."""
    session = get_session()
    release = release_of(session, code, number=number)
    if not method_of(release).is_asked:
        root = session.get_one(Unit, release.round.root_id)
        return _rates(rates_page(session, release, root, is_deep=True))
    asked = sought(request.args)
    found = overview_of(session, release)
    ranking = ranking_of(found.groups, asked)
    return render_template(
        "results/overview.html",
        overview=found,
        asked=asked,
        ranking=ranking,
        kept=kept_of(request.args),
        glance=glance(
            session,
            release,
            found.figures,
            found.before,
            units=[one for group in found.groups for one in group.standings],
        ),
        n_silent=n_silent() if may(Right.SEE_COUNTS) else 0,
        charts=charts.of_overview(found, ranking.pages if asked.has_charts else ()),
        heat=heat_of(
            session,
            release,
            found.method,
            found.groups,
            group=request.args.get("heat", ""),
            asked=request.args.get("heat_page", ""),
        ),
        coverage=coverage(session, release),
        mixture=mixture_of(session, release, found.root),
        exempted=exempted(session, release),
        releases=all_releases(session, scope=scope(Right.SEE_RESULTS)),
        state=publications(session).get(release.id),
        say=sayings,
        words=words,
    )


@bp.get("/don-vi/<code>")
@needs(Right.SEE_RESULTS, of=unit_of("code"))
def unit(code: str) -> ResponseReturnValue:
    """Show what a release says of one unit."""
    session = get_session()
    found = unit_by_code(session, code)
    release = release_asked_for(found)
    if release is None:
        return _nothing()
    if not method_of(release).is_asked:
        return _rates(rates_page(session, release, found, is_deep=False))
    result = unit_result(session, release, found)
    return render_template(
        "results/unit.html",
        result=result,
        glance=glance(
            session,
            release,
            result.figures,
            result.before,
            units=result.below,
            priorities=result.priorities,
        ),
        ways=ways_of(session, release, found),
        mixture=mixture_of(session, release, found),
        places=factor_places(session, release, found, result.figures, result.method),
        why_unranked=exempted(session, release).get(found.id),
        improvements=improvements(session, unit_id=found.id),
        n_comments=_n_comments(release, found),
        sees=sees,
        charts=charts.of_unit(result),
        say=sayings,
        words=words,
    )


@bp.get("/phuong-phap/<code>/<int(max=99999):number>")
@needs(Right.SEE_RESULTS, of=round_part_of("code"))
def method(code: str, number: int) -> ResponseReturnValue:
    """Explain how the figures of a release were computed, by the numbers of a unit."""
    session = get_session()
    release = release_of(session, code, number=number)
    asked = request.args.get("unit", "")
    root = session.get_one(Unit, release.round.root_id)
    found = unit_named(Right.SEE_RESULTS, asked or root.code)
    if not method_of(release).is_asked:
        page = rates_page(session, release, found, is_deep=False)
        return render_template("results/rates_method.html", page=page, words=words)
    return render_template(
        "results/method.html",
        page=method_page(session, release, found),
        say=sayings,
        words=words,
    )


@bp.get("/ket-qua")
@needs(Right.EXPORT_RESULTS, of=ANYWHERE)
def releases() -> ResponseReturnValue:
    """List every release, with what can be downloaded of it."""
    found = all_releases(get_session(), scope=scope(Right.EXPORT_RESULTS))
    return render_template(
        "results/releases.html",
        releases=found,
        published=publications(get_session()),
        words=words,
    )


def sees(unit: Unit) -> bool:
    """Return whether a link to a unit's page would lead anywhere."""
    return may(Right.SEE_RESULTS, unit.id)


def _rates(page: RatesPage) -> ResponseReturnValue:
    """Show counts that nobody was asked for: they have pages of their own."""
    return render_template(
        "results/rates.html",
        page=page,
        sees=sees,
        releases=releases_of_unit(get_session(), page.unit.id),
        say=sayings,
        words=words,
    )


def _n_comments(release: Release, unit: Unit) -> int | None:
    """Return how many comments can be read in the round; None for who may not."""
    if not may(Right.READ_COMMENTS, unit.id):
        return None
    own = scope(Right.READ_COMMENTS)
    return n_shown(get_session(), unit, release.round, own)


def _nothing() -> ResponseReturnValue:
    has_round = get_session().scalar(select(exists(select(Round.id))))
    return render_template("results/nothing.html", has_round=has_round)
