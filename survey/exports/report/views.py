"""The page of a report: what it holds, and having it written."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from survey.access import Right, needs, own_id, round_of
from survey.audit import Event, keep
from survey.db import get_session
from survey.errors import Problem
from survey.exports.report.files import KINDS
from survey.exports.report.work import MAKE
from survey.releases import release_by_code
from survey.tasks import ask_for

bp = Blueprint("reports", __name__)


@bp.get("/ket-qua/<code>/<int(max=99999):number>/bao-cao")
@needs(Right.EXPORT_RESULTS, of=round_of("code"))
def report(code: str, number: int) -> ResponseReturnValue:
    """Say what the report of a release holds, and offer it in both kinds."""
    release = release_by_code(get_session(), code, number)
    return render_template("exports/report.html", release=release)


@bp.post("/ket-qua/<code>/<int(max=99999):number>/bao-cao")
@needs(Right.EXPORT_RESULTS, of=round_of("code"))
def make(code: str, number: int) -> ResponseReturnValue:
    """Have the worker write the report of a release."""
    session = get_session()
    release = release_by_code(session, code, number)
    kind = request.form.get("type", "")
    if kind not in KINDS:
        message = _("Chọn loại tệp của báo cáo: Word (docx) hoặc PDF (pdf).")
        raise Problem(message, status=422)
    said = {"round": release.round.code, "number": release.number, "type": kind}
    again = url_for(".report", code=code, number=number)
    asked = ask_for(session, MAKE, said | {"again": again}, by=own_id())
    after = {"kind": MAKE, "round": code, "release": number, "file": kind}
    place = (asked.id, release.round.root_id)
    keep(session, Event("task.asked", "task", *place, after=after))
    return redirect(url_for("oversight.task", task_id=asked.id), 303)
