"""What a draft would do to released figures; publishing it, or throwing it away."""

from flask import current_app, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from survey import clock
from survey.access import INSTALLATION, Right, needs
from survey.audit import Event, keep
from survey.db import get_session
from survey.errors import Problem
from survey.fields import EditForm
from survey.manage.methods.blueprint import bp
from survey.manage.methods.effect import effects
from survey.manage.methods.queries import draft_by_id
from survey.manage.methods.texts import languages_of
from survey.manage.methods.views.drafting import DRAFT, require_revision
from survey.manage.operations.method_drafts import (
    discard,
    problems_of,
    whole_document,
)
from survey.manage.operations.method_drafts import publish as publish_draft
from survey.manage.operations.methods import next_number
from survey.methods import Method as Document
from survey.methods import parse_method
from survey.models import MethodDraft


class ConfirmForm(EditForm):
    """That a draft is meant to be published as it was shown."""


@bp.get(f"{DRAFT}/anh-huong")
@needs(Right.EDIT_METHODS, of=INSTALLATION)
def effect(draft_id: int) -> ResponseReturnValue:
    """Show released indices as the draft would have them."""
    session = get_session()
    found = draft_by_id(session, draft_id)
    if problems_of(found):
        message = _("Bản thảo còn chỗ chưa hoàn chỉnh, chưa tính thử được.")
        raise Problem(message, status=409)
    document = parse_method(found.document)
    return render_template(
        "manage/methods/effect.html",
        draft=found,
        method=document,
        effects=effects(session, document) if document.is_asked else [],
    )


@bp.route(f"{DRAFT}/ban-hanh", methods=["GET", "POST"])
@needs(Right.EDIT_METHODS, of=INSTALLATION)
def publish(draft_id: int) -> ResponseReturnValue:
    """Say what publishing means, and make a draft the next version for good."""
    session, form = get_session(), ConfirmForm()
    found = draft_by_id(session, draft_id)
    if form.is_submitted():
        require_revision(found, form.revision.data)
    document = whole_document(session, found)
    if form.validate_on_submit():
        return _published(found)
    form.revision.data = str(found.revision)
    return render_template(
        "manage/methods/publish.html",
        form=form,
        draft=found,
        method=document,
        number=next_number(session, found.code),
        spoken=languages_of(found.document),
        effects=effects(session, document) if document.is_asked else [],
        is_past=_is_past(document),
    )


def _published(found: MethodDraft) -> Response:
    session = get_session()
    version = publish_draft(session, found)
    code, number = version.code, version.version
    after = {"version": number, "digest": version.digest}
    keep(session, Event("method.published", "method", code, after=after))
    flash(_("Đã ban hành %(code)s, phiên bản %(n)d.", code=code, n=number))
    return redirect(url_for("methods.version", code=code, number=number))


def _is_past(document: Document) -> bool:
    """Return whether a method would be out of use before it is used."""
    today = clock.today(current_app.config["HAILONG"].zone)
    return document.valid_to is not None and document.valid_to < today


@bp.post(f"{DRAFT}/bo")
@needs(Right.EDIT_METHODS, of=INSTALLATION)
def drop(draft_id: int) -> ResponseReturnValue:
    """Throw a draft away."""
    session = get_session()
    found = draft_by_id(session, draft_id)
    event = Event("method.dropped", "method", found.code, after={"draft": found.id})
    discard(session, found)
    keep(session, event)
    flash(_("Đã bỏ bản thảo."))
    return redirect(url_for("methods.methods"))
