"""Whether a second factor stands behind this request, and whether that is asked."""

from flask import current_app
from sqlalchemy import exists, select

from survey.access.tokens import token_of_request
from survey.config import Settings
from survey.db import get_session
from survey.models import Passkey, User
from survey.signed_in import current_session


def has_second_factor() -> bool:
    """Return whether the person proved a second factor when they signed in.

    A program cannot prove any: its token counts as long as its person has one.
    """
    token = token_of_request()
    if token is not None:
        return _has_factor(token.user)
    found = current_session()
    return found is not None and found.has_second_factor


def needs_second_factor() -> bool:
    """Return whether privileged rights are still closed to this request."""
    settings: Settings = current_app.config["HAILONG"]
    return settings.second_factor == "required" and not has_second_factor()


def _has_factor(user: User) -> bool:
    keys = exists().where(Passkey.user_id == user.id)
    return user.totp_secret is not None or bool(get_session().scalar(select(keys)))
