"""The addresses of accounts; `views` fills them."""

from flask import Blueprint, abort, request

bp = Blueprint("accounts", __name__)


@bp.before_request
def _forms_only() -> None:
    # The forms would also take JSON, and stumble over what no form can hold.
    if request.is_json:
        abort(415)
