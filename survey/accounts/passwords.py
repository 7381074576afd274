"""Passwords: how they are drawn, checked and hashed."""

import secrets
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

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that look alike
GROUPS, GROUP_LENGTH = 5, 4  # 20 of 31 letters: 99 bits

_hasher = PasswordHasher(time_cost=PASSES, memory_cost=MEMORY_KIB, parallelism=LANES)


def draw_password() -> str:
    """Return a password nobody can guess, in groups that can be read out."""
    return "-".join(
        "".join(secrets.choice(LETTERS) for _ in range(GROUP_LENGTH))
        for _ in range(GROUPS)
    )


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
