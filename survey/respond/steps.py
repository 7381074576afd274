"""Codes that change every half minute: whoever has one has just stood at the screen.

The server alone makes and reads them, by its own clock. A tablet is given those of the
next minutes and how long the present one lasts, so that its own clock does not matter,
and one that was revoked soon has none left.
"""

import hmac
import re
from datetime import datetime
from hashlib import sha256
from typing import NamedTuple

SECONDS = 30
AHEAD = 20  # steps a tablet is given: ten minutes without a network
MAC = 8  # bytes
STAMP = re.compile(r"([0-9a-f]{7,9})-([0-9a-f]{16})")


class Showing(NamedTuple):
    """The codes of this step and the next ones, and when the first one ends."""

    stamps: tuple[str, ...]
    milliseconds_left: int


def step_key(secret_key: str) -> bytes:
    """Return the key of these codes and nothing else."""
    return hmac.digest(secret_key.encode(), b"hai-long: steps", sha256)


def step_of(now: datetime) -> int:
    """Return the number of the half minute that an instant falls in."""
    return int(now.timestamp()) // SECONDS


def stamp(key: bytes, counter: str, step: int) -> str:
    """Return the code of a counter in a half minute."""
    mac = hmac.digest(key, f"{counter} {step}".encode(), sha256)[:MAC]
    return f"{step:x}-{mac.hex()}"


def step_shown(key: bytes, counter: str, given: str, *, now: datetime) -> int | None:
    """Return the step of a code that is shown now, or one step ago or ahead."""
    found = STAMP.fullmatch(given)
    step = int(found[1], 16) if found else 0
    if abs(step - step_of(now)) > 1:
        return None
    is_ours = hmac.compare_digest(stamp(key, counter, step), given)
    return step if is_ours else None


def showing(key: bytes, counter: str, *, now: datetime) -> Showing:
    """Return what a screen at the counter shows from now on."""
    first = step_of(now)
    stamps = tuple(stamp(key, counter, first + n) for n in range(AHEAD))
    left = (first + 1) * SECONDS - now.timestamp()
    return Showing(stamps, max(1, int(left * 1000)))
