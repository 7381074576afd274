"""Pages that take a file: only these may be sent more than a form, and only by staff.

Everything else keeps the small limit of the site, the citizens' pages above all.
"""

from collections.abc import Callable
from typing import ParamSpec
from wsgiref.types import WSGIEnvironment

from flask import Flask, abort, current_app, request, session
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from survey.errors import Problem
from survey.no_text import is_no_text, no_document

MEGABYTE = 1024 * 1024
AROUND = 64 * 1024  # bytes of a form besides its file
BESIDE = 4 * AROUND  # bytes of it that are held in memory

Asked = ParamSpec("Asked")
View = Callable[Asked, ResponseReturnValue]


def takes_upload(
    megabytes: int, *, is_table: bool = True
) -> Callable[[View[Asked]], View[Asked]]:
    """Let a view be sent a file; it stands above the policy of the view."""

    def _decorate(view: View[Asked]) -> View[Asked]:
        view.upload_limit = megabytes  # type: ignore[attr-defined]
        view.wants_table = is_table  # type: ignore[attr-defined]
        return view

    return _decorate


def takes_json(view: View[Asked]) -> View[Asked]:
    """Let a view be sent JSON, by scripts of ours."""
    view.takes_json = True  # type: ignore[attr-defined]
    return view


def allowed_bytes(app: Flask, environ: WSGIEnvironment) -> int:
    """Return how long a body may be where a file is taken; 0 where none is.

    For the server, before it reads the body: nobody has been asked who they are, but
    the cookie of who signed in cannot be forged.
    """
    with app.request_context(environ):
        if request.method != "POST" or "_user_id" not in session:
            return 0
        return _limit(request.endpoint)


def init_app(app: Flask) -> None:
    """Set the limit of a request before anybody, forgery checks too, reads it."""
    app.before_request(_allow)
    app.before_request(_forms_only)


def _forms_only() -> None:
    # The forms would also take JSON, and stumble over what no form can hold.
    view = current_app.view_functions.get(request.endpoint or "")
    if request.is_json and not getattr(view, "takes_json", False):
        abort(415)


def _allow() -> None:
    """Refuse what is too large by its stated size, without reading it."""
    limit = _limit(request.endpoint) if request.method == "POST" else 0
    if not limit or "_user_id" not in session:
        return
    # Before anybody asks who it is: that may already look at the body.
    request.max_content_length = limit
    # The reader holds what is left of a piece beside the next: twice as much at least.
    request.max_form_memory_size = BESIDE
    if (request.content_length or 0) > limit:
        raise Problem(_too_large(request.content_length or 0, limit), status=413)


def _too_large(size: int, limit: int) -> str:
    """Return how large a file is, how large it may be, and how it gets smaller."""
    told = {"size": -(-size // MEGABYTE), "most": limit // MEGABYTE}
    view = current_app.view_functions[request.endpoint or ""]
    words: str
    if getattr(view, "wants_table", True):
        words = _(
            "Tệp nặng %(size)d MB là quá lớn: nhiều nhất %(most)d MB. Xin chỉ giữ "
            "bảng cần nhập, hoặc chia thành nhiều tệp.",
            **told,
        )
    else:
        words = _(
            "Tệp nặng %(size)d MB là quá lớn: nhiều nhất %(most)d MB. Xin giảm dung "
            "lượng của tệp, hoặc chia thành nhiều tệp.",
            **told,
        )
    return words


def _limit(endpoint: str | None) -> int:
    """Return how many bytes a view may be sent with a file; 0 when it takes none."""
    view = current_app.view_functions.get(endpoint or "")
    megabytes: int = getattr(view, "upload_limit", 0)
    return megabytes * MEGABYTE + AROUND if megabytes else 0


def text_of(content: bytes) -> str:
    """Return what a text file says, or raise a `Problem` when it is not UTF-8."""
    if is_no_text(content):
        raise Problem(no_document(content))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = _("Tệp phải lưu bằng mã UTF-8 (lỗi ở dòng %(n)d).", n=line)
        raise Problem(message) from None
