"""What the views of kiosks ask of the request: the tablet, its counter, the hour."""

from datetime import datetime

from flask import Response, current_app, json

from survey import clock
from survey.config import Settings
from survey.db import get_engine
from survey.errors import Problem
from survey.models import Channel
from survey.respond.kiosk.devices import Device, find_device, sent_key
from survey.respond.places import OpenCounter
from survey.respond.requested import desk


def settings() -> Settings:
    """Return the settings of the installation."""
    found: Settings = current_app.config["HAILONG"]
    return found


def device() -> Device | None:
    """Return the tablet that asks, revoked or not."""
    with get_engine().connect() as connection:
        return find_device(connection, sent_key())


def paired_device() -> Device:
    """Return the tablet that asks; refuse one that is unknown or revoked (403)."""
    found = device()
    if found is None or found.is_revoked:
        raise Problem("", status=403)
    return found


def open_counter(found: Device) -> OpenCounter | None:
    """Return the tablet's counter if a round takes its sheets today."""
    day = clock.today(settings().zone)
    counter = desk().counter(found.counter, day, Channel.KIOSK)
    return counter if isinstance(counter, OpenCounter) else None


def takes_phones(found: Device) -> bool:
    """Return whether the tablet's counter also takes sheets from phones today."""
    day = clock.today(settings().zone)
    return isinstance(desk().counter(found.counter, day, Channel.QR), OpenCounter)


def told(status: int, **values: object) -> Response:
    """Return an answer for the tablet."""
    body = json.dumps(values, ensure_ascii=False)
    return Response(body, status, mimetype="application/json")


def milliseconds(instant: datetime) -> int:
    """Return an instant as scripts count it."""
    return int(instant.timestamp() * 1000)
