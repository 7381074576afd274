"""Pages for everybody: no account, no cookie, no script; published releases only."""

from flask import current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from survey import words
from survey.db import get_session
from survey.figures import sayings
from survey.figures.ranking_pages import group_pages
from survey.public.blueprint import bp
from survey.public.charts import province_charts, unit_charts
from survey.public.hiding import STEP, UNANIMOUS
from survey.public.queries import newest_of_round, published_release, units_found
from survey.public.rates import PublicRates, is_of_rates
from survey.public.sayings import sheets
from survey.public.snippet import snippet
from survey.public.told import province_page, rates_of, unit_page
from survey.published import Published, publications
from survey.units_sought import sought

OF_RELEASE = "/<code>/<int(max=99999):number>"
OF_UNIT = f"{OF_RELEASE}/don-vi/<unit_code>"


@bp.get("")
def home() -> ResponseReturnValue:
    """Lead to what is published, the newest first; say what was withdrawn."""
    every = list(publications(get_session()).values())
    return render_template("public/home.html", every=every)


@bp.get("/<code>")
def of_round(code: str) -> ResponseReturnValue:
    """Lead to the newest published release of a round."""
    release = newest_of_round(get_session(), code).release
    return redirect(url_for(".province", code=code, number=release.number))


@bp.get(OF_RELEASE)
def province(code: str, number: int) -> ResponseReturnValue:
    """Show what a published release says of the province and its units."""
    published, asked = _published(code, number), sought(request.args)
    if is_of_rates(published.release):
        return _rates(rates_of(get_session(), published))
    page = province_page(get_session(), published)
    ranking = group_pages(page.groups, asked)
    charts = province_charts(page, ranking if asked.has_charts else ())
    return render_template(
        "public/province.html",
        page=page,
        asked=asked,
        ranking=ranking,
        charts=charts.groups,
        factors=charts.factors,
        sheets=sheets,
        say=sayings,
        words=words,
    )


@bp.get(f"{OF_RELEASE}/phuong-phap")
def method(code: str, number: int) -> ResponseReturnValue:
    """Say in plain words how the figures came about, and what they do not say."""
    published = _published(code, number)
    if is_of_rates(published.release):
        found = rates_of(get_session(), published)
        return render_template("public/rates_method.html", page=found, words=words)
    page = province_page(get_session(), published)
    return render_template(
        "public/method.html",
        page=page,
        step=STEP,
        unanimous=UNANIMOUS,
        say=sayings,
        words=words,
    )


@bp.get(f"{OF_RELEASE}/don-vi")
def units(code: str, number: int) -> ResponseReturnValue:
    """Find units by their name, a page at a time."""
    asked = sought(request.args)
    published = _published(code, number)
    return render_template(
        "public/units.html",
        published=published,
        asked=asked,
        found=units_found(get_session(), published.release, asked),
        is_of_rates=is_of_rates(published.release),
        sheets=sheets,
    )


@bp.get(OF_UNIT)
def unit(code: str, number: int, unit_code: str) -> ResponseReturnValue:
    """Show what a published release says of one unit, and what it changed since."""
    published = _published(code, number)
    if is_of_rates(published.release):
        return _rates(rates_of(get_session(), published, unit_code))
    page = unit_page(get_session(), published, unit_code)
    place = {"code": code, "number": number, "unit_code": page.unit.code}
    site = current_app.config["HAILONG"].address
    embedded = url_for(
        "public.embedded", code=code, number=number, unit_code=page.unit.code
    )
    return render_template(
        "public/unit.html",
        page=page,
        **unit_charts(page)._asdict(),
        site=site,
        snippet=snippet(f"{site}{embedded}", page.unit),
        place=place,
        sheets=sheets,
        say=sayings,
        words=words,
    )


def _rates(page: PublicRates) -> str:
    """Show rates of counts: no interval, no rank."""
    return render_template("public/rates.html", page=page, say=sayings, words=words)


def _published(code: str, number: int) -> Published:
    return published_release(get_session(), code, number)
