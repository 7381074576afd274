"""Pages of outside results: the list, a subject over the years, the file."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from survey import words
from survey.access import ANYWHERE, Right, needs, reach
from survey.codes import may_exist
from survey.db import get_session
from survey.downloads import table_sent
from survey.errors import Problem
from survey.models import SubjectKind
from survey.outside.record import record_of
from survey.outside.table import register_table
from survey.results.outside import sayings
from survey.results.outside.asked_for import address_of, asked_for
from survey.results.outside.queries import choices, every, listed, results_of
from survey.results.outside.subject import subject_page

bp = Blueprint("outside", __name__)


@bp.get("/chi-so-chinh-thuc")
@needs(Right.SEE_RESULTS, of=ANYWHERE)
def results() -> ResponseReturnValue:
    """List what the register has, cut by what the address asks for."""
    session, asked = get_session(), asked_for(request.args)
    return render_template(
        "results/outside/list.html",
        found=listed(session, asked, request.args.get("trang", "")),
        asked=asked,
        address=address_of(asked),
        choices=choices(session),
        kinds=SubjectKind,
        say=sayings,
        words=words,
        may_edit=_may_edit(),
    )


@bp.get("/chi-so-chinh-thuc/doi-tuong/<code>")
@needs(Right.SEE_RESULTS, of=ANYWHERE)
def subject(code: str) -> ResponseReturnValue:
    """Show one subject over the years, beside our own figures if it is ours."""
    session = get_session()
    found = results_of(session, code) if may_exist(code) else []
    if not found:
        raise Problem(_("Sổ không có kết quả nào của đối tượng này."), status=404)
    return render_template(
        "results/outside/subject.html",
        page=subject_page(session, found),
        say=sayings,
        words=words,
        may_edit=_may_edit(),
    )


@bp.get("/chi-so-chinh-thuc/so.<any(csv, xlsx):kind>")
@needs(Right.SEE_RESULTS, of=ANYWHERE)
def file(kind: str) -> ResponseReturnValue:
    """Send what the list shows, all pages of it, as it can be imported again."""
    found = every(get_session(), asked_for(request.args))
    return table_sent(register_table(map(record_of, found)), "chi-so-chinh-thuc", kind)


def _may_edit() -> bool:
    return reach().has_everywhere(Right.EDIT_OUTSIDE)
