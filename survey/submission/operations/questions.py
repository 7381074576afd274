"""Questions of those who appraise, answers of the unit; nothing is ever changed."""

from dataclasses import dataclass
from datetime import date, datetime

from flask_babel import gettext as _
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from survey.errors import Problem
from survey.models import (
    AppraisalQuestion,
    QuestionReply,
    SupportingDocument,
    Workbook,
)
from survey.submission.operations.appraising import lock_sent
from survey.submission.operations.supporting import Said, keep_document

MOST = 200  # questions of a workbook


@dataclass(frozen=True, slots=True)
class Asking:
    """A question as it is asked."""

    item: str
    text: str
    wants_document: bool
    due_on: date


@dataclass(frozen=True, slots=True)
class Brought:
    """A document that comes with an answer."""

    title: str
    file_name: str
    content: bytes


def ask(
    session: Session, workbook: Workbook, asking: Asking, *, by: str, at: datetime
) -> AppraisalQuestion:
    """Ask a unit about an item of what it sent."""
    lock_sent(session, workbook)
    query = select(func.count()).where(AppraisalQuestion.workbook_id == workbook.id)
    if (session.scalar(query) or 0) >= MOST:
        words = _("Một bảng chấm điểm có nhiều nhất %(n)d câu hỏi.", n=MOST)
        raise Problem(words, status=409)
    made = AppraisalQuestion(
        workbook_id=workbook.id,
        item=asking.item,
        text=asking.text,
        wants_document=asking.wants_document,
        due_on=asking.due_on,
        asked_by=by,
        asked_at=at,
    )
    session.add(made)
    session.flush()
    return made


def answer(
    session: Session,
    workbook: Workbook,
    question: AppraisalQuestion,
    *,
    text: str,
    brought: Brought | None,
    by: str,
    at: datetime,
) -> QuestionReply:
    """Answer a question, with a document where one was asked for.

    The document stands beside the answer and supports no item: what was signed stays.
    """
    lock_sent(session, workbook)
    _require_open(session, question)
    document = None
    if brought is not None:
        if not question.wants_document:
            words = _("Câu hỏi này không yêu cầu bổ sung tài liệu.")
            raise Problem(words, status=409)
        document = _kept(session, workbook, brought, by=by, at=at)
    return _reply(session, question, text=text, document=document, by=by, at=at)


def close(
    session: Session,
    workbook: Workbook,
    question: AppraisalQuestion,
    *,
    by: str,
    at: datetime,
) -> QuestionReply:
    """End a question, answered or not."""
    lock_sent(session, workbook)
    _require_open(session, question)
    return _reply(session, question, by=by, at=at, is_end=True)


def _kept(
    session: Session, workbook: Workbook, brought: Brought, *, by: str, at: datetime
) -> SupportingDocument:
    return keep_document(
        *(session, workbook, Said(brought.title, "", None, "", ())),
        file_name=brought.file_name,
        content=brought.content,
        by=by,
        at=at,
    )


def _reply(
    session: Session,
    question: AppraisalQuestion,
    *,
    by: str,
    at: datetime,
    text: str = "",
    document: SupportingDocument | None = None,
    is_end: bool = False,
) -> QuestionReply:
    newest = select(func.max(QuestionReply.number)).where(
        QuestionReply.question_id == question.id
    )
    made = QuestionReply(
        question_id=question.id,
        number=(session.scalar(newest) or 0) + 1,
        is_end=is_end,
        text=text,
        document_id=document.id if document else None,
        written_by=by,
        written_at=at,
    )
    session.add(made)
    session.flush()
    return made


def _require_open(session: Session, question: AppraisalQuestion) -> None:
    query = select(QuestionReply.number).where(
        QuestionReply.question_id == question.id, QuestionReply.is_end
    )
    if session.scalar(query.limit(1)) is not None:
        raise Problem(_("Câu hỏi này đã được khép lại."), status=409)
