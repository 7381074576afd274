"""The page for whoever comes second: who changed what while they were editing."""

from flask import Flask, render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy.orm.exc import StaleDataError

from survey.editing import Conflict


def conflict_page(error: Conflict) -> ResponseReturnValue:
    """Return the page that says what somebody else changed meanwhile."""
    page = render_template(
        "errors/conflict.html",
        message=error.message,
        entries=error.entries,
        again=request.full_path.rstrip("?"),
    )
    return page, error.status


def init_app(app: Flask) -> None:
    """Answer conflicts with their page."""
    app.register_error_handler(Conflict, conflict_page)
    # Both sent at the same moment: the database noticed, the audit knows nothing yet.
    app.register_error_handler(StaleDataError, lambda _: conflict_page(Conflict([])))
