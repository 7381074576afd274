"""Passwords: what is asked of them, and how they are hashed."""

import unicodedata
from collections.abc import Iterable
from typing import Literal

from argon2 import PasswordHasher
from flask_babel import gettext as _

from survey.accounts.blocklist import is_common, is_made_of, is_simple
from survey.errors import Problem

# Argon2id at 19 MiB, two passes, one lane: OWASP's minimum, some 30 ms a sign-in.
MEMORY_KIB, PASSES, LANES = 19_456, 2, 1
# A letter with its marks is the same on every keyboard; nothing else is changed.
NORMAL_FORM: Literal["NFC"] = "NFC"
LEAST_ALONE = 15  # characters, of a password that stands alone
LEAST_OF_TWO = 8  # characters, with a second factor behind it
MAX_LENGTH = 128  # characters; longer ones only cost time

_hasher = PasswordHasher(time_cost=PASSES, memory_cost=MEMORY_KIB, parallelism=LANES)


def normal(password: str) -> str:
    """Return a password as it is counted, compared and hashed."""
    return unicodedata.normalize(NORMAL_FORM, password)


def is_short(password: str) -> bool:
    """Return whether a password is too short to stand without a second factor."""
    return len(normal(password)) < LEAST_ALONE


def check_password(
    password: str, *, has_second_factor: bool = False, words: Iterable[str] = ()
) -> None:
    """Refuse a new password that is short, endless or easily guessed (`Problem`).

    `words` are those a guesser would try first here: the person's, the offices'.
    """
    given = normal(password)
    least = LEAST_OF_TWO if has_second_factor else LEAST_ALONE
    if len(given) < least:
        raise Problem(_too_short(least))
    if len(given) > MAX_LENGTH:
        raise Problem(_("Mật khẩu dài nhất là %(most)d ký tự.", most=MAX_LENGTH))
    if is_common(given):
        raise Problem(
            _(
                "Mật khẩu này có trong danh sách những mật khẩu nhiều người dùng nhất, "
                "rất dễ bị đoán. Xin chọn mật khẩu khác."
            )
        )
    if is_simple(given):
        raise Problem(
            _(
                "Mật khẩu chỉ là dãy phím liền nhau hoặc vài ký tự lặp lại, "
                "rất dễ bị đoán. Xin chọn mật khẩu khác."
            )
        )
    if is_made_of(given, words):
        raise Problem(
            _(
                "Mật khẩu gần như chỉ gồm địa chỉ thư, tên cơ quan, tên địa phương "
                "hoặc từ thường dùng kèm vài chữ số, rất dễ bị đoán. "
                "Xin chọn mật khẩu khác."
            )
        )


def hash_password(password: str) -> str:
    """Return what is kept of a password."""
    return _hasher.hash(normal(password))


def _too_short(least: int) -> str:
    return str(
        _(
            "Mật khẩu phải có ít nhất %(least)d ký tự. Một câu dễ nhớ gồm vài từ "
            "là tốt; không bắt buộc chữ hoa, chữ số hay ký hiệu.",
            least=least,
        )
    )
