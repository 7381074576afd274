"""The page of a pack: what it holds, and having it put together."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from survey.access import Right, needs, own_id, round_of
from survey.audit import Event, keep
from survey.db import get_session
from survey.exports.pack.work import MAKE
from survey.releases import release_by_code
from survey.tasks import ask_for

bp = Blueprint("packs", __name__)


@bp.get("/ket-qua/<code>/<int(max=99999):number>/ho-so")
@needs(Right.EXPORT_RESULTS, of=round_of("code"))
def pack(code: str, number: int) -> ResponseReturnValue:
    """Say what the pack of a release holds, and offer it."""
    release = release_by_code(get_session(), code, number)
    return render_template("exports/pack.html", release=release)


@bp.post("/ket-qua/<code>/<int(max=99999):number>/ho-so")
@needs(Right.EXPORT_RESULTS, of=round_of("code"))
def make(code: str, number: int) -> ResponseReturnValue:
    """Have the worker put the pack of a release together."""
    session = get_session()
    release = release_by_code(session, code, number)
    again = url_for(".pack", code=code, number=number)
    said = {"round": release.round.code, "number": release.number, "again": again}
    asked = ask_for(session, MAKE, said, by=own_id())
    place = (asked.id, release.round.root_id)
    after = {"kind": MAKE, "round": code, "release": number}
    keep(session, Event("task.asked", "task", *place, after=after))
    return redirect(url_for("oversight.task", task_id=asked.id), 303)
