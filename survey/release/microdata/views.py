"""The page of a release's sheets: what would be given, and giving it."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from survey.access import Right, needs, own_id, round_of
from survey.audit import Event, keep
from survey.db import get_session
from survey.release.microdata.forms import GiveForm
from survey.release.microdata.state import state_of
from survey.release.microdata.work import GIVE
from survey.releases import release_by_code
from survey.tasks import ask_for
from survey.words import why_no_sheets

PLACE = "/ket-qua/<code>/<int(max=99999):number>/du-lieu-phieu"

bp = Blueprint("microdata", __name__)


@bp.get(PLACE)
@needs(Right.EXPORT_RESULTS, of=round_of("code"))
def sheets(code: str, number: int) -> ResponseReturnValue:
    """Say what is given of the sheets of a release, or may be."""
    return _page(code, number, GiveForm(formdata=None))


@bp.post(PLACE)
@needs(Right.PUBLISH_RESULTS, of=round_of("code"))
def give(code: str, number: int) -> ResponseReturnValue:
    """Have the worker give the sheets of a release, or say why that may not be."""
    session, form = get_session(), GiveForm()
    if not form.validate():
        return _page(code, number, form), 422
    release = release_by_code(session, code, number)
    said = {"round": release.round.code, "number": release.number}
    again = url_for(".sheets", code=code, number=number)
    asked = ask_for(session, GIVE, said | {"again": again}, by=own_id())
    after = {"kind": GIVE, "round": code, "release": number}
    place = (asked.id, release.round.root_id)
    keep(session, Event("task.asked", "task", *place, after=after))
    return redirect(url_for("oversight.task", task_id=asked.id), 303)


def _page(code: str, number: int, form: GiveForm) -> str:
    session = get_session()
    state = state_of(session, release_by_code(session, code, number))
    without = state.contents.without if state.contents else {}
    return render_template(
        "release/microdata.html",
        state=state,
        reasons={file: why_no_sheets(why) for file, why in without.items()},
        form=form,
    )
