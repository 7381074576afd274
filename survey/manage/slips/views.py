"""Pages of slips: those of a counter, made and taken back."""

from datetime import date

from flask import Blueprint, current_app, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_security import current_user

from survey import clock
from survey.access import Right, counter_of, needs, own_id
from survey.audit import Event, keep
from survey.db import get_session
from survey.errors import Problem
from survey.manage.operations.counters import counter_by_code
from survey.manage.operations.slips import pools_of, revoke_pool
from survey.manage.slips.forms import SlipsForm
from survey.manage.slips.work import MAKE
from survey.models import Counter
from survey.tasks import ask_for

bp = Blueprint("slip_pools", __name__)


@bp.get("/quay/<code>/ma-mot-lan")
@needs(Right.EDIT_COUNTERS, of=counter_of("code"))
def pools(code: str) -> ResponseReturnValue:
    """List the codes made for a counter, with the form for more."""
    counter = counter_by_code(get_session(), code)
    return _page(counter, _form())


@bp.post("/quay/<code>/ma-mot-lan")
@needs(Right.EDIT_COUNTERS, of=counter_of("code"))
def make(code: str) -> ResponseReturnValue:
    """Have the worker make codes and the file they stand in."""
    session, form = get_session(), _form()
    counter = counter_by_code(session, code)
    if not form.validate():
        return _page(counter, form), 422
    if not counter.is_open_on(_today()):
        message = _("Quầy này không nhận phiếu nên không phát mã.")
        raise Problem(message, status=409)
    said = {"n": form.n.data, "last_day": form.last_day.data.isoformat()}
    params = said | {"counter": counter.code, "note": form.note.data or ""}
    again = url_for("slip_pools.pools", code=counter.code)
    params |= {"kind": form.kind.data, "again": again}
    asked = ask_for(session, MAKE, params, by=own_id())
    event = Event("slips.asked", "counter", counter.code, counter.unit_id, after=said)
    keep(session, event)
    return redirect(url_for("oversight.task", task_id=asked.id), 303)


@bp.post("/quay/<code>/ma-mot-lan/<int(max=999999999):pool_id>/thu-hoi")
@needs(Right.EDIT_COUNTERS, of=counter_of("code"))
def revoke(code: str, pool_id: int) -> ResponseReturnValue:
    """Take codes back that were lost, or handed to the wrong people."""
    session = get_session()
    counter = counter_by_code(session, code)
    pool = revoke_pool(session, counter, pool_id, by=current_user.email)
    after = {"n": pool.n, "note": pool.note}
    event = Event(
        "slips.revoked", "counter", counter.code, counter.unit_id, after=after
    )
    keep(session, event)
    flash(_("Đã thu hồi: các mã chưa dùng không còn nhận phiếu."))
    return redirect(url_for("slip_pools.pools", code=counter.code))


def _form() -> SlipsForm:
    form = SlipsForm()
    form.offer(today=_today())
    return form


def _page(counter: Counter, form: SlipsForm) -> str:
    return render_template(
        "manage/slips/pools.html",
        counter=counter,
        pools=pools_of(get_session(), counter),
        form=form,
        today=_today(),
    )


def _today() -> date:
    return clock.today(current_app.config["HAILONG"].zone)
