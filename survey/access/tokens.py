"""The token behind a request of a program: found, held against today, noted as used.

It comes in the header `Authorization: Bearer`, never in an address: addresses are
written to logs. Who a token belongs to is looked up at every request, so it never
outlives the account, nor the rights, of its person.
"""

import re
import secrets
from contextlib import suppress
from datetime import date, datetime
from hashlib import sha256

from flask import Flask, Request, current_app, g, request
from sqlalchemy import select, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session, joinedload

from survey import clock
from survey.db import close_session, get_session, get_writing_engine
from survey.models import ApiToken, User
from survey.problems import API

PREFIX = "hl_"  # by it, scanners find a token that leaked into a repository
BYTES = 32
FORM = re.compile(PREFIX + "[A-Za-z0-9_-]{43}")  # base64 of 32 bytes


def draw_token() -> str:
    """Return a new secret: 256 random bits after the prefix."""
    return PREFIX + secrets.token_urlsafe(BYTES)


def digest_of_token(secret: str) -> bytes:
    """Return what is kept of a token: it is too long to be guessed from this."""
    return sha256(secret.encode(errors="surrogatepass")).digest()


def find_token(session: Session, secret: str, now: datetime) -> ApiToken | None:
    """Return a token that is still good, of somebody whose account is open."""
    if not FORM.fullmatch(secret):
        return None
    question = select(ApiToken).where(
        ApiToken.digest == digest_of_token(secret),
        ApiToken.ended_at.is_(None),
        ApiToken.expires_at > now,
    )
    found = session.scalar(question.options(joinedload(ApiToken.user)))
    return found if found and found.user.active else None


def token_of_request() -> ApiToken | None:
    """Return the token that a program sent, looked up once."""
    if "api_token" not in g:
        g.api_token = _sent_token(request)
    found: ApiToken | None = g.api_token
    return found


def has_sent_something() -> bool:
    """Return whether the request tried to say who is asking."""
    return "Authorization" in request.headers


def load_bearer(asked: Request) -> User | None:
    """Return whose token a request brings: for flask-login, below the API alone."""
    found = token_of_request()
    return found.user if found else None


def init_app(app: Flask) -> None:
    """Note after a request that its token was used."""
    app.teardown_appcontext(lambda _: _note_used())


def _sent_token(asked: Request) -> ApiToken | None:
    sent = asked.authorization
    if sent is None or sent.type != "bearer" or not asked.path.startswith(API):
        return None
    now = clock.now()
    found = find_token(get_session(), sent.token or "", now)
    today = clock.day_of(now, current_app.config["HAILONG"].zone)
    if found is not None and found.used_on != today:
        g.used_token = found.id, today
    return found


def _note_used() -> None:
    """Write down the day, once a day: after the answer, on its own.

    A program that only reads takes no write lock for it, and is not refused over it.
    """
    used = g.pop("used_token", None)
    if used is None:
        return
    close_session()
    with suppress(DBAPIError), Session(get_writing_engine()) as db:
        _write_day(db, *used)
        db.commit()


def _write_day(session: Session, token_id: int, day: date) -> None:
    this = ApiToken.id == token_id
    session.execute(update(ApiToken).where(this).values(used_on=day))
