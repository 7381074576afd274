"""A further version of a set: one that comes along, a changed one, or a file."""

from collections.abc import Sequence
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from survey import clock
from survey.access import INSTALLATION, Right, needs
from survey.audit import Event, keep
from survey.db import get_session
from survey.errors import Problem
from survey.manage.criteria_sets.blueprint import bp
from survey.manage.criteria_sets.form import SetForm
from survey.manage.criteria_sets.queries import set_by_id
from survey.manage.criteria_sets.rows import read_criteria
from survey.manage.criteria_sets.spoken import in_common
from survey.manage.file_field import told_at
from survey.manage.operations.criteria_sets import store_set, take_shipped
from survey.models import CriteriaSet
from survey.par import CriteriaSetError
from survey.spreadsheets import Fault
from survey.uploads import takes_upload

MEGABYTES = 2
KIND = "criteria-set"  # as the audit calls it


@bp.post("/bo-tieu-chi/co-san/<code>")
@needs(Right.EDIT_CRITERIA, of=INSTALLATION)
def take_up(code: str) -> ResponseReturnValue:
    """Take up a set that comes with the product."""
    made = take_shipped(get_session(), code, at=clock.now())
    return _kept(made, "criteria-set.taken")


@bp.route("/bo-tieu-chi/moi", methods=["GET", "POST"])
@takes_upload(MEGABYTES)
@needs(Right.EDIT_CRITERIA, of=INSTALLATION)
def new() -> ResponseReturnValue:
    """Write a version from a file, or from another one; ?nhu= says which."""
    before, form = _before(), SetForm()
    faults: Sequence[Fault] = []
    problems: tuple[str, ...] = ()
    if form.validate_on_submit():
        try:
            document = _document(form, before)
            made = store_set(get_session(), document, at=clock.now())
        except CriteriaSetError as error:
            problems = error.problems
        except Problem as problem:
            faults = told_at(form.file, problem)
        else:
            return _kept(made, "criteria-set.added")
    elif before is not None and not form.is_submitted():
        form.fill(before.document)
    page = render_template(
        "manage/criteria_sets/new.html",
        form=form,
        before=before,
        faults=faults,
        problems=problems,
    )
    return page, 422 if form.is_submitted() else 200


def _before() -> CriteriaSet | None:
    number = request.args.get("nhu", type=int)
    return set_by_id(get_session(), number) if number else None


def _document(form: SetForm, before: CriteriaSet | None) -> dict[str, Any]:
    """Return what was filled in, with the criteria of the file or those before."""
    general = form.general(before.document if before else None)
    if form.file.data:
        return in_common(general | read_criteria(form.file.data.read()))
    if before is None:
        raise Problem(_("Chọn tệp tiêu chí: chưa có bộ nào để chép."))
    kept = {key: before.document[key] for key in ("area", "exemption")}
    return in_common(general | kept)


def _kept(made: CriteriaSet, action: str) -> Response:
    session, set_id = get_session(), made.id
    flash(_("Đã ghi bộ tiêu chí %(name)s.", name=made.name))
    keep(session, Event(action, KIND, made.name, after={"title": made.title}))
    return redirect(url_for("criteria_sets.one", set_id=set_id))
