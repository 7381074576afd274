"""Downloads for officials."""

from flask import Blueprint, current_app
from flask.typing import ResponseReturnValue

from survey.access import Right, needs, round_of
from survey.db import get_session
from survey.downloads import sent
from survey.exports.files import FIGURES, figures_file, file_name
from survey.exports.queries import read_release
from survey.spreadsheets import CSV

bp = Blueprint("exports", __name__)


@bp.get("/ket-qua/<code>/<int(max=99999):number>/figures.<any(csv, xlsx):kind>")
@needs(Right.EXPORT_RESULTS, of=round_of("code"))
def figures(code: str, number: int, kind: str) -> ResponseReturnValue:
    """Send the figures of a release as a file."""
    return _sent(code, number, kind, table=FIGURES)


@bp.get(
    "/ket-qua/<code>/<int(max=99999):number>/<any(changes, weeks, drivers):table>.csv"
)
@needs(Right.EXPORT_RESULTS, of=round_of("code"))
def findings(code: str, number: int, table: str) -> ResponseReturnValue:
    """Send what a release says beside its figures, one table a file."""
    return _sent(code, number, CSV, table=table)


def _sent(code: str, number: int, kind: str, *, table: str) -> ResponseReturnValue:
    exported = read_release(get_session(), code, number=number)
    zone = current_app.config["HAILONG"].zone
    data = figures_file(exported, kind, zone=zone, table=table)
    return sent(data, file_name(exported, kind, table=table))
