"""Tables as offices send them, CSV or XLSX: rows by column, faults with their place."""

from collections.abc import Callable, Mapping, Sequence

from flask_babel import gettext as _

from survey.db import let_go
from survey.errors import Problem
from survey.manage.headings import Column, column_names, require_on_top
from survey.manage.row import Row
from survey.spreadsheets import Fault, refuse, table_lines

__all__ = ["Column", "read_rows", "refuse"]

STEP = 500  # rows between two words on how far the reading is

Tell = Callable[[int], None]


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
    lines = require_on_top(header, lines, columns)
    names = column_names(header[1], columns)
    given = {c.name: c.said for c in columns}
    given |= {n: " ".join(h.split()) for n, h in zip(names, header[1], strict=True)}
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
