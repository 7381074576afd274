"""Kiosks paired, looked after and revoked."""

from flask import Blueprint, current_app, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_security import current_user

from survey import clock
from survey.access import ANYWHERE, Right, counter_of, needs, scope
from survey.audit import Event, keep
from survey.config import Settings
from survey.db import get_session
from survey.errors import Problem
from survey.fields import StaffForm
from survey.kiosk_keys import as_shown, unlocking_code
from survey.manage.kiosks.queries import kiosks_in_use, kiosks_of
from survey.manage.kiosks.states import state_of
from survey.manage.operations.counters import counter_by_code
from survey.manage.operations.kiosks import make_pairing_code, revoke
from survey.models import Counter, Kiosk

bp = Blueprint("kiosks", __name__)


@bp.get("/quay/kiosk")
@needs(Right.SEE_COUNTERS, of=ANYWHERE)
def all_kiosks() -> ResponseReturnValue:
    """Show every kiosk in use, and how it is doing."""
    found = kiosks_in_use(get_session(), scope(Right.SEE_COUNTERS))
    return render_template(
        "manage/kiosks/list.html", kiosks=found, state_of=state_of, now=clock.now()
    )


@bp.get("/quay/<code>/kiosk")
@needs(Right.SEE_COUNTERS, of=counter_of("code"))
def of_counter(code: str) -> ResponseReturnValue:
    """Show the kiosks of a counter."""
    return _page(counter_by_code(get_session(), code))


@bp.post("/quay/<code>/kiosk")
@needs(Right.EDIT_COUNTERS, of=counter_of("code"))
def make_code(code: str) -> ResponseReturnValue:
    """Make a code to pair a tablet by, and show it this once."""
    session = get_session()
    counter = counter_by_code(session, code)
    made = make_pairing_code(session, counter, by=current_user.email, now=clock.now())
    event = Event("kiosk.code-made", "kiosk", counter.code, counter.unit_id)
    keep(session, event)
    return _page(counter, pairing_code=as_shown(made))


@bp.get("/quay/<code>/kiosk/<int:kiosk_id>/thu-hoi")
@needs(Right.EDIT_COUNTERS, of=counter_of("code"))
def confirm_revoking(code: str, kiosk_id: int) -> ResponseReturnValue:
    """Say what revoking does, and ask whether it shall be done."""
    kiosk = _kiosk(code, kiosk_id)
    form = StaffForm(formdata=None)
    return render_template("manage/kiosks/revoke.html", kiosk=kiosk, form=form)


@bp.post("/quay/<code>/kiosk/<int:kiosk_id>/thu-hoi")
@needs(Right.EDIT_COUNTERS, of=counter_of("code"))
def revoke_kiosk(code: str, kiosk_id: int) -> ResponseReturnValue:
    """Take no more sheets from a tablet."""
    kiosk = _kiosk(code, kiosk_id)
    counter = kiosk.counter
    if kiosk.revoked_at is None:  # a button pressed twice revokes once
        revoke(kiosk, by=current_user.email, now=clock.now())
        event = Event("kiosk.revoked", "kiosk", counter.code, counter.unit_id)
        keep(get_session(), event)
    return redirect(url_for("kiosks.of_counter", code=counter.code), 303)


def _kiosk(code: str, kiosk_id: int) -> Kiosk:
    """Return a kiosk of the counter in the address."""
    session = get_session()
    counter, found = counter_by_code(session, code), session.get(Kiosk, kiosk_id)
    if found is None or found.counter_id != counter.id:
        raise Problem(
            _("Quầy này không có máy mang số %(id)d.", id=kiosk_id), status=404
        )
    return found


def _page(counter: Counter, *, pairing_code: str = "") -> str:
    settings: Settings = current_app.config["HAILONG"]
    secret: str = current_app.config["SECRET_KEY"]
    return render_template(
        "manage/kiosks/counter.html",
        counter=counter,
        kiosks=kiosks_of(get_session(), counter),
        state_of=state_of,
        now=clock.now(),
        pairing_code=pairing_code,
        address=f"{settings.address}/kiosk",
        unlocking=unlocking_code(secret, counter.code),
    )
