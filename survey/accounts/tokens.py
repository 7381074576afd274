"""Tokens for programs: made for a person, listed, ended."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from flask_babel import gettext as _
from sqlalchemy import ColumnElement, Select, delete, func, select, update
from sqlalchemy.orm import Session, joinedload

from survey.access.tokens import digest_of_token, draw_token
from survey.errors import Problem
from survey.models import ApiToken, Unit

DAYS = (30, 90, 180, 365)  # that a token may be good for
MOST_DAYS = max(DAYS)
MOST = 20  # tokens of one person at a time
MAX_NAME = 60
KEPT = timedelta(days=30)  # after they ended; the audit keeps who made them


class NewToken(NamedTuple):
    """A token just made, and the secret that is shown this once."""

    secret: str
    token: ApiToken


def make_token(
    session: Session,
    user_id: int,
    *,
    name: str,
    days: int,
    unit: Unit | None,
    now: datetime,
) -> NewToken:
    """Make a token for somebody; the caller has asked who it is, and commits."""
    if not 1 <= days <= MOST_DAYS:
        message = _("Khóa API có hạn từ 1 đến %(most)d ngày.", most=MOST_DAYS)
        raise Problem(message)
    n = session.scalar(select(func.count()).select_from(_good(user_id, now).subquery()))
    if (n or 0) >= MOST:
        raise Problem(
            _(
                "Một tài khoản có nhiều nhất %(most)d khóa API. "
                "Xin thu hồi khóa không còn dùng.",
                most=MOST,
            )
        )
    secret = draw_token()
    made = ApiToken(
        digest=digest_of_token(secret),
        user_id=user_id,
        unit=unit,
        name=name,
        made_at=now,
        expires_at=now + timedelta(days=days),
    )
    session.add(made)
    session.flush()
    return NewToken(secret, made)


def own_tokens(session: Session, user_id: int, now: datetime) -> Sequence[ApiToken]:
    """Return somebody's tokens that are good, the newest first."""
    good = _good(user_id, now).options(joinedload(ApiToken.unit))
    return session.scalars(good.order_by(ApiToken.id.desc())).all()


def end_token(
    session: Session, user_id: int, number: int, now: datetime
) -> ApiToken | None:
    """End one of somebody's tokens; return it, None if there was none to end."""
    found = session.scalar(_good(user_id, now).where(ApiToken.id == number))
    if found is not None:
        found.ended_at = now
    return found


def end_tokens(session: Session, user_id: int, now: datetime) -> None:
    """End all of somebody's tokens, as their password or account changes."""
    ending = update(ApiToken).where(*_not_ended(user_id)).values(ended_at=now)
    session.execute(ending)


def forget_old_tokens(session: Session, now: datetime) -> None:
    """Erase tokens that ended long ago; the caller commits."""
    is_over = (ApiToken.expires_at < now - KEPT) | (ApiToken.ended_at < now - KEPT)
    session.execute(delete(ApiToken).where(is_over))


def _good(user_id: int, now: datetime) -> Select[ApiToken]:
    return select(ApiToken).where(*_not_ended(user_id), ApiToken.expires_at > now)


def _not_ended(user_id: int) -> tuple[ColumnElement[bool], ...]:
    return ApiToken.user_id == user_id, ApiToken.ended_at.is_(None)
