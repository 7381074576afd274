"""Who may see what: every guarded view asks here."""

from collections.abc import Callable
from typing import ParamSpec

from flask.typing import ResponseReturnValue
from flask_security import auth_required, roles_required

from survey.models.people import OFFICIAL

Asked = ParamSpec("Asked")
View = Callable[Asked, ResponseReturnValue]


def official_required(view: View[Asked]) -> View[Asked]:
    """Let only officials in: others are sent to sign in, or refused (403)."""
    # By session alone: no tokens in addresses, no passwords in headers.
    guarded: View[Asked] = auth_required("session")(roles_required(OFFICIAL)(view))
    return guarded
