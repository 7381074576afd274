"""Errors become a status and a page here, and nowhere else.

Programs are told the same in their own way (`survey.problems`).
"""

from collections.abc import Mapping
from urllib.parse import urlsplit

from flask import Flask, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from structlog import get_logger
from werkzeug.exceptions import BadRequest, HTTPException, MethodNotAllowed

from survey.problems import is_asked_by_program, problem_answer

log = get_logger()
RETRY_SECONDS = 5


class Problem(Exception):
    """Something the person asking can mend; `message` says what and how."""

    def __init__(
        self,
        message: str,
        *,
        status: int = 422,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.status = status
        self.headers = dict(headers or {})


def is_outage(error: Exception) -> bool:
    """Return whether a database error means "try again later", not "wrong data"."""
    if isinstance(error, PoolTimeout):
        return True
    is_wrong_data = isinstance(error, IntegrityError | DataError)
    return isinstance(error, DBAPIError) and not is_wrong_data


def error_page(
    status: int, *, title: str, message: str, headers: Mapping[str, str] | None = None
) -> ResponseReturnValue:
    """Return the page of an error, or what a program is told instead."""
    sent = dict(headers or {})
    if status == 503:
        sent["Retry-After"] = str(RETRY_SECONDS)
    if is_asked_by_program():
        return problem_answer(status, title=title, message=message, headers=sent)
    page = render_template(
        "errors/error.html", title=title, message=message, status=status
    )
    return page, status, sent


def page_before() -> str:
    """Return the page of ours that led here, where the browser says so."""
    came = urlsplit(request.referrer or "")
    if came.netloc != request.host:
        return ""
    path = at_home(came.path)
    return f"{path}?{came.query}" if came.query else path


def at_home(path: str) -> str:
    """Return a path that stays on the site: two slashes would begin another one."""
    return "/" + path.lstrip("/\\")


def init_app(app: Flask) -> None:
    """Register what turns errors into pages."""
    app.register_error_handler(Problem, _problem)
    app.register_error_handler(CSRFError, _forgery)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(DataError, _wrong_data)
    app.register_error_handler(OverflowError, _wrong_data)
    app.register_error_handler(DBAPIError, _database)
    app.register_error_handler(PoolTimeout, _database)


def _problem(error: Problem) -> ResponseReturnValue:
    is_missing = error.status == 404
    title = _("Không tìm thấy") if is_missing else _("Chưa thực hiện được")
    message, headers = error.message, error.headers
    return error_page(error.status, title=title, message=message, headers=headers)


def _forgery(error: CSRFError) -> ResponseReturnValue:
    return error_page(
        400,
        title=_("Chưa thực hiện được"),
        message=_(
            "Trang đã mở quá lâu, hoặc trình duyệt không nhận cookie. "
            "Xin mở lại trang và thử lần nữa."
        ),
    )


def _http(error: HTTPException) -> ResponseReturnValue:
    if error.code is None or error.code < 400:
        return error
    titles = {
        400: _("Yêu cầu không hợp lệ"),
        403: _("Không có quyền"),
        404: _("Không tìm thấy trang"),
        405: _("Cách gửi không được phép"),
        406: _("Không có dạng trả lời được yêu cầu"),
        413: _("Nội dung gửi quá lớn"),
    }
    messages = {
        404: _("Địa chỉ này không có. Xin kiểm tra lại, hoặc trở về trang đầu."),
        406: _("Địa chỉ này chỉ trả lời bằng JSON (application/json)."),
        413: _("Nội dung gửi lên vượt quá giới hạn cho phép."),
    }
    title = titles.get(error.code, _("Có lỗi"))
    message = messages.get(error.code, _("Xin kiểm tra lại và thử lần nữa."))
    headers = {}
    if isinstance(error, MethodNotAllowed) and error.valid_methods:
        headers["Allow"] = ", ".join(sorted(error.valid_methods))
    return error_page(error.code, title=title, message=message, headers=headers)


def _wrong_data(error: Exception) -> ResponseReturnValue:
    # Asked for in an address: a NUL, or a number no column holds.
    return _http(BadRequest())


def _database(error: Exception) -> ResponseReturnValue:
    if not is_outage(error):
        raise error
    log.error("database unavailable", error=type(error).__name__)
    return error_page(
        503,
        title=_("Hệ thống tạm thời gián đoạn"),
        message=_("Cơ sở dữ liệu chưa sẵn sàng. Xin thử lại sau ít phút."),
    )
