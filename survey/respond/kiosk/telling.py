"""A tablet tells of itself, and is told the time, the version, the changing codes."""

from flask import current_app
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from survey import clock
from survey.db import get_engine, get_writing_engine
from survey.models import Kiosk
from survey.respond.kiosk.blueprint import bp
from survey.respond.kiosk.devices import Device
from survey.respond.kiosk.here import (
    milliseconds,
    open_counter,
    paired_device,
    takes_phones,
    told,
)
from survey.respond.kiosk.operations import Condition, is_news, note_condition
from survey.respond.kiosk.page import version_of
from survey.respond.kiosk.sending import sent_by_page
from survey.respond.kiosk.shapes import SentCondition, read
from survey.respond.steps import showing
from survey.uploads import takes_json


@bp.post("/trang-thai")
@takes_json
def tell_condition() -> ResponseReturnValue:
    """Keep what a tablet tells of itself; tell it what it cannot know."""
    found = paired_device()
    sent = read(SentCondition, sent_by_page())
    now = clock.now()
    _keep(found, _condition(sent, milliseconds(now)))
    is_shown = open_counter(found) is not None and takes_phones(found)
    key: bytes = current_app.extensions["hailong_step_key"]
    codes = showing(key, found.counter, now=now)
    return told(
        200,
        now=milliseconds(now),
        version=version_of(found),
        stamps=codes.stamps if is_shown else (),
        left=codes.milliseconds_left,
    )


def _condition(sent: SentCondition, now: int) -> Condition:
    ahead = round((sent.clock - now) / 1000)
    return Condition(sent.waiting, sent.refused, sent.version, ahead)


def _keep(found: Device, condition: Condition) -> None:
    """Write what is news, and nothing else: citizens' sheets wait for the same lock."""
    now = clock.now()
    with Session(get_engine()) as session:
        kiosk = session.get_one(Kiosk, found.id)
        if not is_news(kiosk, condition, now=now):
            return
    with Session(get_writing_engine()) as session:
        note_condition(session.get_one(Kiosk, found.id), condition, now=now)
        session.commit()
