"""Supporting documents brought to a workbook, linked to items, withdrawn."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from flask_babel import gettext as _
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from survey.errors import Problem
from survey.models import (
    DocumentContent,
    ItemDocument,
    QuestionReply,
    SupportingDocument,
    Workbook,
)
from survey.submission.filekinds import MEGABYTE, kind_of, safe_name
from survey.submission.operations.scoring import lock_draft

MOST_BYTES = 300 * MEGABYTE  # of a workbook


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of a document, and which items it supports."""

    title: str
    number: str
    issued_on: date | None
    issuer: str
    items: Collection[str]


def add_document(
    session: Session,
    workbook: Workbook,
    said: Said,
    *,
    file_name: str,
    content: bytes,
    by: str,
    at: datetime,
) -> SupportingDocument:
    """Bring a document to a workbook that is a draft."""
    lock_draft(session, workbook)
    return keep_document(
        *(session, workbook, said),
        file_name=file_name,
        content=content,
        by=by,
        at=at,
    )


def keep_document(
    session: Session,
    workbook: Workbook,
    said: Said,
    *,
    file_name: str,
    content: bytes,
    by: str,
    at: datetime,
) -> SupportingDocument:
    """Keep a document, its bytes once however often they are brought."""
    kind = kind_of(content)
    _require_room(session, workbook, len(content))
    digest = sha256(content).hexdigest()
    _keep_content(session, digest, content)
    made = SupportingDocument(
        workbook_id=workbook.id,
        file_name=safe_name(file_name, kind),
        kind=kind,
        size=len(content),
        digest=digest,
        added_by=by,
        added_at=at,
    )
    _say(made, said)
    session.add(made)
    session.flush()
    return made


def change_document(
    session: Session, workbook: Workbook, document: SupportingDocument, said: Said
) -> None:
    """Say something else of a document; its bytes stay."""
    lock_draft(session, workbook)
    _require_no_answer(session, document)
    _say(document, said)
    flag_modified(document, "title")  # so that the revision counts its items, too


def withdraw_document(
    session: Session, workbook: Workbook, document: SupportingDocument, *, at: datetime
) -> None:
    """Let a document support nothing any more."""
    lock_draft(session, workbook)
    _require_no_answer(session, document)
    document.withdrawn_at = at


def told(document: SupportingDocument) -> dict[str, object]:
    """Return a document as the audit keeps it."""
    return {
        "title": document.title,
        "number": document.number,
        "file": document.file_name,
        "digest": document.digest,
        "criteria": document.items,
    }


def _keep_content(session: Session, digest: str, content: bytes) -> None:
    if session.get(DocumentContent, digest) is not None:
        return
    try:
        with session.begin_nested():
            session.add(DocumentContent(digest=digest, content=content))
    except IntegrityError:  # another unit brings the same at this moment
        if session.get(DocumentContent, digest) is None:
            raise


def _say(document: SupportingDocument, said: Said) -> None:
    document.title, document.number = said.title, said.number
    document.issued_on, document.issuer = said.issued_on, said.issuer
    kept = {link.item: link for link in document.links}
    document.links = [
        kept.get(item) or ItemDocument(item=item) for item in sorted(said.items)
    ]


def _require_no_answer(session: Session, document: SupportingDocument) -> None:
    """Refuse to change what an answer to those who appraise brought: it stands."""
    query = select(QuestionReply.number).where(QuestionReply.document_id == document.id)
    if session.scalar(query.limit(1)) is not None:
        words = _("Tài liệu gửi kèm câu trả lời thẩm định được giữ nguyên.")
        raise Problem(words, status=409)


def _require_room(session: Session, workbook: Workbook, size: int) -> None:
    query = select(func.coalesce(func.sum(SupportingDocument.size), 0)).where(
        SupportingDocument.workbook_id == workbook.id
    )
    if (session.scalar(query) or 0) + size > MOST_BYTES:
        words = _(
            "Tài liệu của một bảng chấm điểm nhiều nhất %(n)d MB.",
            n=MOST_BYTES // MEGABYTE,
        )
        raise Problem(words, status=413)
