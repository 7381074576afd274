"""Keying twice: drawing sheets, keying them without seeing the first, settling."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from survey.access import Right, needs, own_id
from survey.audit import Event, keep
from survey.db import get_session
from survey.keying.asked_for import batch_by_id, form_of, texts_of
from survey.keying.blueprint import BATCH, NUMBER, bp
from survey.keying.disputes import disputed
from survey.keying.forms import AgainForm
from survey.keying.keyed import as_keyed
from survey.keying.operations.second import (
    draw_second,
    drawn_sheet,
    key_again,
    next_for,
    require_other,
    require_waiting,
    second_keyings,
    settle,
)
from survey.keying.places import batch_units


@bp.post(f"{BATCH}/chot")
@needs(Right.KEY_SHEETS, of=batch_units)
def draw(batch_id: int) -> ResponseReturnValue:
    """End the first keying, and draw what somebody else keys again."""
    session = get_session()
    found = batch_by_id(session, batch_id, to_change=True)
    drawn = draw_second(session, found)
    after = {"n": len(drawn), "share": found.share}
    code, unit_id = str(found.id), found.unit_id
    keep(session, Event("batch.drawn", "batch", code, unit_id, after=after))
    flash(_("Đã chọn ngẫu nhiên %(n)s phiếu để người khác nhập lại.", n=len(drawn)))
    return redirect(url_for("keying.batch", batch_id=batch_id))


@bp.get(f"{BATCH}/nhap-lai")
@needs(Right.KEY_SHEETS, of=batch_units)
def again_next(batch_id: int) -> ResponseReturnValue:
    """Lead to the next sheet that this person may key again."""
    session = get_session()
    number = next_for(session, batch_by_id(session, batch_id), own_id())
    if number is None:
        flash(_("Không còn phiếu nào để bạn nhập lại."))
        return redirect(url_for("keying.batch", batch_id=batch_id))
    return redirect(url_for("keying.again", batch_id=batch_id, number=number))


@bp.route(f"{BATCH}/nhap-lai/{NUMBER}", methods=["GET", "POST"])
@needs(Right.KEY_SHEETS, of=batch_units)
def again(batch_id: int, number: int) -> ResponseReturnValue:
    """Key a sheet a second time; what the first person keyed is not shown."""
    session, form = get_session(), AgainForm()
    found = batch_by_id(session, batch_id, to_change=request.method == "POST")
    require_waiting(session, found, number)
    require_other(session, found, number, by=own_id())
    questionnaire = form_of(found)
    form.answers.questionnaire = questionnaire
    if form.validate_on_submit():
        answers = form.answers.answers
        kept = key_again(session, found, number, answers, by=own_id())
        after = {"agrees": kept.answers == kept.first}
        code, unit_id = f"{found.id}/{number}", found.unit_id
        keep(session, Event("sheet.keyed-again", "sheet", code, unit_id, after=after))
        return redirect(url_for("keying.again_next", batch_id=batch_id))
    seconds = second_keyings(session, found)
    page = render_template(
        "keying/again.html",
        batch=found,
        number=number,
        form=form,
        questionnaire=questionnaire,
        texts=texts_of(found, questionnaire),
        n_drawn=len(seconds),
        n_done=sum(one.is_keyed for one in seconds),
    )
    return page, 422 if form.is_submitted() else 200


@bp.route(f"{BATCH}/doi-chieu/{NUMBER}", methods=["GET", "POST"])
@needs(Right.KEY_SHEETS, of=batch_units)
def compare(batch_id: int, number: int) -> ResponseReturnValue:
    """Settle from the form what it says where two people differed."""
    session, form = get_session(), AgainForm()
    found = batch_by_id(session, batch_id, to_change=request.method == "POST")
    questionnaire = form_of(found)
    form.answers.questionnaire = questionnaire
    one = drawn_sheet(session, found, number)
    if not one.is_in_dispute:
        return redirect(url_for("keying.batch", batch_id=batch_id))
    if form.validate_on_submit():
        settle(session, found, number, form.answers.answers, by=own_id())
        code, unit_id = f"{found.id}/{number}", found.unit_id
        keep(session, Event("sheet.settled", "sheet", code, unit_id))
        flash(_("Đã đối chiếu phiếu số %(n)s.", n=number))
        return redirect(url_for("keying.batch", batch_id=batch_id))
    if not form.is_submitted():
        form.answers.data = as_keyed(questionnaire, one.first)
    page = render_template(
        "keying/compare.html",
        batch=found,
        number=number,
        form=form,
        questionnaire=questionnaire,
        texts=texts_of(found, questionnaire),
        disputes=disputed(questionnaire, one),
    )
    return page, 422 if form.is_submitted() else 200
