"""The public site's blueprint: its language, its errors, what may be kept of it."""

from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, g, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound

from survey.errors import Problem
from survey.i18n import LANGUAGES
from survey.public.caching import let_be_kept, spare_the_making
from survey.public.queries import Withdrawn
from survey.public.sayings import improvement_text

CHOSEN = ("group", "page", "q")  # what addresses say of units to show

bp = Blueprint("public", __name__, url_prefix="/cong-khai")
bp.before_request(spare_the_making)
bp.after_request(let_be_kept)


@bp.url_value_preprocessor
def _hear_language(endpoint: str | None, values: dict[str, Any] | None) -> None:
    """Note the language asked for: links on the page go on in it."""
    asked = request.args.get("lang", "")
    g.spoken = asked if asked in LANGUAGES else ""


@bp.url_defaults
def _keep_language(endpoint: str, values: dict[str, Any]) -> None:
    if g.get("spoken"):
        values.setdefault("lang", g.spoken)


@bp.context_processor
def _other_languages() -> dict[str, object]:
    return {"improvement_text": improvement_text, "other_language": _here_in}


def _here_in(code: str) -> str:
    """Return the address of this page in another language."""
    kept = {name: request.args[name] for name in CHOSEN if name in request.args}
    return f"{request.path}?{urlencode({**kept, 'lang': code})}"


@bp.errorhandler(Problem)
def _problem(problem: Problem) -> ResponseReturnValue:
    page = render_template(
        "public/error.html", title=_("Không tìm thấy"), message=problem.message
    )
    return page, problem.status


@bp.errorhandler(NotFound)
def _missing(error: NotFound) -> ResponseReturnValue:
    return _problem(Problem(_("Địa chỉ này không có."), status=404))


@bp.errorhandler(Withdrawn)
def _withdrawn(gone: Withdrawn) -> ResponseReturnValue:
    """Say that a release was withdrawn, when and why."""
    page = render_template("public/withdrawn.html", published=gone.published)
    return page, 410
