"""What a draft would do to released figures; publishing it, or throwing it away."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from survey.access import INSTALLATION, Right, needs
from survey.audit import Event, keep
from survey.db import get_session
from survey.errors import Problem
from survey.manage.methods.blueprint import bp
from survey.manage.methods.effect import effects
from survey.manage.methods.queries import draft_by_id
from survey.manage.methods.views.drafting import DRAFT
from survey.manage.operations.method_drafts import discard, problems_of
from survey.manage.operations.method_drafts import publish as publish_draft
from survey.methods import parse_method


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


@bp.post(f"{DRAFT}/ban-hanh")
@needs(Right.EDIT_METHODS, of=INSTALLATION)
def publish(draft_id: int) -> ResponseReturnValue:
    """Make a draft the next version; it is never changed again."""
    session = get_session()
    found = draft_by_id(session, draft_id)
    version = publish_draft(session, found)
    code, number = version.code, version.version
    after = {"version": number, "digest": version.digest}
    keep(session, Event("method.published", "method", code, after=after))
    flash(_("Đã ban hành %(code)s, phiên bản %(n)d.", code=code, n=number))
    return redirect(url_for("methods.version", code=code, number=number))


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
