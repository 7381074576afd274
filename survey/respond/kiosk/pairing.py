"""A tablet is paired: by a code that staff made for a counter and read out."""

from flask import current_app, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from limits import RateLimitItemPerMinute
from limits.strategies import FixedWindowRateLimiter

from survey import clock
from survey.audit import WEB, Actor, Event, keep
from survey.db import get_session
from survey.kiosk_keys import CODE_LENGTH, as_typed
from survey.models import Kiosk
from survey.respond.body import read_fields
from survey.respond.kiosk.blueprint import bp
from survey.respond.kiosk.devices import hand_over
from survey.respond.kiosk.operations import pair
from survey.respond.kiosk.showing import lost_page
from survey.respond.requested import body

TRIES = RateLimitItemPerMinute(10)  # from one network address


@bp.post("/ghep")
def pair_tablet() -> ResponseReturnValue:
    """Give the tablet a key of its own if its code is good."""
    typed = as_typed(read_fields(request.mimetype, body()).get("code", ""))
    if not _may_try():
        message = _("Đã thử quá nhiều lần. Xin chờ một phút rồi thử lại.")
        return lost_page(error=message, status=429)
    session = get_session()
    # Whatever is too long is none, and need not be looked up.
    paired = pair(session, typed[: 2 * CODE_LENGTH], now=clock.now())
    if paired is None:
        message = _(
            "Mã không đúng, đã dùng, hoặc quá 15 phút. Xin tạo mã mới ở trang của quầy."
        )
        return lost_page(typed=typed[: 2 * CODE_LENGTH], error=message, status=422)
    # By who made the code: nobody else is known here.
    keep(session, _event(paired.kiosk), by=Actor(paired.kiosk.paired_by, WEB))
    response = make_response(redirect(url_for("kiosk.kiosk"), 303))
    hand_over(response, paired.key)
    return response


def _may_try() -> bool:
    limiter: FixedWindowRateLimiter = current_app.extensions["hailong_pairing_pace"]
    return limiter.hit(TRIES, request.remote_addr or "")


def _event(kiosk: Kiosk) -> Event:
    counter = kiosk.counter
    return Event("kiosk.paired", "kiosk", counter.code, counter.unit_id)
