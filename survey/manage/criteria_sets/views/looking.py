"""Looking at sets of criteria: all of them, one version, and its files."""

from flask import render_template
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from survey.access import ANYWHERE, Right, needs
from survey.db import get_session
from survey.documents.toml import to_toml
from survey.downloads import sent, table_sent
from survey.manage.criteria_sets.blueprint import bp
from survey.manage.criteria_sets.queries import (
    criteria_sets,
    not_taken_up,
    set_by_id,
)
from survey.manage.criteria_sets.table import criteria_table
from survey.par import parse_criteria_set
from survey.spreadsheets import MEDIA_TYPES

SET = "/bo-tieu-chi/<int(max=2147483647):set_id>"
TOML = "toml"


@bp.get("/bo-tieu-chi", endpoint="all")
@needs(Right.SEE_WORKBOOKS, of=ANYWHERE)
def all_sets() -> ResponseReturnValue:
    """Show the sets there are, and those that can be taken up."""
    session = get_session()
    return render_template(
        "manage/criteria_sets/list.html",
        sets=criteria_sets(session),
        others=not_taken_up(session),
    )


@bp.get(SET)
@needs(Right.SEE_WORKBOOKS, of=ANYWHERE)
def one(set_id: int) -> ResponseReturnValue:
    """Show a version: where it comes from, its criteria and their points."""
    found = set_by_id(get_session(), set_id)
    return render_template(
        "manage/criteria_sets/version.html",
        version=found,
        found=parse_criteria_set(found.document),
    )


@bp.get(f"{SET}.<kind>")
@needs(Right.SEE_WORKBOOKS, of=ANYWHERE)
def file(set_id: int, kind: str) -> ResponseReturnValue:
    """Send a version whole as TOML, or its criteria as a table to be changed."""
    found = set_by_id(get_session(), set_id)
    if kind == TOML:
        return sent(to_toml(found.document).encode(), f"{found.name}.toml")
    if kind not in MEDIA_TYPES:
        raise NotFound
    table = criteria_table(parse_criteria_set(found.document))
    return table_sent(table, f"bo-tieu-chi-{found.name}", kind)
