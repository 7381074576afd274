"""CSV files as offices make them: rows by column, every problem with its line."""

import csv
import io
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from flask_babel import gettext as _

from survey.errors import Problem
from survey.manage.row import Row

DELIMITERS = ",;\t"  # Excel writes ; where the decimal sign is a comma
LARGEST = 16 * 1024 * 1024  # bytes; 100,000 rows are far below


class Column(NamedTuple):
    """A column of a file, and the Vietnamese heading it may bear instead."""

    name: str
    heading: str
    is_required: bool = False


def read_rows(data: bytes, columns: Sequence[Column]) -> list[Row]:
    """Return the rows of a CSV file, or raise a `Problem` with all that is wrong."""
    lines = _lines(_text(data))
    header = next(lines, None)
    if header is None:
        raise Problem(_("Tệp không có dòng nào."))
    names = _names(header[1], columns)
    problems: list[str] = []
    rows = [_row(line, names, cells=c, problems=problems) for line, c in lines]
    refuse(problems)
    if not rows:
        raise Problem(_("Tệp chỉ có dòng tiêu đề, không có dữ liệu."))
    return rows


def refuse(problems: Collection[str]) -> None:
    """Raise one `Problem` that lists these, if there are any."""
    if problems:
        raise Problem(
            _("Chưa ghi gì vì tệp có %(n)d lỗi:", n=len(problems))
            + "\n"
            + "\n".join(problems)
        )


def _text(data: bytes) -> str:
    if len(data) > LARGEST:
        raise Problem(_("Tệp quá lớn: nhiều nhất là 16 MB."))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = _(
            "Tệp không phải UTF-8 (dòng %(line)d). Trong Excel, hãy chọn “CSV UTF-8”.",
            line=line,
        )
        raise Problem(message) from None


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield every line that says something, with the number it starts on."""
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
        message = _(
            "Dòng %(line)d: không đọc được (%(error)s).", line=start, error=error
        )
        raise Problem(message) from None


def _names(header: Sequence[str], columns: Sequence[Column]) -> list[str]:
    known = {c.name: c.name for c in columns} | {c.heading: c.name for c in columns}
    given = [" ".join(cell.split()).casefold() for cell in header]
    names = [known.get(cell, "") for cell in given]
    allowed = ", ".join(c.name for c in columns)
    problems = [
        _(
            "Cột “%(name)s” không có trong mẫu; mẫu có: %(known)s.",
            name=g,
            known=allowed,
        )
        for g, name in zip(given, names, strict=True)
        if not name
    ]
    problems += [
        _("Cột “%(name)s” có hai lần.", name=name)
        for name in sorted(set(names) - {""})
        if names.count(name) > 1
    ]
    problems += [
        _("Thiếu cột “%(name)s”.", name=c.name)
        for c in columns
        if c.is_required and c.name not in names
    ]
    refuse(problems)
    return names


def _row(
    line: int, names: Sequence[str], *, cells: Sequence[str], problems: list[str]
) -> Row:
    row = Row(line, dict(zip(names, cells, strict=False)), problems)
    surplus = sum(1 for cell in cells[len(names) :] if cell.strip())
    if surplus:
        words = _("có %(n)d ô thừa; ô có dấu phẩy phải nằm trong ngoặc kép", n=surplus)
        row.note(words)
    return row
