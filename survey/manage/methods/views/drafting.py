"""Changing a draft, part by part."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from survey.access import INSTALLATION, Right, needs
from survey.audit import Event, keep
from survey.db import get_session
from survey.editing import Place, check_revision
from survey.manage.methods.blueprint import bp
from survey.manage.methods.factor_form import (
    factor_form,
    factor_values,
    new_factor_form,
)
from survey.manage.methods.general_form import general_form, general_values
from survey.manage.methods.queries import draft_by_id
from survey.manage.operations.method_drafts import (
    add_factor,
    change_factor,
    change_general,
    factor_of,
    problems_of,
    remove_factor,
    same_as,
)
from survey.models import MethodDraft

DRAFT = "/phuong-phap-do/ban-thao/<int(max=999999999):draft_id>"


@bp.get(DRAFT)
@needs(Right.EDIT_METHODS, of=INSTALLATION)
def draft(draft_id: int) -> ResponseReturnValue:
    """Show a draft, and what it still lacks."""
    session = get_session()
    found = draft_by_id(session, draft_id)
    problems = problems_of(found)
    return render_template(
        "manage/methods/draft.html",
        draft=found,
        problems=problems,
        same=None if problems else same_as(session, found),
    )


@bp.route(f"{DRAFT}/chung", methods=["GET", "POST"])
@needs(Right.EDIT_METHODS, of=INSTALLATION)
def general(draft_id: int) -> ResponseReturnValue:
    """Change what is said of the method as a whole."""
    session = get_session()
    found = draft_by_id(session, draft_id)
    form = general_form(found.document)
    if form.validate_on_submit():
        require_revision(found, form.revision.data)
        change_general(session, found, general_values(form))
        return _changed(found, "general")
    form.revision.data = str(found.revision)
    page = render_template("manage/methods/general.html", form=form, draft=found)
    return page, 422 if form.is_submitted() else 200


@bp.route(f"{DRAFT}/yeu-to/<code>", methods=["GET", "POST"])
@needs(Right.EDIT_METHODS, of=INSTALLATION)
def factor(draft_id: int, code: str) -> ResponseReturnValue:
    """Change a factor and its criteria."""
    session = get_session()
    found = draft_by_id(session, draft_id)
    before = factor_of(found.document, code)
    form = factor_form(found.document, before)
    if form.validate_on_submit():
        require_revision(found, form.revision.data)
        change_factor(session, found, code, factor_values(form, before))
        return _changed(found, code)
    form.revision.data = str(found.revision)
    page = render_template(
        "manage/methods/factor.html", form=form, draft=found, factor=before
    )
    return page, 422 if form.is_submitted() else 200


@bp.route(f"{DRAFT}/noi-dung/<code>/them", methods=["GET", "POST"])
@needs(Right.EDIT_METHODS, of=INSTALLATION)
def new_factor(draft_id: int, code: str) -> ResponseReturnValue:
    """Add a factor to a content."""
    session = get_session()
    found = draft_by_id(session, draft_id)
    form = new_factor_form(found.document)
    if form.validate_on_submit():
        require_revision(found, form.revision.data)
        values = {"code": form.code.data, "name": form["name"].texts()}
        add_factor(session, found, code, values)
        keep(session, _event(found, form.code.data))
        address = url_for("methods.factor", draft_id=draft_id, code=form.code.data)
        return redirect(address)
    form.revision.data = str(found.revision)
    page = render_template("manage/methods/new_factor.html", form=form, draft=found)
    return page, 422 if form.is_submitted() else 200


@bp.post(f"{DRAFT}/yeu-to/<code>/bo")
@needs(Right.EDIT_METHODS, of=INSTALLATION)
def drop_factor(draft_id: int, code: str) -> ResponseReturnValue:
    """Take a factor out of a draft."""
    session = get_session()
    found = draft_by_id(session, draft_id)
    remove_factor(session, found, code)
    return _changed(found, code)


def require_revision(found: MethodDraft, revision: object) -> None:
    """Refuse what was opened before the draft's newest change."""
    place = Place("method", found.code)
    check_revision(get_session(), found, revision, place=place)


def _changed(found: MethodDraft, part: str) -> Response:
    draft_id = found.id
    keep(get_session(), _event(found, part))
    flash(_("Đã ghi bản thảo."))
    return redirect(url_for("methods.draft", draft_id=draft_id))


def _event(found: MethodDraft, part: str) -> Event:
    after = {"part": part, "draft": found.id}
    return Event("method.changed", "method", found.code, after=after)
