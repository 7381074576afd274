"""The pass of who helps: it opens a counter's page without signing anybody in there.

The device goes from hand to hand. What the person sees is a page of everybody, which
knows who helps by its address alone, and leads nowhere else.
"""

import hmac
from datetime import datetime
from hashlib import sha256
from typing import NamedTuple

from survey.models import Channel

LIFETIME = 12 * 60  # minutes: a day's work
MAC = 16  # bytes
PARTS = 5


class Helping(NamedTuple):
    """Who helps, at which counter, how."""

    user_id: int
    counter: str
    channel: Channel


def pass_key(secret_key: str) -> bytes:
    """Return the key of these passes and nothing else."""
    return hmac.digest(secret_key.encode(), b"hai-long: helping", sha256)


def make_pass(key: bytes, helping: Helping, *, now: datetime) -> str:
    """Return the pass of somebody who helps from now on."""
    user_id, counter, channel = helping
    said = f"{user_id}.{counter}.{channel.value}.{_minute(now)}"
    return f"{said}.{_mac(key, said)}"


def read_pass(key: bytes, text: str, *, now: datetime) -> Helping | None:
    """Return what a pass says; None if it is forged or too old."""
    said, _dot, mac = text.rpartition(".")
    parts = said.split(".")
    if len(parts) != PARTS - 1 or not hmac.compare_digest(
        _mac(key, said).encode(), mac.encode()
    ):
        return None
    user_id, counter, channel, minute = parts
    age = _minute(now) - int(minute)
    if not 0 <= age <= LIFETIME:
        return None
    return Helping(int(user_id), counter, Channel(channel))


def _minute(now: datetime) -> int:
    return int(now.timestamp()) // 60


def _mac(key: bytes, said: str) -> str:
    return hmac.digest(key, said.encode(errors="surrogatepass"), sha256)[:MAC].hex()
