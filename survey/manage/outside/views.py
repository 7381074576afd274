"""Outside results written one by one: a new one, a change, one that goes."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import select
from werkzeug.wrappers import Response

from survey.access import INSTALLATION, Right, needs
from survey.audit import Event, keep
from survey.db import get_session
from survey.editing import Place, check_revision
from survey.errors import Problem
from survey.fields import EditForm
from survey.manage.operations.outside import (
    KIND,
    add_result,
    change_result,
    has_result,
    name_of,
)
from survey.manage.outside import file_views
from survey.manage.outside.blueprint import bp
from survey.manage.outside.forms import ResultForm
from survey.models import Mark, OutsideResult, SubjectKind, Unit
from survey.outside.indices import KNOWN
from survey.outside.record import kept, key_of, record_of

__all__ = ["bp", "file_views"]

LARGEST_ID = 2_147_483_647  # of a whole number in either database


@bp.route("/chi-so-chinh-thuc/moi", methods=["GET", "POST"])
@needs(Right.EDIT_OUTSIDE, of=INSTALLATION)
def new() -> ResponseReturnValue:
    """Write a result that the register lacks; ?nhu= fills in that of another year."""
    form = ResultForm()
    if not form.is_submitted():
        _fill_like(form, request.args.get("nhu", 0, type=int))
    if form.validate_on_submit() and _fits(form):
        session = get_session()
        result = add_result(session, form.record())
        after = kept(record_of(result))
        keep(session, Event("outside.added", KIND, _code(result), after=after))
        flash(_("Đã ghi kết quả."))
        return _to_subject(result.subject)
    page = render_template("manage/outside/new.html", form=form, known=KNOWN)
    return page, 422 if form.is_submitted() else 200


@bp.route("/chi-so-chinh-thuc/<int(max=2147483647):number>", methods=["GET", "POST"])
@needs(Right.EDIT_OUTSIDE, of=INSTALLATION)
def edit(number: int) -> ResponseReturnValue:
    """Change a result."""
    session, form, result = get_session(), ResultForm(), _result(number)
    if form.is_submitted():
        place = Place(KIND, _code(result))
        check_revision(session, result, form.revision.data, place=place)
    if form.validate_on_submit() and _fits(form, result):
        told = change_result(session, result, form.record())
        if told["after"]:
            keep(session, Event("outside.edited", KIND, _code(result), **told))
            flash(_("Đã sửa kết quả."))
        return _to_subject(result.subject)
    if not form.is_submitted():
        form.fill(result)
    page = render_template(
        "manage/outside/edit.html", form=form, result=result, known=KNOWN
    )
    return page, 422 if form.is_submitted() else 200


@bp.route(
    "/chi-so-chinh-thuc/<int(max=2147483647):number>/xoa", methods=["GET", "POST"]
)
@needs(Right.EDIT_OUTSIDE, of=INSTALLATION)
def remove(number: int) -> ResponseReturnValue:
    """Ask whether a result is to go, and let it go; the audit keeps what it said."""
    session, form, result = get_session(), EditForm(), _result(number)
    if form.validate_on_submit():
        place = Place(KIND, _code(result))
        check_revision(session, result, form.revision.data, place=place)
        before = kept(record_of(result))
        session.delete(result)
        keep(session, Event("outside.removed", KIND, _code(result), before=before))
        flash(_("Đã xóa kết quả."))
        return redirect(url_for("outside.results"))
    form.revision.data = str(result.revision)
    return render_template("manage/outside/remove.html", form=form, result=result)


def _fits(form: ResultForm, result: OutsideResult | None = None) -> bool:
    """Return whether what was filled in can be written; note at its field if not."""
    session, record = get_session(), form.record()
    if not form.is_consistent():
        return False
    known = select(Unit.id).where(Unit.code == record.unit_code)
    if record.unit_code and session.scalar(known) is None:
        form.unit_code.errors = [_("Hệ thống không có đơn vị nào mang mã này.")]
    is_other = result is None or record.key != key_of(result)
    if is_other and has_result(session, record.key):
        form.year.errors = [_("Sổ đã có kết quả của đối tượng này cho năm này.")]
    return not form.errors


def _fill_like(form: ResultForm, number: int) -> None:
    """Fill in whom and what a result is of; its figures and its source are others."""
    is_one = 0 < number <= LARGEST_ID
    result = get_session().get(OutsideResult, number) if is_one else None
    if result is None:
        form.subject_kind.data, form.mark.data = SubjectKind.PROVINCE, Mark.UNVERIFIED
        return
    named = ("index_name", "subject_kind", "subject_name", "province", "unit_code")
    for name in (*named, "area", "area_name", "rank_of", "most_points"):
        form[name].data = getattr(result, name)
    form.year.data = result.year + 1


def _code(result: OutsideResult) -> str:
    return name_of(key_of(result))


def _result(number: int) -> OutsideResult:
    found = get_session().get(OutsideResult, number)
    if found is None:
        raise Problem(_("Sổ không có kết quả này; có thể đã bị xóa."), status=404)
    return found


def _to_subject(subject: str) -> Response:
    return redirect(url_for("outside.subject", code=subject))
