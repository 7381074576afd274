"""The page of classes: every ranking group, and how many units are in which class."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from survey import words
from survey.access import Right, needs, round_of, scope
from survey.classification import classification, english, vietnamese
from survey.db import get_session
from survey.figures import sayings
from survey.figures.releases import release_of
from survey.figures.releases import releases as all_releases
from survey.results.class_pages import class_pages
from survey.units_sought import sought

bp = Blueprint("classes", __name__)


@bp.get("/phan-loai/<code>/<int(max=99999):number>")
@needs(Right.SEE_RESULTS, of=round_of("code"))
def classes(code: str, number: int) -> ResponseReturnValue:
    """Show the classes of a release, and against which it counts the change."""
    session = get_session()
    release = release_of(session, code, number=number)
    asked = sought(request.args)
    found = classification(session, release, since=request.args.get("since", ""))
    return render_template(
        "results/classes.html",
        found=found,
        asked=asked,
        listed=class_pages(found.groups, asked),
        vietnamese=vietnamese(found.summaries),
        english=english(found.summaries),
        releases=all_releases(session, scope=scope(Right.SEE_RESULTS)),
        say=sayings,
        words=words,
    )
