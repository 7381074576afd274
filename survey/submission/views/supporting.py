"""Supporting documents: brought, looked at, said otherwise, withdrawn, downloaded."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_security import current_user
from werkzeug.wrappers import Response

from survey import clock
from survey.access import Right, needs
from survey.audit import Event, keep
from survey.db import get_session
from survey.downloads import sent
from survey.editing import Place, check_revision
from survey.errors import Problem
from survey.fields import EditForm
from survey.models import DocumentContent, SupportingDocument, Workbook
from survey.submission.blueprint import WORKBOOK, bp
from survey.submission.content import Content
from survey.submission.filekinds import MEDIA_TYPES
from survey.submission.operations.scoring import require_draft
from survey.submission.operations.supporting import (
    add_document,
    change_document,
    told,
    withdraw_document,
)
from survey.submission.places import area_of_item, workbook_units
from survey.submission.queries import document_by_id, workbook_by_id
from survey.submission.reading import content_of
from survey.submission.supporting_form import BringForm, DocumentForm
from survey.uploads import takes_upload

LARGEST = 20  # megabytes
DOCUMENT = f"{WORKBOOK}/tai-lieu/<int(max=2147483647):document_id>"
KIND = "supporting-document"  # as the audit calls it


@bp.route(f"{WORKBOOK}/tai-lieu/moi", methods=["GET", "POST"])
@takes_upload(LARGEST, is_table=False)
@needs(Right.SCORE_WORKBOOKS, of=workbook_units)
def bring(workbook_id: int) -> ResponseReturnValue:
    """Bring a document; to the item in the address, if it names one."""
    session, form = get_session(), BringForm()
    found = workbook_by_id(session, workbook_id)
    require_draft(found)
    content = content_of(session, found)
    form.offer(content)
    item = request.args.get("item", "")
    back = _way_back(content, item)
    if form.validate_on_submit():
        try:
            made = add_document(
                *(session, found, form.said()),
                file_name=form.file.data.filename or "",
                content=form.file.data.read(),
                by=current_user.email,
                at=clock.now(),
            )
            return _kept(found, "document.added", after=told(made), back=back)
        except Problem as problem:
            form.file.errors = [problem.message]
    if item and not form.is_submitted():
        form.items.data = [item]
    page = render_template(
        "submission/bring.html", workbook=found, form=form, back=back
    )
    return page, 422 if form.is_submitted() else 200


@bp.route(f"{DOCUMENT}/sua", methods=["GET", "POST"])
@needs(Right.SCORE_WORKBOOKS, of=workbook_units)
def edit(workbook_id: int, document_id: int) -> ResponseReturnValue:
    """Say something else of a document, or which items it supports."""
    session = get_session()
    found, document, content = _asked(workbook_id, document_id)
    require_draft(found)
    form = DocumentForm()
    form.offer(content)
    if form.validate_on_submit():
        _require_unchanged(found, document, form.revision.data)
        before = told(document)
        change_document(session, found, document, form.said())
        return _kept(found, "document.changed", before=before, after=told(document))
    if not form.is_submitted():
        form.fill(document)
    page = render_template(
        "submission/document.html", workbook=found, document=document, form=form
    )
    return page, 422 if form.is_submitted() else 200


@bp.post(f"{DOCUMENT}/rut")
@needs(Right.SCORE_WORKBOOKS, of=workbook_units)
def withdraw(workbook_id: int, document_id: int) -> ResponseReturnValue:
    """Take a document back; it stays in the history."""
    found, document, _content = _asked(workbook_id, document_id)
    _require_unchanged(found, document, EditForm().revision.data)
    withdraw_document(get_session(), found, document, at=clock.now())
    return _kept(found, "document.withdrawn", before=told(document))


@bp.get(DOCUMENT)
@needs(Right.SEE_WORKBOOKS, of=workbook_units)
def download(workbook_id: int, document_id: int) -> ResponseReturnValue:
    """Send a document: always to be kept, never shown as a page of ours."""
    session = get_session()
    document = document_by_id(session, workbook_id, document_id)
    kept = session.get_one(DocumentContent, document.digest)
    media_type = MEDIA_TYPES[document.kind]
    return sent(kept.content, document.file_name, mimetype=media_type)


def _way_back(content: Content, item: str) -> str:
    """Return where a document is brought from: the form of an item's area, or all."""
    workbook_id = content.workbook.id
    if not item:
        return url_for("submission.workbook", workbook_id=workbook_id)
    area = area_of_item(content.areas, item).area.code
    return url_for(
        "submission.area", workbook_id=workbook_id, area=area, _anchor=f"item-{item}"
    )


def _asked(
    workbook_id: int, document_id: int
) -> tuple[Workbook, SupportingDocument, Content]:
    session = get_session()
    found = workbook_by_id(session, workbook_id)
    document = document_by_id(session, workbook_id, document_id)
    return found, document, content_of(session, found)


def _require_unchanged(
    found: Workbook, document: SupportingDocument, revision: object
) -> None:
    place = Place(KIND, found.name)
    check_revision(get_session(), document, revision, place=place)


def _kept(
    workbook: Workbook,
    action: str,
    *,
    before: dict[str, object] | None = None,
    after: dict[str, object] | None = None,
    back: str = "",
) -> Response:
    address = back or url_for("submission.workbook", workbook_id=workbook.id)
    place = workbook.name
    flash(_("Đã ghi tài liệu kiểm chứng."))
    event = Event(*(action, KIND, place, workbook.unit_id), before=before, after=after)
    keep(get_session(), event)
    return redirect(address)
