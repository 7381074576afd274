"""The page for whoever comes second: who changed what while they were editing."""

from flask import Flask, current_app, render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy.orm.exc import StaleDataError

from survey.editing import Conflict
from survey.signed_in import place_to_return_to

UNSEEN = {"csrf_token", "revision", "seen"}  # a form's own, typed by nobody
SHORTEST = 4  # letters: ticks and choices are quickly made again


def conflict_page(error: Conflict) -> ResponseReturnValue:
    """Return the page that says what somebody else changed meanwhile."""
    page = render_template(
        "errors/conflict.html",
        message=error.message,
        entries=error.entries,
        typed=_typed(),
        again=_page_again(),
    )
    return page, error.status


def _page_again() -> str:
    """Return where the form stands: at its own address, or where it was sent from."""
    places = current_app.create_url_adapter(request)
    if places is not None and places.test(request.path, "GET"):
        return request.full_path.rstrip("?")
    return place_to_return_to()


def _typed() -> list[tuple[str, str]]:
    """Return what was sent in vain, for whoever wants to type it no second time."""
    return [
        (name.partition("-")[0], value)
        for name, value in request.form.items(multi=True)
        if name not in UNSEEN and len(value) >= SHORTEST
    ]


def init_app(app: Flask) -> None:
    """Answer conflicts with their page."""
    app.register_error_handler(Conflict, conflict_page)
    # Both sent at the same moment: the database noticed, the audit knows nothing yet.
    app.register_error_handler(StaleDataError, lambda _: conflict_page(Conflict([])))
