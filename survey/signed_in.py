"""The session of the person behind the request, and how lately they proved who it is.

The slice `accounts` begins and ends sessions; whoever guards a page asks here.
"""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import ParamSpec
from urllib.parse import urlsplit

from flask import g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_security import current_user

from survey import clock
from survey.models import StaffSession

FRESH = timedelta(minutes=15)  # then sensitive pages ask again who it is

Asked = ParamSpec("Asked")
View = Callable[Asked, ResponseReturnValue]


def current_session() -> StaffSession | None:
    """Return the session of who is signed in, as the server keeps it."""
    if not current_user.is_authenticated:
        return None
    found: StaffSession | None = g.get("staff_session")
    return found


def is_fresh() -> bool:
    """Return whether the person gave a password or passkey a short while ago."""
    found = current_session()
    return found is not None and clock.now() - found.confirmed_at < FRESH


def fresh_required(view: View[Asked]) -> View[Asked]:
    """Ask for the password or a passkey again before a sensitive page.

    It stands below the policy that says who may see the page at all.
    """

    @wraps(view)
    def _guarded(*args: Asked.args, **kwargs: Asked.kwargs) -> ResponseReturnValue:
        if is_fresh():
            return view(*args, **kwargs)
        return redirect(url_for("accounts.confirm", next=place_to_return_to()), 303)

    return _guarded


def place_to_return_to() -> str:
    """Return the page asked for; for something sent, the page it was sent from."""
    if request.method in {"GET", "HEAD"}:
        return request.full_path.rstrip("?")
    before = urlsplit(request.referrer or "")
    return before.path if before.netloc == request.host else "/"
