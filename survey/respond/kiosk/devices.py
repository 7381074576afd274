"""The tablet behind a request: known by the key in its cookie."""

from dataclasses import dataclass

from flask import Response, current_app, request
from sqlalchemy import select
from sqlalchemy.engine import Connection

from survey.config import Settings
from survey.kiosk_keys import digest_of
from survey.models import Counter, Kiosk

PATH = "/kiosk"
LIFETIME = 400 * 24 * 3600  # seconds; browsers keep no cookie longer
LONGEST = 100  # characters of what is looked up


@dataclass(frozen=True, slots=True)
class Device:
    """A paired tablet and its counter."""

    id: int
    counter_id: int
    counter: str  # its public code
    is_revoked: bool


def find_device(connection: Connection, key: str) -> Device | None:
    """Return the tablet of a key, revoked or not."""
    if not 0 < len(key) <= LONGEST:
        return None
    found = connection.execute(
        select(Kiosk.id, Kiosk.counter_id, Counter.code, Kiosk.revoked_at)
        .join(Counter, Counter.id == Kiosk.counter_id)
        .where(Kiosk.digest == digest_of(key))
    ).first()
    if found is None:
        return None
    is_revoked = found.revoked_at is not None
    return Device(found.id, found.counter_id, found.code, is_revoked)


def sent_key() -> str:
    """Return the key that the request brings; empty without one."""
    return request.cookies.get(_name(), "")


def hand_over(response: Response, key: str) -> None:
    """Let the tablet keep its key: out of reach of scripts and of other sites."""
    response.set_cookie(
        _name(),
        key,
        max_age=LIFETIME,
        path=PATH,
        secure=_settings().is_secure,
        httponly=True,
        samesite="Strict",
    )


def _name() -> str:
    # Browsers take a cookie of this kind over TLS alone.
    return "__Secure-kiosk" if _settings().is_secure else "kiosk"


def _settings() -> Settings:
    settings: Settings = current_app.config["HAILONG"]
    return settings
