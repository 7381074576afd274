"""The codes of slips: drawn, written, read again, and the digest they are found by."""

import hmac
import secrets

from survey.models.slips import SLIP_DIGEST

# Typed from paper on a phone: no 0 and O, no 1, I and L, and no vowels.
ALPHABET = "23456789BCDFGHJKMNPQRSTVWXZ"
LENGTH = 10  # 2 · 10¹⁴ codes: of a million good ones, guessing finds none
HALF = LENGTH // 2


def draw_codes(n: int) -> list[str]:
    """Return so many different codes."""
    drawn: set[str] = set()
    while len(drawn) < n:
        drawn.add("".join(secrets.choice(ALPHABET) for _place in range(LENGTH)))
    return list(drawn)


def as_written(code: str) -> str:
    """Return a code as it stands on a slip: two groups of five."""
    return f"{code[:HALF]}-{code[HALF:]}"


def read_code(text: str) -> str | None:
    """Return the code that somebody typed, or None where it cannot be one.

    >>> read_code("bcdfg-23456"), read_code("BCDFG 23456"), read_code("o")
    ('BCDFG23456', 'BCDFG23456', None)
    """
    code = text.replace("-", "").replace(" ", "").upper()
    is_one = len(code) == LENGTH and set(code) <= set(ALPHABET)
    return code if is_one else None


def slip_address(site: str, code: str) -> str:
    """Return the address that a slip leads to."""
    return f"{site}/m/{as_written(code)}"


def slip_digest(secret_key: str, code: str) -> bytes:
    """Return what a code is found by: whoever has the database alone has no code."""
    key = hmac.digest(secret_key.encode(), b"hai-long: slips", "sha256")
    return hmac.digest(key, code.encode(), "sha256")[:SLIP_DIGEST]
