"""The name that all addresses of the API go by, and what each of them asks first."""

from flask import Blueprint, abort, request

from survey.api.pace import keep_pace

bp = Blueprint("api", __name__, url_prefix="/api/v1")


@bp.before_request
def _settle() -> None:
    keep_pace()
    if request.accept_mimetypes and not request.accept_mimetypes.accept_json:
        abort(406)
