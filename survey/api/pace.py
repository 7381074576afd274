"""How often a program may ask: a fair share, counted in this process.

In memory, not in the database: a write a request would keep citizens' sheets waiting.
With several processes each counts for itself.
"""

from math import ceil
from time import time

from flask import Flask, current_app, request
from flask_babel import gettext as _
from limits import RateLimitItem, RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter

from survey.access.tokens import token_of_request
from survey.errors import Problem

A_MINUTE = 600
STRANGERS_A_MINUTE = 60  # without a token, by the network address


def init_app(app: Flask) -> None:
    """Begin to count."""
    limiter = FixedWindowRateLimiter(MemoryStorage())
    app.extensions["hailong_pace"] = limiter
    app.config.setdefault("API_A_MINUTE", A_MINUTE)
    app.config.setdefault("API_STRANGERS_A_MINUTE", STRANGERS_A_MINUTE)


def keep_pace() -> None:
    """Refuse (429) who asks too often."""
    limiter: FixedWindowRateLimiter = current_app.extensions["hailong_pace"]
    limit, whom = _share()
    if limiter.hit(limit, whom):
        return
    stats = limiter.get_window_stats(limit, whom)
    seconds = max(1, ceil(stats.reset_time - time()))
    message = _(
        "Đã hỏi quá %(n)d lần trong một phút. Xin chờ %(seconds)d giây rồi hỏi tiếp.",
        n=limit.amount,
        seconds=seconds,
    )
    raise Problem(message, status=429, headers={"Retry-After": str(seconds)})


def _share() -> tuple[RateLimitItem, str]:
    """Return how much is allowed, and to whom: a token, else a network address.

    A made-up token is none, or each would open a share of its own.
    """
    token = token_of_request()
    if token is not None:
        n = current_app.config["API_A_MINUTE"]
        return RateLimitItemPerMinute(n), f"token {token.id}"
    n = current_app.config["API_STRANGERS_A_MINUTE"]
    return RateLimitItemPerMinute(n), f"network {request.remote_addr}"
