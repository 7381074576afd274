"""The lines of a CSV file as offices make them, each with its number."""

import csv
import io
from collections.abc import Iterator

from flask_babel import gettext as _

from survey.encodings import encoding_of
from survey.errors import Problem
from survey.no_text import is_no_text, no_table

DELIMITERS = ",;\t"  # Excel writes ; where the decimal sign is a comma
LARGEST = 32 * 1024 * 1024  # bytes; 100,000 sheets are 5 MB, with comments 20
MEGABYTE = 1024 * 1024


def numbered_lines(
    data: bytes, *, comment: str = ""
) -> Iterator[tuple[int, list[str]]]:
    """Yield every line that says something, with the number it starts on.

    Lines that begin with `comment`, if one is given, say nothing.
    """
    text = _text(data)
    if comment:
        # Emptied, not removed: the numbers of the other lines must stay.
        kept = ("" if line.startswith(comment) else line for line in text.split("\n"))
        text = "\n".join(kept)
    first = text.lstrip("\r\n").partition("\n")[0]
    delimiter = max(DELIMITERS, key=first.count)
    # Decoded anew as it is read: as one text in memory it would take four times.
    lines = io.StringIO(text, newline="") if comment else _stream(data)
    del text
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    start = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield start, cells
            start = reader.line_num + 1
    except csv.Error as error:
        message = _(
            "Dòng %(line)d: không đọc được (%(error)s).", line=start, error=error
        )
        raise Problem(message) from None


def _stream(data: bytes) -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(data), "utf-8-sig", newline="")


def _text(data: bytes) -> str:
    if len(data) > LARGEST:
        most = LARGEST // MEGABYTE
        message = _("Tệp quá lớn: nhiều nhất là %(most)d MB.", most=most)
        raise Problem(message, status=413)
    if is_no_text(data):
        raise Problem(no_table(data))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Problem(_wrong_encoding(data, error)) from None


def _wrong_encoding(data: bytes, error: UnicodeDecodeError) -> str:
    line = data.count(b"\n", 0, error.start) + 1
    guess = encoding_of(data)
    if guess:
        known: str = _(
            "Tệp không phải UTF-8 (dòng %(line)d); có lẽ là %(guess)s. Hãy chuyển sang "
            "Unicode; trong Excel, lưu thành “CSV UTF-8” hoặc .xlsx.",
            line=line,
            guess=guess,
        )
        return known
    unknown: str = _(
        "Tệp không phải UTF-8 (dòng %(line)d). Trong Excel, hãy chọn “CSV UTF-8”.",
        line=line,
    )
    return unknown
