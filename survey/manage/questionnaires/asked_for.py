"""The draft that an address names, and how a change of it is kept."""

from collections.abc import Mapping
from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from survey.audit import Event, keep
from survey.db import get_session
from survey.editing import Place, check_revision
from survey.manage.operations.questionnaire_drafts.kept import draft_to_change, store
from survey.models import Questionnaire

KIND = "questionnaire"


def draft(code: str, number: int) -> Questionnaire:
    """Return the draft of an address; a published version is refused."""
    return draft_to_change(get_session(), code, number)


def name_of(questionnaire: Questionnaire) -> str:
    """Return what the audit calls a version."""
    return f"{questionnaire.code}:{questionnaire.version}"


def require_revision(found: Questionnaire, revision: object) -> None:
    """Refuse what was opened before the draft's newest change."""
    place = Place(KIND, name_of(found))
    check_revision(get_session(), found, revision, place=place)


def event_of(action: str, found: Questionnaire, **told: Any) -> Event:
    """Return the event of a change, with its `before` and `after`."""
    return Event(action, KIND, name_of(found), **told)


def changed(
    found: Questionnaire,
    document: Mapping[str, Any],
    event: Event,
    *,
    endpoint: str = "version",
    anchor: str | None = None,
    **arguments: Any,
) -> Response:
    """Keep a draft's changed document with its event, and lead on."""
    address = url_for(
        f"questionnaires.{endpoint}",
        code=found.code,
        number=found.version,
        _anchor=anchor,
        **arguments,
    )
    session = get_session()
    store(session, found, document)
    keep(session, event)
    flash(_("Đã ghi bản thảo."))
    return redirect(address)


def form_page(
    name: str, found: Questionnaire, form: Any, **more: Any
) -> ResponseReturnValue:
    """Return the page of a form; one that was refused keeps its revision."""
    if not form.is_submitted():
        form.revision.data = str(found.revision)
    page = render_template(
        f"manage/questionnaires/{name}.html", form=form, found=found, **more
    )
    return page, 422 if form.is_submitted() else 200
