"""CSV files as offices make them: rows by column, every problem with its line."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from flask_babel import gettext as _

from survey.csvlines import numbered_lines
from survey.errors import Problem
from survey.manage.row import Row


class Column(NamedTuple):
    """A column of a file, and the Vietnamese heading it may bear instead."""

    name: str
    heading: str
    is_required: bool = False


def read_rows(data: bytes, columns: Sequence[Column]) -> list[Row]:
    """Return the rows of a CSV file, or raise a `Problem` with all that is wrong."""
    lines = numbered_lines(data)
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
