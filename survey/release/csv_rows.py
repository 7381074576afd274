"""The rows of a CSV file as offices publish them, comments left out."""

import csv
import io
from collections.abc import Iterator

from flask_babel import gettext as _

from survey.errors import Problem

LARGEST = 16 * 1024 * 1024  # bytes
DELIMITERS = ",;\t"  # Excel writes ; where the decimal sign is a comma
COMMENT = "#"


def numbered_rows(data: bytes) -> Iterator[tuple[int, list[str]]]:
    """Yield every row that says something, with the number of its first line."""
    text = _decoded(data)
    first = text.lstrip("\r\n").partition("\n")[0]
    delimiter = max(DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    start = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield start, cells
            start = reader.line_num + 1
    except csv.Error as error:
        reason = {"line": start, "error": error}
        message = _("Dòng %(line)d: không đọc được (%(error)s).", **reason)
        raise Problem(message) from None


def _decoded(data: bytes) -> str:
    if len(data) > LARGEST:
        raise Problem(_("Tệp quá lớn: nhiều nhất là 16 MB."))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = _(
            "Tệp không phải UTF-8 (dòng %(line)d). Trong Excel, hãy chọn “CSV UTF-8”.",
            line=line,
        )
        raise Problem(message) from None
    # Emptied, not removed: the numbers of the other lines must stay.
    lines = ("" if row.startswith(COMMENT) else row for row in text.split("\n"))
    return "\n".join(lines)
