"""Tables as a workbook: texts as texts, numbers as numbers, no formulas."""

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import count
from typing import Protocol

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from survey.spreadsheets.cell_text import cell_text
from survey.spreadsheets.printing import heading_height, set_print
from survey.spreadsheets.table import Column, Kind, Table

PATTERNS: dict[Kind, dict[str, object]] = {
    Kind.TEXT: {"text_wrap": False},
    Kind.WHOLE: {"num_format": "#,##0"},
    Kind.INDEX: {"num_format": "0.00"},
    Kind.NUMBER: {"num_format": "#,##0.00"},
    Kind.SHARE: {"num_format": "0.0"},
    Kind.SIGNED: {"num_format": "+0.00;-0.00;0.00"},
    Kind.SMALL: {"num_format": "0.0000"},
}
HEADING = {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}
FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
LONGEST_NAME = 31  # of a sheet
WIDEST = 60  # characters of a column that is widened for its texts


class Laid(Protocol):
    """What writes a sheet of its own."""

    def lay(self, book: Workbook) -> None:
        """Write it into a workbook."""


def workbook(
    cover: Table | None,
    tables: Sequence[Table | Laid],
    *,
    title: str,
    made_at: datetime,
) -> bytes:
    """Return a workbook: a cover if any, then a sheet a table, its heading frozen."""
    stream = io.BytesIO()
    book = Workbook(stream, {"constant_memory": True})
    book.set_properties(
        {
            "title": cell_text(title),
            "created": made_at.astimezone(UTC).replace(tzinfo=None),
        }
    )
    if cover is not None:
        _cover(book, cover)
    for table in tables:
        _sheet(book, table) if isinstance(table, Table) else table.lay(book)
    book.close()
    return stream.getvalue()


def _cover(book: Workbook, table: Table) -> None:
    sheet = book.add_worksheet(sheet_name(book, table.name))
    label = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    value = book.add_format({"text_wrap": True, "valign": "top", "align": "left"})
    widths = [column.width for column in table.columns]
    _set_widths(sheet, widths)
    for number, (what, cell) in enumerate(table.rows):
        texts = zip((str(what), str(cell)), widths, strict=True)
        sheet.set_row(number, heading_height(texts))
        sheet.write_string(number, 0, cell_text(str(what)), label)
        if isinstance(cell, str):
            sheet.write_string(number, 1, cell_text(cell), value)
        else:
            sheet.write_number(number, 1, cell, value)
    set_print(sheet, widths)


def _sheet(book: Workbook, table: Table) -> None:
    sheet = book.add_worksheet(sheet_name(book, table.name))
    heading = book.add_format(HEADING)
    formats = [book.add_format(PATTERNS[column.kind]) for column in table.columns]
    widths = [_width(column, table, at) for at, column in enumerate(table.columns)]
    _set_widths(sheet, widths)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.columns) - 1)
    sheet.repeat_rows(0)
    set_print(sheet, widths)
    heads = [column.heading for column in table.columns]
    sheet.set_row(0, heading_height(zip(heads, widths, strict=True)))
    for place, head in enumerate(heads):
        sheet.write_string(0, place, cell_text(head), heading)
    for number, row in enumerate(table.rows, start=1):
        _row(sheet, number, row, formats=formats)


def _row(
    sheet: Worksheet,
    number: int,
    row: Sequence[str | float | None],
    *,
    formats: Sequence[Format],
) -> None:
    for place, (cell, style) in enumerate(zip(row, formats, strict=True)):
        if isinstance(cell, str):
            # Never write(): it would take a unit named "=1+1" for a formula.
            sheet.write_string(number, place, cell_text(cell), style)
        elif cell is not None:
            sheet.write_number(number, place, cell, style)


def _set_widths(sheet: Worksheet, widths: Sequence[int]) -> None:
    for place, width in enumerate(widths):
        sheet.set_column(place, place, width)


def _width(column: Column, table: Table, place: int) -> int:
    """Return a width that the texts of a column fit into, within reason."""
    if column.kind != Kind.TEXT:
        return column.width
    texts = (row[place] for row in table.rows)
    longest = max((len(one) for one in texts if isinstance(one, str)), default=0)
    return max(column.width, min(longest + 2, WIDEST))


def sheet_name(book: Workbook, name: str) -> str:
    """Return a name that a sheet may have, and that no other of a workbook has."""
    taken = {one.name.casefold() for one in book.worksheets()}
    found = name.translate(FORBIDDEN)[:LONGEST_NAME]
    for number in count(2):
        if found.casefold() not in taken:
            break
        end = f" ({number})"
        found = name.translate(FORBIDDEN)[: LONGEST_NAME - len(end)] + end
    return found
