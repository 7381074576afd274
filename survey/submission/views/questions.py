"""Questions of the appraisal: asked from above, answered by the unit, ended."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_security import current_user
from werkzeug.wrappers import Response

from survey import clock
from survey.access import Right, may, needs
from survey.audit import Event, keep
from survey.db import get_session
from survey.due_here import forget
from survey.errors import Problem
from survey.models import Workbook, WorkbookState
from survey.submission.appraisers import (
    is_appraiser,
    require_impartial,
    unit_above,
    why_not,
)
from survey.submission.blueprint import WORKBOOK, bp
from survey.submission.operations.appraising import require_sent
from survey.submission.operations.questions import answer, ask, close
from survey.submission.places import workbook_units
from survey.submission.queries import document_by_id, workbook_by_id
from survey.submission.question_forms import AnswerForm, AskForm
from survey.submission.questions import Thread, thread_by_id
from survey.submission.reading import content_of
from survey.submission.today import today
from survey.uploads import takes_upload

LARGEST = 20  # megabytes
QUESTION = f"{WORKBOOK}/hoi-dap/<int(max=2147483647):question_id>"
KIND = "workbook"  # as the audit calls it


@bp.route(f"{WORKBOOK}/tham-dinh/hoi", methods=["GET", "POST"])
@needs(Right.APPRAISE_WORKBOOKS, of=unit_above)
def ask_unit(workbook_id: int) -> ResponseReturnValue:
    """Ask a unit about an item."""
    session, form = get_session(), AskForm()
    found = workbook_by_id(session, workbook_id)
    require_impartial(session, found)
    require_sent(found)
    form.offer(content_of(session, found).lines, today=today())
    if form.validate_on_submit():
        asking, by = form.asking(), current_user.email
        made = ask(session, found, asking, by=by, at=clock.now())
        told = {"criteria": made.item, "text": made.text, "due_on": str(made.due_on)}
        return _kept(found, "question.asked", made.id, told, _("Đã gửi câu hỏi."))
    page = render_template("submission/ask.html", workbook=found, form=form)
    return page, 422 if form.is_submitted() else 200


@bp.get(QUESTION)
@needs(Right.SEE_WORKBOOKS, of=workbook_units)
def question(workbook_id: int, question_id: int) -> ResponseReturnValue:
    """Show a question and what was said to it."""
    session = get_session()
    found = workbook_by_id(session, workbook_id)
    thread = thread_by_id(session, found, question_id)
    is_going_on = found.state == WorkbookState.SENT and thread.is_open
    may_answer = is_going_on and may(Right.SCORE_WORKBOOKS, found.unit_id)
    may_close = is_going_on and is_appraiser(found) and not why_not(session, found)
    return render_template(
        "submission/question.html",
        workbook=found,
        thread=thread,
        today=today(),
        can_answer=may_answer and not may_close,
        can_close=may_close,
    )


@bp.route(f"{QUESTION}/tra-loi", methods=["GET", "POST"])
@takes_upload(LARGEST, is_table=False)
@needs(Right.SCORE_WORKBOOKS, of=workbook_units)
def answer_question(workbook_id: int, question_id: int) -> ResponseReturnValue:
    """Answer a question, with a document where one was asked for."""
    session, form = get_session(), AnswerForm()
    found = workbook_by_id(session, workbook_id)
    thread = thread_by_id(session, found, question_id)
    require_sent(found)
    _require_another(thread)
    if form.validate_on_submit():
        try:
            made = answer(
                *(session, found, thread.question),
                text=form.text.data,
                brought=form.brought(),
                by=current_user.email,
                at=clock.now(),
            )
            asked = thread.question
            told = {"criteria": asked.item, "text": made.text}
            if made.document_id:
                kept = document_by_id(session, workbook_id, made.document_id)
                told["file"] = kept.file_name
            words = _("Đã gửi câu trả lời.")
            return _kept(found, "question.answered", asked.id, told, words)
        except Problem as problem:
            field = form.file if form.file.data else form.text
            field.errors = [problem.message]
    page = render_template(
        "submission/answer.html", workbook=found, thread=thread, form=form
    )
    return page, 422 if form.is_submitted() else 200


@bp.post(f"{QUESTION}/khep")
@needs(Right.APPRAISE_WORKBOOKS, of=unit_above)
def close_question(workbook_id: int, question_id: int) -> ResponseReturnValue:
    """End a question."""
    session = get_session()
    found = workbook_by_id(session, workbook_id)
    require_impartial(session, found)
    asked = thread_by_id(session, found, question_id).question
    close(session, found, asked, by=current_user.email, at=clock.now())
    told = {"criteria": asked.item}
    return _kept(found, "question.closed", asked.id, told, _("Đã khép câu hỏi."))


def _require_another(thread: Thread) -> None:
    """Refuse (403) who asked: an answer is the unit's."""
    if thread.question.asked_by == current_user.email:
        words = _("Bạn là người hỏi: câu trả lời phải là của đơn vị.")
        raise Problem(words, status=403)


def _kept(
    found: Workbook, action: str, question_id: int, told: dict[str, str], words: str
) -> Response:
    address = url_for(
        "submission.question", workbook_id=found.id, question_id=question_id
    )
    flash(words)
    forget()
    event = Event(action, KIND, found.name, unit_id=found.unit_id, after=told)
    keep(get_session(), event)
    return redirect(address)
