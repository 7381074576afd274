"""The headings of a file whose columns somebody says the meaning of."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from flask_babel import gettext as _

from survey.documents.prose import cleaned
from survey.errors import Problem
from survey.spreadsheets import SHEETS, table_lines, unmarked

MOST_COLUMNS = 200
LOOKED_AT = 200  # lines that are looked at before anything is said of a file


def headings_of(lines: Iterator[tuple[int, list[str]]]) -> list[str]:
    """Return the headings, tidied, of a table's first line; or raise a `Problem`."""
    first = next(lines, None)
    if first is None:
        raise Problem(_("Tệp không có dòng nào."))
    headings = [unmarked(cleaned(cell)) for cell in first[1]]
    if len(headings) > MOST_COLUMNS:
        raise Problem(_("Tệp có quá nhiều cột: nhiều nhất %(n)d cột.", n=MOST_COLUMNS))
    named = [heading for heading in headings if heading]
    twice = next((one for one in named if named.count(one) > 1), None)
    if twice:
        raise Problem(_("Cột “%(name)s” có hai lần.", name=twice))
    return headings


def first_lines(data: bytes) -> tuple[list[str], list[list[str]]]:
    """Return the headings of a table and its first lines."""
    lines = table_lines(data, SHEETS)
    headings = headings_of(lines)
    below = [cells for _line, cells in islice(lines, LOOKED_AT)]
    if not below:
        raise Problem(_("Tệp chỉ có dòng tiêu đề, không có dữ liệu."))
    return headings, below


def places_of(headings: Sequence[str], columns: Mapping[str, str]) -> dict[str, int]:
    """Return where the columns stand that somebody named; a `Problem` if not there."""
    missing = [one for one in columns.values() if one not in headings]
    if missing:
        raise Problem(_("Thiếu cột “%(name)s”.", name=missing[0]))
    return {place: headings.index(heading) for place, heading in columns.items()}


def cell_at(cells: Sequence[str], at: int) -> str:
    """Return what a cell says; one that is not there says nothing."""
    return unmarked(cleaned(cells[at])) if at < len(cells) else ""
