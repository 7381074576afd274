"""The language pages are written in."""

from flask import abort, redirect, request, session
from flask.typing import ResponseReturnValue

from survey.accounts.blueprint import bp
from survey.accounts.ways_back import way_back
from survey.i18n import LANGUAGES


@bp.get("/ngon-ngu/<code>")
def language(code: str) -> ResponseReturnValue:
    """Write pages in another language from now on, and show the same page again."""
    if code not in LANGUAGES:
        abort(404)
    session["language"] = code
    return redirect(way_back(request.args.get("next")))
