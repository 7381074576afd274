"""Posting a batch, so that its sheets count, and withdrawing it."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from survey.access import Right, needs, own_id
from survey.audit import Event, keep
from survey.batches import require_withdrawable, withdraw_batch
from survey.db import get_session
from survey.editing import Place, check_revision
from survey.errors import Problem
from survey.i18n import number as written
from survey.keying.asked_for import batch_by_id
from survey.keying.blueprint import BATCH, bp
from survey.keying.forms import SeenForm, WithdrawForm
from survey.keying.operations.posting import lacks, post_batch
from survey.keying.places import batch_units
from survey.keying.posting_task import KIND
from survey.models import Batch
from survey.tasks import ask_for

AT_ONCE = 5_000  # sheets: a page answers; more is work for the worker


@bp.post(f"{BATCH}/ghi")
@needs(Right.POST_BATCHES, of=batch_units)
def post(batch_id: int) -> ResponseReturnValue:
    """Let the sheets of a batch count."""
    session, form = get_session(), SeenForm()
    found = batch_by_id(session, batch_id, to_change=True)
    place = Place("batch", str(found.id))
    check_revision(session, found, form.seen.data, place=place)
    if found.declared > AT_ONCE and not lacks(session, found):
        return _asked(found)
    n = post_batch(session, found, by=own_id())
    code, unit_id = str(found.id), found.unit_id
    keep(session, Event("batch.posted", "batch", code, unit_id, after={"n": n}))
    flash(_("Đã ghi %(n)s phiếu của lô vào đợt khảo sát.", n=written(n)))
    return redirect(url_for("keying.batch", batch_id=batch_id))


@bp.route(f"{BATCH}/thu-hoi", methods=["GET", "POST"])
@needs(Right.POST_BATCHES, of=batch_units)
def withdraw(batch_id: int) -> ResponseReturnValue:
    """Let no sheet of a batch count; with a reason."""
    session, form = get_session(), WithdrawForm()
    found = batch_by_id(session, batch_id, to_change=request.method == "POST")
    require_withdrawable(found)
    if form.validate_on_submit():
        return _withdrawn(found, form)
    if not form.is_submitted():
        form.revision.data = found.revision
    page = render_template("keying/withdraw.html", batch=found, form=form)
    return page, 422 if form.is_submitted() else 200


def _asked(batch: Batch) -> ResponseReturnValue:
    session, then = get_session(), url_for("keying.batch", batch_id=batch.id)
    params = {"batch": batch.id, "revision": batch.revision, "then": then}
    asked = ask_for(session, KIND, params, by=own_id())
    event = Event("task.asked", "task", asked.id, batch.unit_id, after={"kind": KIND})
    keep(session, event)
    return redirect(url_for("oversight.task", task_id=asked.id), 303)


def _withdrawn(batch: Batch, form: WithdrawForm) -> ResponseReturnValue:
    session, batch_id, unit_id = get_session(), batch.id, batch.unit_id
    place = Place("batch", str(batch_id))
    check_revision(session, batch, form.revision.data, place=place)
    reason = " ".join(form.reason.data.split())
    if not reason.isprintable():
        raise Problem(_("Lý do có ký tự không hợp lệ."))
    withdraw_batch(session, batch, reason, by=own_id())
    after = {"reason": reason}
    event = Event("batch.withdrawn", "batch", str(batch_id), unit_id, after=after)
    keep(session, event)
    flash(_("Đã thu hồi lô %(n)s: các phiếu của lô không được tính nữa.", n=batch_id))
    return redirect(url_for("keying.batch", batch_id=batch_id))
