"""Checking the present password of who is signed in; guesses wait as at the door."""

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError
from flask_babel import gettext as _
from flask_security import current_user
from wtforms import Field

from survey.accounts.guesses import was_right
from survey.accounts.lock import without_the_lock
from survey.accounts.passwords import normal
from survey.accounts.throttle import at_password, minutes_to_wait
from survey.db import get_session

_hasher = PasswordHasher()  # what it checks says itself how it was hashed


def password_is_right(field: Field) -> int:
    """Put an error on the field unless it holds the present password.

    Return how many minutes the next guess must wait. A right one is no guess: the
    caller commits that.
    """
    address, kept = current_user.email, current_user.password or ""
    targets = at_password(address)
    with without_the_lock():
        wait = minutes_to_wait(targets)
        is_right = not wait and _matches(kept, field.data)
    if wait:
        field.errors = [*field.errors, _("Đã thử sai nhiều lần, xin chờ rồi thử lại.")]
    elif is_right:
        was_right(get_session(), targets)
    else:
        field.errors = [*field.errors, _("Mật khẩu hiện tại không đúng.")]
    return wait


def _matches(kept: str, given: str) -> bool:
    try:
        return _hasher.verify(kept, normal(given))
    except (VerifyMismatchError, InvalidHashError):
        return False
