"""Pages of official tables: which there are of a release, and each of them."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from survey import words
from survey.access import Right, needs, round_of, scope, unit_named
from survey.db import get_session
from survey.errors import Problem
from survey.figures.branches import method_of
from survey.figures.releases import release_of
from survey.figures.releases import releases as all_releases
from survey.i18n import named
from survey.models import Release, Unit
from survey.official_tables import (
    OfficialTable,
    Source,
    by_criterion,
    choices,
    criteria_of,
    is_by_criterion,
    nodes_of,
    read_source,
    require_known,
    table_of,
    told,
)
from survey.results.official.paging import paged
from survey.units_sought import sought

bp = Blueprint("official", __name__)


@bp.get("/bieu-mau/<code>/<int(max=99999):number>")
@needs(Right.SEE_RESULTS, of=round_of("code"))
def tables(code: str, number: int) -> ResponseReturnValue:
    """List the official tables that there are of a release."""
    release = release_of(get_session(), code, number=number)
    return render_template(
        "results/official/tables.html", **_common(release), words=words
    )


@bp.get("/bieu-mau/<code>/<int(max=99999):number>/<table>")
@needs(Right.SEE_RESULTS, of=round_of("code"))
def table(code: str, number: int, table: str) -> ResponseReturnValue:
    """Show one of them."""
    session, asked = get_session(), sought(request.args)
    release = release_of(session, code, number=number)
    method = method_of(release)
    require_known(table, method)
    nodes = nodes_of(table, method)
    if is_by_criterion(table):
        unit = unit_named(
            Right.SEE_RESULTS, request.args.get("unit", "") or _own(release)
        )
        source = read_source(session, release, nodes=nodes, unit_id=unit.id)
        return _shown(release, _of_unit(source, table, unit), unit=unit)
    found = table_of(read_source(session, release, nodes=nodes), table)
    return _shown(
        release,
        found,
        asked=asked,
        paged=paged(found, asked),
        by_criterion=criteria_of(table),
    )


def _of_unit(source: Source, table: str, unit: Unit) -> OfficialTable:
    if not source.knows(unit.id):
        message = _("Kết quả này không có số liệu của %(unit)s.", unit=named(unit))
        raise Problem(message, status=404)
    return by_criterion(source, table, unit)


def _shown(release: Release, table: OfficialTable, **more: object) -> str:
    return render_template(
        "results/official/table.html",
        **_common(release),
        table=table,
        told=told,
        **more,
    )


def _common(release: Release) -> dict[str, object]:
    method = method_of(release)
    return {
        "release": release,
        "method": method,
        "choices": choices(method),
        "releases": all_releases(get_session(), scope=scope(Right.SEE_RESULTS)),
    }


def _own(release: Release) -> str:
    return get_session().get_one(Unit, release.round.root_id).code
