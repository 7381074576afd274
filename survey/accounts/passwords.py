"""Passwords: how they are checked and hashed."""

import unicodedata
from typing import Literal

from argon2 import PasswordHasher
from flask_babel import gettext as _

from survey.errors import Problem

# Argon2id at 19 MiB, two passes, one lane: OWASP's minimum, some 30 ms a sign-in.
MEMORY_KIB, PASSES, LANES = 19_456, 2, 1
NORMAL_FORM: Literal["NFKC"] = (
    "NFKC"  # a password typed on another keyboard stays the same
)
MIN_LENGTH = 12  # characters, of a password people choose themselves
MAX_LENGTH = 128  # characters; longer ones only cost time

_hasher = PasswordHasher(time_cost=PASSES, memory_cost=MEMORY_KIB, parallelism=LANES)


def hash_password(password: str) -> str:
    """Return what is kept of a password; one that is too short is a `Problem`."""
    normal = unicodedata.normalize(NORMAL_FORM, password)
    if not MIN_LENGTH <= len(normal) <= MAX_LENGTH:
        raise Problem(
            _(
                "Mật khẩu phải có từ %(least)d đến %(most)d ký tự.",
                least=MIN_LENGTH,
                most=MAX_LENGTH,
            )
        )
    return _hasher.hash(normal)
