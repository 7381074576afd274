"""The addresses of kiosks: no session, no form of staff, a cookie of their own."""

from flask import Blueprint, request
from flask.blueprints import BlueprintSetupState
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from structlog import get_logger

from survey.errors import RETRY_SECONDS, Problem, error_page, is_outage
from survey.respond.body import Unreadable
from survey.respond.kiosk.here import told
from survey.respond.kiosk.page import kept_versions

log = get_logger()
bp = Blueprint("kiosk", __name__, url_prefix="/kiosk")


@bp.record_once
def _set_up(state: BlueprintSetupState) -> None:
    kept = state.app.extensions
    kept["hailong_kiosk_versions"] = kept_versions()
    kept["hailong_pairing_pace"] = FixedWindowRateLimiter(MemoryStorage())


@bp.errorhandler(Problem)
def _problem(error: Problem) -> ResponseReturnValue:
    return told(error.status, problem=error.message)


@bp.errorhandler(Unreadable)
def _unreadable(error: Unreadable) -> ResponseReturnValue:
    return told(error.status, problem=str(error))


@bp.errorhandler(DBAPIError)
@bp.errorhandler(PoolTimeout)
def _unavailable(error: Exception) -> ResponseReturnValue:
    """Let the tablet try again later: it keeps its sheets, and its page."""
    if not is_outage(error):
        raise error
    log.error("kiosk not served", error=type(error).__name__)
    if request.method == "GET":
        title = _("Hệ thống tạm thời gián đoạn")
        message = _("Cơ sở dữ liệu chưa sẵn sàng. Xin thử lại sau ít phút.")
        return error_page(503, title=title, message=message)
    answer = told(503, problem="later")
    answer.headers["Retry-After"] = str(RETRY_SECONDS)
    return answer
