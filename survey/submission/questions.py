"""Questions of the appraisal with their answers, and how they stand."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.errors import Problem
from survey.models import (
    AppraisalQuestion,
    QuestionReply,
    SupportingDocument,
    Workbook,
)

OPEN = ("overdue", "waiting", "answered")
Reply = tuple[QuestionReply, SupportingDocument | None]


@dataclass(frozen=True)
class Thread:
    """A question with everything that was said to it."""

    question: AppraisalQuestion
    replies: tuple[Reply, ...]

    @property
    def is_open(self) -> bool:
        """Return whether nobody has ended it."""
        return not any(reply.is_end for reply, _document in self.replies)

    @property
    def is_answered(self) -> bool:
        """Return whether the unit has said something."""
        return any(not reply.is_end for reply, _document in self.replies)

    @property
    def waits(self) -> bool:
        """Return whether the unit still owes an answer."""
        return self.is_open and not self.is_answered

    def is_overdue(self, today: date) -> bool:
        """Return whether it owes one since a day that is over."""
        return self.waits and self.question.due_on < today

    def state(self, today: date) -> str:
        """Return how it stands: closed, answered, overdue or waiting."""
        if not self.is_open:
            return "closed"
        if self.is_answered:
            return "answered"
        return "overdue" if self.is_overdue(today) else "waiting"


def threads_of(session: Session, workbook: Workbook) -> list[Thread]:
    """Return the questions of a workbook, in the order they were asked."""
    return threads_by_workbook(session, [workbook.id]).get(workbook.id, [])


def threads_by_workbook(
    session: Session, workbook_ids: Collection[int]
) -> dict[int, list[Thread]]:
    """Return the questions of workbooks, by workbook."""
    asked = AppraisalQuestion.workbook_id.in_(workbook_ids)
    query = select(AppraisalQuestion).where(asked).order_by(AppraisalQuestion.id)
    questions = session.scalars(query).all()
    replies: dict[int, list[Reply]] = {}
    said = (
        select(QuestionReply, SupportingDocument)
        .outerjoin(
            SupportingDocument, SupportingDocument.id == QuestionReply.document_id
        )
        .where(QuestionReply.question_id.in_([one.id for one in questions]))
        .order_by(QuestionReply.question_id, QuestionReply.number)
    )
    for reply, document in session.execute(said):
        replies.setdefault(reply.question_id, []).append((reply, document))
    found: dict[int, list[Thread]] = {}
    for one in questions:
        thread = Thread(one, tuple(replies.get(one.id, ())))
        found.setdefault(one.workbook_id, []).append(thread)
    return found


def thread_by_id(session: Session, workbook: Workbook, question_id: int) -> Thread:
    """Return a question of a workbook, or raise a `Problem` (404)."""
    for thread in threads_of(session, workbook):
        if thread.question.id == question_id:
            return thread
    raise Problem(_("Bảng chấm điểm không có câu hỏi này."), status=404)


def open_states(threads: Iterable[Thread], today: date) -> dict[str, int]:
    """Return how many questions wait, are overdue, or wait to be ended."""
    states = Counter(one.state(today) for one in threads)
    return {name: states[name] for name in OPEN if states[name]}
