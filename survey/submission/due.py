"""What waits for somebody: workbooks to be scored, signed, sent; questions asked."""

from collections.abc import Iterator
from datetime import date

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from survey.access import Right
from survey.due import Due, finds_due
from survey.i18n import named
from survey.models import AppraisalQuestion, QuestionReply, Workbook, WorkbookState
from survey.submission.blueprint import bp

UNSENT = (WorkbookState.DRAFT, WorkbookState.CHECKED, WorkbookState.SIGNED)


@finds_due
def workbooks_due(session: Session, up_to: date) -> Iterator[Due]:
    """Yield the workbooks that were not sent and are due up to a day."""
    query = (
        select(Workbook)
        .where(Workbook.due_on <= up_to, Workbook.state.in_(UNSENT))
        .options(joinedload(Workbook.unit), joinedload(Workbook.criteria_set))
    )
    found = session.scalars(query)
    yield from (_due(one, one.due_on) for one in found if one.due_on)


@finds_due
def questions_due(session: Session, up_to: date) -> Iterator[Due]:
    """Yield the questions of the appraisal that the unit has not answered."""
    answered = select(QuestionReply.question_id)
    query = (
        select(AppraisalQuestion, Workbook)
        .join(Workbook, Workbook.id == AppraisalQuestion.workbook_id)
        .where(AppraisalQuestion.due_on <= up_to)
        .where(Workbook.state == WorkbookState.SENT)
        .where(AppraisalQuestion.id.not_in(answered))
        .options(joinedload(Workbook.unit))
    )
    for question, workbook in session.execute(query):
        yield Due(
            kind="question",
            thing=question.id,
            unit_id=workbook.unit_id,
            until=question.due_on,
            right=Right.SCORE_WORKBOOKS,
            words=_(
                "Trả lời câu hỏi thẩm định về nội dung %(item)s: %(unit)s",
                item=question.item,
                unit=named(workbook.unit),
            ),
            path=f"{bp.url_prefix}/{workbook.id}/hoi-dap/{question.id}",
        )


def _due(workbook: Workbook, until: date) -> Due:
    right, words = _step(workbook)
    is_checked = workbook.state == WorkbookState.CHECKED
    return Due(
        kind="workbook",
        thing=workbook.id,
        unit_id=workbook.unit_id,
        until=until,
        right=right,
        words=words,
        path=f"{bp.url_prefix}/{workbook.id}",
        not_by=workbook.checked_by_id if is_checked else None,
    )


def _step(workbook: Workbook) -> tuple[Right, str]:
    """Return what comes next, and the right it takes."""
    about = {"unit": named(workbook.unit), "year": str(workbook.criteria_set.year)}
    if workbook.state == WorkbookState.CHECKED:
        words = _("Ký bảng chấm điểm năm %(year)s: %(unit)s", **about)
        return Right.SIGN_WORKBOOKS, words
    if workbook.state == WorkbookState.SIGNED:
        words = _("Gửi bảng chấm điểm năm %(year)s: %(unit)s", **about)
        return Right.SIGN_WORKBOOKS, words
    words = _("Tự chấm và rà soát bảng chấm điểm năm %(year)s: %(unit)s", **about)
    return Right.SCORE_WORKBOOKS, words
