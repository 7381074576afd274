"""Downloads for officials."""

from flask import Blueprint, current_app, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from survey.access import Right, needs, round_of
from survey.classification import classification
from survey.db import get_session
from survey.downloads import sent
from survey.errors import Problem
from survey.exports.classes import classes_file
from survey.exports.exported import Exported
from survey.exports.files import figures_file, official_file
from survey.exports.names import FIGURES, file_name
from survey.exports.reading import read_release
from survey.releases import release_by_code
from survey.spreadsheets import CSV

bp = Blueprint("exports", __name__)


@bp.get("/ket-qua/<code>/<int(max=99999):number>/figures.<any(csv, xlsx):kind>")
@needs(Right.EXPORT_RESULTS, of=round_of("code"))
def figures(code: str, number: int, kind: str) -> ResponseReturnValue:
    """Send the figures of a release as a file."""
    return _sent(code, number, kind, table=FIGURES)


@bp.get(
    "/ket-qua/<code>/<int(max=99999):number>"
    "/<any(changes, 'year-changes', weeks, drivers, parts, 'part-details', choices,"
    " places):table>.csv"
)
@needs(Right.EXPORT_RESULTS, of=round_of("code"))
def findings(code: str, number: int, table: str) -> ResponseReturnValue:
    """Send what a release says beside its figures, one table a file."""
    return _sent(code, number, CSV, table=table)


@bp.get("/ket-qua/<code>/<int(max=99999):number>/classes.<any(csv, xlsx):kind>")
@needs(Right.EXPORT_RESULTS, of=round_of("code"))
def classes(code: str, number: int, kind: str) -> ResponseReturnValue:
    """Send the classes of a release, against the round of ?since=, as a file."""
    session = get_session()
    release = release_by_code(session, code, number)
    found = classification(session, release, since=request.args.get("since", ""))
    return sent(classes_file(found, kind), f"phan-loai-{code}-{number}.{kind}")


@bp.get("/ket-qua/<code>/<int(max=99999):number>/bieu-mau.xlsx")
@needs(Right.EXPORT_RESULTS, of=round_of("code"))
def official(code: str, number: int) -> ResponseReturnValue:
    """Send the tables that officials know, a sheet each, to be printed."""
    found = read_release(get_session(), code, number=number)
    _require_asked(found)
    return sent(official_file(found), f"bieu-mau-{code}-{number}.xlsx")


def _require_asked(found: Exported) -> None:
    if not found.method.is_asked:
        words = _("Kết quả tính từ số đếm của đơn vị, không có biểu mẫu.")
        raise Problem(words, status=404)


def _sent(code: str, number: int, kind: str, *, table: str) -> ResponseReturnValue:
    exported = read_release(get_session(), code, number=number)
    zone = current_app.config["HAILONG"].zone
    data = figures_file(exported, kind, zone=zone, table=table)
    return sent(data, file_name(exported.release, kind, table=table))
