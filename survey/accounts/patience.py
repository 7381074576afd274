"""How long guesses wait: longer each time, never for good; and what counts as one.

Known and unknown addresses wait alike, so that the wait tells nobody whether an
account exists.
"""

import hmac
from datetime import datetime, timedelta
from hashlib import sha256
from ipaddress import ip_address, ip_network
from typing import NamedTuple

FIRST_WAIT = timedelta(seconds=15)
QUARTER = timedelta(minutes=15)
FORGOTTEN_AFTER = timedelta(hours=1)  # without another guess
NOTHING = timedelta(0)
PREFIX = {4: 24, 6: 64}  # bits: a household, an office; not one computer


class Kind(NamedTuple):
    """What is guessed at, how often freely, and how long one waits at most."""

    name: str
    free: int
    longest: timedelta


PASSWORD = Kind("password", 5, QUARTER)  # by address
SECOND = Kind("second factor", 5, QUARTER)  # by account
LINK = Kind("link by mail", 3, QUARTER)  # by address
# A whole office may share one address on the network: it must not shut itself out.
NETWORK = Kind("network", 50, timedelta(minutes=2))


class Target(NamedTuple):
    """Something guessed at; who or where it is, is in the digest alone."""

    kind: Kind
    digest: bytes


def target(key: bytes, kind: Kind, whom: str) -> Target:
    """Return what guesses at somebody are counted under."""
    name = f"{kind.name}:{whom}".encode(errors="surrogatepass")
    return Target(kind, hmac.digest(key, name, sha256))


def network(key: bytes, address: str | None, now: datetime) -> list[Target]:
    """Return what guesses from a part of the network are counted under today.

    The key changes daily, so that the rows of two days cannot be joined. Guesses
    through a proxy that hides where they come from are nobody's in particular.
    """
    try:
        ip = ip_address(address or "")
    except ValueError:
        return []
    if ip.is_loopback:
        return []
    part = ip_network((ip, PREFIX[ip.version]), strict=False)
    of_today = hmac.digest(key, now.date().isoformat().encode(), sha256)
    return [target(of_today, NETWORK, str(part))]


def wait_after(kind: Kind, n: int, last_at: datetime, now: datetime) -> timedelta:
    """Return how long one must still wait after `n` guesses, the last one then."""
    if n < kind.free or is_forgotten(last_at, now):
        return NOTHING
    doubled = min(n - kind.free, 10)  # the longest wait is reached before
    wait: timedelta = min(FIRST_WAIT * 2**doubled, kind.longest)
    return max(last_at + wait - now, NOTHING)


def is_forgotten(last_at: datetime, now: datetime) -> bool:
    """Return whether guesses made so long ago count no longer."""
    return now - last_at >= FORGOTTEN_AFTER
