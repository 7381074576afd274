"""From appraised to concluded: by two people, frozen; done again only with a reason."""

from datetime import datetime

from flask_babel import gettext as _
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from survey.documents import digest
from survey.errors import Problem
from survey.models import AppraisalEdition, Exemption, Workbook, WorkbookState
from survey.submission.appraisal_document import appraisal_document
from survey.submission.operations.appraising import lock_sent
from survey.submission.operations.scoring import lock
from survey.submission.operations.signing import last_number
from survey.submission.questions import threads_of
from survey.submission.reading import content_of


def finish(
    session: Session,
    workbook: Workbook,
    *,
    unranked: Exemption | None,
    note: str,
    by: str,
    at: datetime,
) -> None:
    """Say that a workbook is appraised; from then on its appraised points stand still.

    Whether the unit is to be ranked is said here, for the second person to see.
    """
    lock_sent(session, workbook)
    content = content_of(session, workbook)
    if content.waiting:
        codes = ", ".join(line.item.code for line in content.waiting)
        raise Problem(_("Còn nội dung chưa thẩm định: %(codes)s.", codes=codes))
    if any(one.is_open for one in threads_of(session, workbook)):
        raise Problem(_("Còn câu hỏi chưa khép lại."))
    if unranked == Exemption.OTHER and not note:
        raise Problem(_("Ghi lý do không xếp hạng."))
    workbook.unranked, workbook.unranked_note = unranked, note if unranked else ""
    workbook.appraised_by, workbook.appraised_at = by, at
    workbook.state = WorkbookState.APPRAISED


def conclude(
    session: Session, workbook: Workbook, *, by: str, at: datetime
) -> AppraisalEdition:
    """Keep an appraisal as it is; who concludes is not who appraised."""
    lock(session, workbook)
    if workbook.state != WorkbookState.APPRAISED:
        raise Problem(_("Bảng chấm điểm chưa thẩm định xong."), status=409)
    if workbook.appraised_by == by:
        words = _("Người thẩm định và người kết luận phải là hai người khác nhau.")
        raise Problem(words, status=409)
    content = content_of(session, workbook)
    edition = last_number(session, workbook)
    document = appraisal_document(
        content, edition=edition, threads=threads_of(session, workbook)
    )
    made = AppraisalEdition(
        workbook_id=workbook.id,
        number=_last_conclusion(session, workbook) + 1,
        edition=edition,
        document=document,
        digest=digest(document),
        appraised_by=workbook.appraised_by or "",
        appraised_at=workbook.appraised_at or at,
        concluded_by=by,
        concluded_at=at,
        because=workbook.appraisal_because,
    )
    session.add(made)
    workbook.state = WorkbookState.CONCLUDED
    session.flush()
    return made


def reopen_appraisal(session: Session, workbook: Workbook, *, because: str) -> None:
    """Open an appraisal again; what was concluded stays as an edition."""
    lock(session, workbook)
    if workbook.state not in {WorkbookState.APPRAISED, WorkbookState.CONCLUDED}:
        raise Problem(_("Thẩm định đang mở, hoặc chưa bắt đầu."), status=409)
    workbook.state = WorkbookState.SENT
    workbook.appraisal_because = because
    workbook.appraised_by = workbook.appraised_at = None


def _last_conclusion(session: Session, workbook: Workbook) -> int:
    query = select(func.max(AppraisalEdition.number)).where(
        AppraisalEdition.workbook_id == workbook.id
    )
    return session.scalar(query) or 0
