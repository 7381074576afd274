"""A sheet looked through before it is read: what a list must not have, with its place.

What a person does not see in Excel, or sees otherwise than it is stored, is refused:
merged cells, formulas, hidden rows and columns.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse
from flask_babel import gettext as _

from survey.spreadsheets.archive import unreadable
from survey.spreadsheets.faults import MOST_TOLD, Fault

MOST_ROWS = 50_000
MOST_COLUMNS = 64
MOST_CELLS = 1_000_000
TITLE_LINES = 5  # in which the title of a list may stand
PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
ROW, CELL, FORMULA = f"{_MAIN}row", f"{_MAIN}c", f"{_MAIN}f"
MERGED, COLUMN, DATA = f"{_MAIN}mergeCell", f"{_MAIN}col", f"{_MAIN}sheetData"
VALUES = {f"{_MAIN}v", f"{_MAIN}is"}


@dataclass(slots=True)
class Seen:
    """What the look through a sheet has met so far."""

    n_cells: int = 0
    width: int = 1  # of the widest row, in columns
    hidden: set[int] = field(default_factory=set)  # columns


def inspect(part: IO[bytes], seen: Seen) -> list[Fault]:
    """Return what is wrong with a sheet; a broken one raises a `Problem`."""
    faults: list[Fault] = []
    try:
        for fault in _faults(part, seen):
            faults.append(fault)
            if len(faults) > MOST_TOLD or not fault.line:
                break  # one that concerns the whole sheet ends the reading
    except (ParseError, DefusedXmlException, ValueError, EOFError, OSError):
        raise unreadable() from None
    return faults


def _faults(part: IO[bytes], seen: Seen) -> Iterator[Fault]:
    rows, line = None, 0
    for event, element in iterparse(part, events=("start", "end"), forbid_dtd=True):
        if event == "start":
            rows = element if element.tag == DATA else rows
        elif element.tag == ROW:
            line = int(element.get("r", line + 1))
            seen.n_cells += len(element)
            yield from _of_row(element, line, seen)
            if seen.n_cells > MOST_CELLS:
                yield Fault(0, "", _("Tệp có quá nhiều ô."))
            if rows is not None:
                rows.clear()  # or every empty row would be kept
        elif element.tag == MERGED:
            yield _merged(element)
        elif element.tag == COLUMN and _is_hidden(element):
            first, last = int(element.get("min", "1")), int(element.get("max", "1"))
            seen.hidden |= set(range(first, min(last, MOST_COLUMNS) + 1))


def _of_row(row: Element, line: int, seen: Seen) -> Iterator[Fault]:
    cells = [cell for cell in row if cell.tag == CELL]
    filled = [_column(c, n) for n, c in enumerate(cells, 1) if _has_value(c)]
    if not filled:
        return
    seen.width = max(seen.width, *filled)
    if line > MOST_ROWS:
        words = _("Tệp có quá nhiều dòng: nhiều nhất %(n)d dòng.", n=MOST_ROWS)
        yield Fault(0, "", words)
    if max(filled) > MOST_COLUMNS:
        words = _("Tệp có quá nhiều cột: nhiều nhất %(n)d cột.", n=MOST_COLUMNS)
        yield Fault(0, "", words)
    if _is_hidden(row):
        yield Fault(line, "", _("dòng đang bị ẩn hoặc bị lọc; hãy bỏ lọc, bỏ ẩn"))
    for column in filled:
        if column in seen.hidden:
            words = _("cột đang bị ẩn; hãy bỏ ẩn, hoặc xóa cột")
            yield Fault(line, letters(column), words)
    for place, cell in enumerate(cells, start=1):
        if cell.find(FORMULA) is not None:
            words = _("ô là công thức; hãy dán lại dưới dạng giá trị")
            yield Fault(line, letters(_column(cell, place)), words)


def _has_value(cell: Element) -> bool:
    return any(child.tag in VALUES or child.tag == FORMULA for child in cell)


def _is_hidden(element: Element) -> bool:
    return element.get("hidden") in {"1", "true"}


def _column(cell: Element, place: int) -> int:
    match = PLACE.fullmatch(cell.get("r", ""))
    return number(match[1]) if match else place


def _merged(element: Element) -> Fault:
    area = element.get("ref", "")
    match = PLACE.match(area)
    words = _("các ô %(area)s bị gộp; hãy bỏ gộp và điền từng ô", area=area[:20])
    if match is None:
        return Fault(0, "", words)
    if int(match[2]) <= TITLE_LINES:
        words = _(
            "các ô %(area)s bị gộp; nếu là tên của bảng, hãy xóa dòng ấy, vì tiêu đề "
            "cột phải ở dòng 1; nếu không, hãy bỏ gộp và điền từng ô",
            area=area[:20],
        )
    return Fault(int(match[2]), match[1], words)


def letters(column: int) -> str:
    """Return the letters of a column: 1 is A, 27 is AA."""
    found = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


def number(column: str) -> int:
    """Return the number of a column by its letters."""
    found = 0
    for letter in column:
        found = found * 26 + ord(letter) - ord("A") + 1
    return found
