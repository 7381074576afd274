"""Browsers that somebody signed in in before: strangers' guesses do not keep them out.

Whoever knows an address can use up its tries, and each new one after a wait. A browser
that was let in once has tries of its own; it shows so by a cookie that nobody else can
make, for nobody else's address.
"""

import hmac
from datetime import timedelta
from hashlib import sha256
from secrets import token_urlsafe

from flask import Response, after_this_request, current_app, request

KEPT = timedelta(days=180)
MOST = 200  # characters of a cookie that is looked at


def known_browser(address: str) -> str:
    """Return the name of this browser, if somebody signed in here by this address."""
    given = request.cookies.get(_cookie(address), "")[:MOST]
    name, _dot, proof = given.partition(".")
    is_proved = hmac.compare_digest(proof.encode(), _proof(name, address).encode())
    return name if is_proved else ""


def remember_browser(address: str) -> None:
    """Let this browser be known for the address that was just let in."""
    name = known_browser(address) or token_urlsafe(12)

    @after_this_request
    def _send(answer: Response) -> Response:
        answer.set_cookie(
            _cookie(address),
            f"{name}.{_proof(name, address)}",
            max_age=KEPT,
            secure=current_app.config["SESSION_COOKIE_SECURE"],
            httponly=True,
            samesite="Lax",
        )
        return answer


def _cookie(address: str) -> str:
    # Several people share a computer: a cookie each, that does not say whose.
    start = "__Host-known-" if current_app.config["SESSION_COOKIE_SECURE"] else "known-"
    return start + _digest(f"cookie:{address}")[:16]


def _proof(name: str, address: str) -> str:
    return _digest(f"browser:{name}:{address}")


def _digest(text: str) -> str:
    secret = current_app.config["SECRET_KEY"].encode()
    key = hmac.digest(secret, b"known browsers", sha256)
    return hmac.digest(key, text.encode(errors="surrogatepass"), sha256).hex()
