"""Downloads for officials."""

import io

from flask import Blueprint, current_app, send_file
from flask.typing import ResponseReturnValue

from survey.access import official_required
from survey.db import get_session
from survey.exports.files import MEDIA_TYPES, figures_file, file_name
from survey.exports.queries import read_release

bp = Blueprint("exports", __name__)


@bp.get("/ket-qua/<code>/<int(max=99999):number>/figures.<any(csv, xlsx):kind>")
@official_required
def figures(code: str, number: int, kind: str) -> ResponseReturnValue:
    """Send the figures of a release as a file."""
    exported = read_release(get_session(), code, number=number)
    data = figures_file(exported, kind, zone=current_app.config["HAILONG"].zone)
    return send_file(
        io.BytesIO(data),
        mimetype=MEDIA_TYPES[kind],
        as_attachment=True,
        download_name=file_name(exported, kind),
    )
