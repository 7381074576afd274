"""Why a sheet is not taken, as a page of the citizen's own journey."""

from flask import Blueprint, g, request
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from structlog import get_logger
from werkzeug.exceptions import RequestEntityTooLarge

from survey.errors import is_outage
from survey.respond import pages
from survey.respond.body import Unreadable
from survey.respond.requested import NotTaking
from survey.respond.spoken import Spoken

log = get_logger()


def register(bp: Blueprint) -> None:
    """Turn what goes wrong below the blueprint's address into pages."""
    bp.register_error_handler(NotTaking, _not_taking)
    bp.register_error_handler(Unreadable, _unreadable)
    bp.register_error_handler(RequestEntityTooLarge, _too_large)
    bp.register_error_handler(DBAPIError, _unavailable)
    bp.register_error_handler(PoolTimeout, _unavailable)


def _not_taking(error: NotTaking) -> ResponseReturnValue:
    return pages.notice_page(error.absence.value, status=404)


def _unreadable(error: Unreadable) -> ResponseReturnValue:
    return pages.notice_page("refused", status=error.status, spoken=_asked_in())


def _too_large(error: RequestEntityTooLarge) -> ResponseReturnValue:
    return _unreadable(Unreadable("too large", status=413))


def _unavailable(error: Exception) -> ResponseReturnValue:
    """Keep the answers in the page while they cannot be kept in the database."""
    if not is_outage(error):
        raise error
    log.error("sheet not stored", error=type(error).__name__)
    spoken = _asked_in() or pages.spoken_in(None)
    return pages.unavailable_page(g.get("fields", {}), spoken)


def _asked_in() -> Spoken | None:
    """Return the language a page was asked for in; None where nothing says which."""
    language = request.args.get("lang")
    return pages.spoken_in(language, g.get("form")) if language else None
