"""Files that a page sends, their type told by what their names end with."""

from io import BytesIO

from flask import send_file
from flask.typing import ResponseReturnValue

from survey import clock
from survey.spreadsheets import MEDIA_TYPES, Table, table_file

KNOWN = MEDIA_TYPES | {"json": "application/json", "toml": "application/toml"}


def sent(content: bytes, name: str, *, mimetype: str = "") -> ResponseReturnValue:
    """Send a file to be kept under a name; its type by the name's ending."""
    return send_file(
        BytesIO(content),
        mimetype=mimetype or KNOWN[name.rpartition(".")[2]],
        as_attachment=True,
        download_name=name,
    )


def table_sent(table: Table, name: str, kind: str) -> ResponseReturnValue:
    """Send a table as CSV or as a workbook, under a name without its ending."""
    return sent(table_file(table, kind, made_at=clock.now()), f"{name}.{kind}")
