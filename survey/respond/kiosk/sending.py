"""A tablet sends a sheet it keeps: stored once, however often it is sent."""

from flask import request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from survey import clock
from survey.db import get_engine
from survey.errors import Problem
from survey.respond.kiosk.blueprint import bp
from survey.respond.kiosk.here import paired_device, settings, told
from survey.respond.kiosk.shapes import SentSheet, read
from survey.respond.kiosk.taking import Desktop, Ready, make_ready, settled
from survey.respond.operations import Outcome, outcome_of
from survey.respond.requested import body, desk
from survey.respond.storing import store_once
from survey.uploads import takes_json

# No form of another site can send it, and no script of one without being asked first.
HEADER = "X-Kiosk"
STATUS = {Outcome.STORED: 201, Outcome.REPEATED: 200}


def sent_by_page() -> bytes:
    """Return the body that our own page sent, or refuse it."""
    if HEADER not in request.headers or not request.is_json:
        raise Problem("not sent by the kiosk's page", status=400)
    return body()


@bp.post("/phieu")
@takes_json
def send_sheet() -> ResponseReturnValue:
    """Store a sheet; what is answered 200 or 201 may be forgotten by the tablet."""
    found = paired_device()
    sent = read(SentSheet, sent_by_page())
    at = Desktop(
        desk=desk(),
        counter_id=found.counter_id,
        counter=found.counter,
        now=clock.now(),
        zone=settings().zone,
        is_present=True,
    )
    outcome = _outcome(make_ready(sent, at))
    if outcome is Outcome.CONFLICT:
        raise Problem(_("Phiếu đã được lưu với câu trả lời khác."), status=409)
    return told(STATUS[outcome], outcome=outcome.value)


def _outcome(ready: Ready) -> Outcome:
    if ready.has_place:
        return store_once(ready.sheet)
    with get_engine().connect() as connection:
        return settled(outcome_of(connection, ready.sheet))
