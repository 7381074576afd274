"""Tables as offices send them, CSV or XLSX: rows by column, faults with their place."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from flask_babel import gettext as _

from survey.db import let_go
from survey.errors import Problem
from survey.manage.row import Row
from survey.spreadsheets import Fault, refuse, table_lines

__all__ = ["Column", "read_rows", "refuse"]

MOST_COLUMNS = 64
STEP = 500  # rows between two words on how far the reading is

Tell = Callable[[int], None]


class Column(NamedTuple):
    """A column of a file, and the Vietnamese heading it may bear instead."""

    name: str
    heading: str
    is_required: bool = False


def read_rows(
    data: bytes, columns: Sequence[Column], *, tell: Tell | None = None
) -> list[Row]:
    """Return the rows of a CSV file or workbook; a `Problem` lists every fault.

    `tell` is told now and then how many have been read.
    """
    let_go()
    lines = table_lines(data)
    header = next(lines, None)
    if header is None:
        raise Problem(_("Tệp không có dòng nào."))
    names = _names(header[1], columns)
    given = {n: " ".join(h.split()) for n, h in zip(names, header[1], strict=True)}
    faults: list[Fault] = []
    rows: list[Row] = []
    for line, cells in lines:
        rows.append(_row(line, names, given, cells=cells, faults=faults))
        if tell is not None and len(rows) % STEP == 0:
            tell(len(rows))
    refuse(faults)
    if not rows:
        raise Problem(_("Tệp chỉ có dòng tiêu đề, không có dữ liệu."))
    return rows


def _names(header: Sequence[str], columns: Sequence[Column]) -> list[str]:
    known = {c.name: c.name for c in columns} | {c.heading: c.name for c in columns}
    given = [" ".join(cell.split()).casefold() for cell in header]
    if len(given) > MOST_COLUMNS:
        words = _("Tệp có quá nhiều cột: nhiều nhất %(n)d cột.", n=MOST_COLUMNS)
        raise Problem(words)
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
    line: int,
    names: Sequence[str],
    given: Mapping[str, str],
    *,
    cells: Sequence[str],
    faults: list[Fault],
) -> Row:
    row = Row(line, dict(zip(names, cells, strict=False)), faults, given)
    surplus = sum(1 for cell in cells[len(names) :] if cell.strip())
    if surplus:
        words = _("có %(n)d ô thừa; ô có dấu phẩy phải nằm trong ngoặc kép", n=surplus)
        row.note(words)
    return row
