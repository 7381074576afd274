"""What waits for a unit: workbooks to be scored, signed, sent; questions asked."""

from collections.abc import Iterator
from datetime import date

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from survey.access import Right
from survey.due import AHEAD, Due, finds_due
from survey.i18n import named
from survey.models import AppraisalQuestion, QuestionReply, Workbook, WorkbookState
from survey.submission.blueprint import bp
from survey.submission.states import UNSENT


@finds_due
def workbooks_due(session: Session, today: date) -> Iterator[Due]:
    """Yield the workbooks that were not sent and are due soon."""
    query = (
        select(Workbook)
        .where(Workbook.due_on <= today + AHEAD, Workbook.state.in_(UNSENT))
        .options(joinedload(Workbook.unit), joinedload(Workbook.criteria_set))
    )
    found = session.scalars(query)
    yield from (_due(one, one.due_on) for one in found if one.due_on)


@finds_due
def questions_due(session: Session, today: date) -> Iterator[Due]:
    """Yield the questions of the appraisal that the unit has not answered."""
    answered = select(QuestionReply.question_id)
    query = (
        select(AppraisalQuestion, Workbook)
        .join(Workbook, Workbook.id == AppraisalQuestion.workbook_id)
        .where(AppraisalQuestion.due_on <= today + AHEAD)
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
            instead=_("trả lời thay đơn vị thì không thẩm định được bảng này"),
        )


def _due(workbook: Workbook, until: date) -> Due:
    right, words, instead = _step(workbook)
    is_checked = workbook.state == WorkbookState.CHECKED
    by = workbook.checked_by_id if is_checked else None
    return Due(
        kind="workbook",
        thing=workbook.id,
        unit_id=workbook.unit_id,
        until=until,
        right=right,
        words=words,
        path=f"{bp.url_prefix}/{workbook.id}",
        not_by=frozenset() if by is None else frozenset({by}),
        instead=instead,
    )


def _step(workbook: Workbook) -> tuple[Right, str, str]:
    """Return what comes next, the right it takes, and what it bars others from."""
    about = {"unit": named(workbook.unit), "year": str(workbook.criteria_set.year)}
    if workbook.state == WorkbookState.CHECKED:
        words = _("Ký bảng chấm điểm năm %(year)s: %(unit)s", **about)
        instead = _("ký thay đơn vị thì không thẩm định được bảng này")
        return Right.SIGN_WORKBOOKS, words, instead
    if workbook.state == WorkbookState.SIGNED:
        words = _("Gửi bảng chấm điểm năm %(year)s: %(unit)s", **about)
        return Right.SIGN_WORKBOOKS, words, ""
    words = _("Tự chấm và rà soát bảng chấm điểm năm %(year)s: %(unit)s", **about)
    instead = _("chấm thay đơn vị thì không thẩm định được bảng này")
    return Right.SCORE_WORKBOOKS, words, instead
