"""What is read out: listened to, taken in from a file, taken out again."""

from typing import Any

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField
from wtforms import StringField

from survey.access import ANYWHERE, INSTALLATION, Right, may, needs
from survey.db import get_session
from survey.errors import Problem
from survey.fields import EditForm
from survey.manage.operations.questionnaire_drafts.kept import document_of, version_of
from survey.manage.operations.questionnaire_drafts.languages import require_language
from survey.manage.operations.questionnaire_drafts.recordings import set_recording
from survey.manage.operations.recordings import keep_recording
from survey.manage.questionnaires.asked_for import (
    changed,
    draft,
    event_of,
    require_revision,
)
from survey.manage.questionnaires.blueprint import VERSION, bp
from survey.manage.questionnaires.recording_rows import rows_of
from survey.methods.recordings import Place
from survey.models import Questionnaire, Recording
from survey.uploads import takes_upload

ADDRESS = f"{VERSION}/ngon-ngu/<spoken>/ban-thu"
# More than a recording may have: whoever sends too much is told how much is right.
MEGABYTES = 4


class RecordingForm(EditForm):
    """A recording for a part of the page; with `drop` the one there is taken out."""

    part = StringField()
    item = StringField()
    file = FileField(_l("Tệp âm thanh"))


@bp.get(ADDRESS)
@needs(Right.SEE_QUESTIONNAIRES, of=ANYWHERE)
def recordings(code: str, number: int, spoken: str) -> ResponseReturnValue:
    """Show what can be listened to in a language, and what is not recorded yet."""
    found = version_of(get_session(), code, number)
    return _page(found, spoken, RecordingForm(formdata=None))


@bp.post(ADDRESS)
@takes_upload(MEGABYTES, is_table=False)
@needs(Right.EDIT_QUESTIONNAIRES, of=INSTALLATION)
def record(code: str, number: int, spoken: str) -> ResponseReturnValue:
    """Take in a recording in place of the one there may be, or take it out."""
    found, form = draft(code, number), RecordingForm()
    document = document_of(found)
    require_language(document, spoken)
    require_revision(found, form.revision.data)
    place = (form.part.data or "", form.item.data or "")
    after: dict[str, Any] = {"language": spoken, "part": " ".join(place).strip()}
    if "drop" in request.form:
        set_recording(document, spoken, place)
        event = event_of("questionnaire.unrecorded", found, after=after)
    else:
        try:
            kept = _kept(form)
        except Problem as problem:
            return _page(found, spoken, form, at=place, problem=problem)
        set_recording(document, spoken, place, kept.digest)
        after |= {"digest": kept.digest, "bytes": kept.size}
        event = event_of("questionnaire.recorded", found, after=after)
    return changed(found, document, event, endpoint="recordings", spoken=spoken)


def _kept(form: RecordingForm) -> Recording:
    content = form.file.data.read() if form.file.data else b""
    if not content:
        raise Problem(_("Xin chọn một tệp âm thanh có nội dung."))
    return keep_recording(get_session(), content)


def _page(
    found: Questionnaire,
    spoken: str,
    form: RecordingForm,
    *,
    at: Place | None = None,
    problem: Problem | None = None,
) -> ResponseReturnValue:
    document = document_of(found)
    require_language(document, spoken)
    if not form.is_submitted():
        form.revision.data = str(found.revision)
    page = render_template(
        "manage/questionnaires/recordings.html",
        **{"found": found, "form": form, "spoken": spoken},
        **{"at": at, "problem": problem},
        rows=rows_of(get_session(), document, spoken),
        is_open=found.published_on is None and may(Right.EDIT_QUESTIONNAIRES),
    )
    return page, problem.status if problem else 200
