"""Units of a set ranked after the appraisal; who sees only one unit sees its place."""

from flask import render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from survey.access import ANYWHERE, Right, needs, scope
from survey.db import get_session
from survey.downloads import table_sent
from survey.models import CriteriaSet
from survey.spreadsheets import MEDIA_TYPES
from survey.submission.blueprint import bp
from survey.submission.queries import sets_in_use
from survey.submission.ranking import ranking_of
from survey.submission.ranking_table import ranking_table, why_unranked


@bp.get("/ket-qua")
@needs(Right.SEE_WORKBOOKS, of=ANYWHERE)
def ranking() -> ResponseReturnValue:
    """Show who stands where by a set, by default the newest."""
    sets, chosen = _chosen()
    own = scope(Right.SEE_WORKBOOKS)
    found = ranking_of(get_session(), chosen, own) if chosen else None
    return render_template(
        "submission/ranking.html",
        sets=sets,
        chosen=chosen,
        ranking=found,
        why_unranked=why_unranked,
        is_whole=own is None,
    )


@bp.get("/ket-qua.<kind>")
@needs(Right.SEE_WORKBOOKS, of=ANYWHERE)
def ranking_file(kind: str) -> ResponseReturnValue:
    """Send the same as a table."""
    _sets, chosen = _chosen()
    if kind not in MEDIA_TYPES or chosen is None:
        raise NotFound
    name = f"ket-qua-tham-dinh-{chosen.name}"
    found = ranking_of(get_session(), chosen, scope(Right.SEE_WORKBOOKS))
    return table_sent(ranking_table(found), name, kind)


def _chosen() -> tuple[list[CriteriaSet], CriteriaSet | None]:
    sets = sets_in_use(get_session(), scope(Right.SEE_WORKBOOKS))
    asked = request.args.get("bo", type=int)
    first = sets[0] if sets else None
    return sets, next((one for one in sets if one.id == asked), first)
