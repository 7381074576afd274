"""From draft to sent: checked, signed by a second person, sent, opened again."""

from datetime import datetime

from flask_babel import gettext as _
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from survey.documents import digest
from survey.errors import Problem
from survey.models import User, Workbook, WorkbookEdition, WorkbookState
from survey.submission.content import Content
from survey.submission.edition import document_of
from survey.submission.operations.scoring import lock_draft
from survey.submission.reading import content_of


def check(session: Session, workbook: Workbook, *, by: User, at: datetime) -> Content:
    """Say that a workbook is complete; from then on its points stand still."""
    lock_draft(session, workbook)
    content = content_of(session, workbook)
    if content.missing:
        raise Problem(_("Còn nội dung chưa chấm."), status=409)
    if content.unfounded:
        words = _("Còn nội dung có điểm mà thiếu tài liệu và giải trình.")
        raise Problem(words, status=409)
    release = content.source.release
    workbook.release_id = release.id if release else None
    workbook.checked_by_id, workbook.checked_at = by.id, at
    workbook.state = WorkbookState.CHECKED
    return content


def sign(
    session: Session, workbook: Workbook, *, by: User, at: datetime
) -> WorkbookEdition:
    """Keep a workbook as it is; who signs is not who checked."""
    _require(workbook, WorkbookState.CHECKED, _("Bảng chấm điểm chưa được rà soát."))
    checker = session.get_one(User, workbook.checked_by_id)
    if checker.id == by.id:
        words = _("Người rà soát và người ký phải là hai người khác nhau.")
        raise Problem(words, status=409)
    document = document_of(content_of(session, workbook))
    made = WorkbookEdition(
        workbook_id=workbook.id,
        number=last_number(session, workbook) + 1,
        document=document,
        digest=digest(document),
        checked_by=checker.email,
        checked_at=workbook.checked_at or at,
        signed_by=by.email,
        signed_at=at,
        because=workbook.reopened_because,
    )
    session.add(made)
    workbook.state = WorkbookState.SIGNED
    session.flush()
    return made


def send(workbook: Workbook, *, at: datetime) -> None:
    """Hand a signed workbook over."""
    _require(workbook, WorkbookState.SIGNED, _("Bảng chấm điểm chưa được ký."))
    workbook.state, workbook.sent_at = WorkbookState.SENT, at


def reopen(workbook: Workbook, *, because: str) -> None:
    """Open a workbook again; what was signed stays as an edition.

    Appraised points stay, too: what the next edition says otherwise is looked at again.
    """
    if workbook.state == WorkbookState.DRAFT:
        raise Problem(_("Bảng chấm điểm đang mở."), status=409)
    workbook.state = WorkbookState.DRAFT
    workbook.reopened_because = because
    workbook.release_id = workbook.checked_by_id = None
    workbook.checked_at = workbook.sent_at = None
    workbook.appraised_by = workbook.appraised_at = None


def last_number(session: Session, workbook: Workbook) -> int:
    """Return the number of the newest edition, 0 before the first."""
    query = select(func.max(WorkbookEdition.number)).where(
        WorkbookEdition.workbook_id == workbook.id
    )
    return session.scalar(query) or 0


def _require(workbook: Workbook, state: WorkbookState, words: str) -> None:
    if workbook.state != state:
        raise Problem(words, status=409)
