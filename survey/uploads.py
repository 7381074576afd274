"""Pages that take a file: only these may be sent more than a form, and only by staff.

Everything else keeps the small limit of the site, the citizens' pages above all.
"""

from collections.abc import Callable
from typing import ParamSpec

from flask import Flask, current_app, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_security import current_user

from survey.errors import Problem

MEGABYTE = 1024 * 1024
AROUND = 64 * 1024  # bytes of a form besides its file

Asked = ParamSpec("Asked")
View = Callable[Asked, ResponseReturnValue]


def takes_upload(megabytes: int) -> Callable[[View[Asked]], View[Asked]]:
    """Let a view be sent a file; it stands above the policy of the view."""

    def _decorate(view: View[Asked]) -> View[Asked]:
        view.upload_limit = megabytes  # type: ignore[attr-defined]
        return view

    return _decorate


def init_app(app: Flask) -> None:
    """Set the limit of a request before anybody, forgery checks too, reads it."""
    app.before_request(_allow)


def _allow() -> None:
    """Refuse what is too large by its stated size, without reading it."""
    if request.method != "POST" or request.endpoint is None:
        return
    view = current_app.view_functions[request.endpoint]
    megabytes: int = getattr(view, "upload_limit", 0)
    if not megabytes or not current_user.is_authenticated:
        return
    request.max_content_length = megabytes * MEGABYTE + AROUND
    if (request.content_length or 0) > request.max_content_length:
        raise Problem(
            _(
                "Tệp nặng %(size)d MB là quá lớn: nhiều nhất %(most)d MB. Xin chỉ giữ "
                "bảng cần nhập, hoặc chia thành nhiều tệp.",
                size=-(-(request.content_length or 0) // MEGABYTE),
                most=megabytes,
            ),
            status=413,
        )
