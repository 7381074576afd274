"""Guesses at the sign-in pages: what they are counted under, how long they wait."""

import hmac
from collections.abc import Sequence
from datetime import timedelta
from hashlib import sha256

from flask import current_app, request

from survey import clock
from survey.accounts.guesses import ask
from survey.accounts.known_browser import known_browser
from survey.accounts.patience import LINK, PASSWORD, SECOND, Target, network, target
from survey.db import get_engine
from survey.models import User

MINUTE = timedelta(minutes=1)


def at_password(address: str) -> list[Target]:
    """Return what a guess at the password behind an address is counted under.

    Those from a browser that was let in before count apart from everybody else's.
    """
    key = _key()
    here = network(key, request.remote_addr, clock.now())
    known = known_browser(address)
    whom = f"{address} {known}" if known else address
    return [target(key, PASSWORD, whom), *here]


def at_second_factor(user: User) -> list[Target]:
    """Return what a guess at a code of somebody is counted under."""
    return [target(_key(), SECOND, str(user.id))]


def at_link(address: str) -> list[Target]:
    """Return what asking for a link by mail is counted under."""
    key = _key()
    here = network(key, request.remote_addr, clock.now())
    return [target(key, LINK, address), *here]


def minutes_to_wait(targets: Sequence[Target]) -> int:
    """Count a guess; return 0 if it may be made, else how many minutes it must wait."""
    return -(-ask(get_engine(), targets, clock.now()) // MINUTE)


def _key() -> bytes:
    secret = current_app.config["SECRET_KEY"].encode()
    return hmac.digest(secret, b"guesses", sha256)
