"""Who may see what: every guarded view asks here."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

from flask import abort
from flask.typing import ResponseReturnValue
from flask_security import auth_required, current_user

from survey.models.people import OFFICIAL

Asked = ParamSpec("Asked")
View = Callable[Asked, ResponseReturnValue]


def official_required(view: View[Asked]) -> View[Asked]:
    """Let only officials in: others are sent to sign in, or refused (403)."""

    @wraps(view)
    def _guarded(*args: Asked.args, **kwargs: Asked.kwargs) -> ResponseReturnValue:
        if not current_user.has_role(OFFICIAL):
            abort(403)
        return view(*args, **kwargs)

    # By session alone: no tokens in addresses, no passwords in headers.
    signed_in: View[Asked] = auth_required("session")(_guarded)
    return signed_in
