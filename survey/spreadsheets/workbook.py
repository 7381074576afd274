"""Tables as a workbook: texts as texts, numbers as numbers, no formulas."""

import io
from collections.abc import Sequence
from datetime import UTC, datetime

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from survey.spreadsheets.table import Kind, Table

PATTERNS = {
    Kind.TEXT: {"text_wrap": False},
    Kind.WHOLE: {"num_format": "#,##0"},
    Kind.INDEX: {"num_format": "0.00"},
    Kind.NUMBER: {"num_format": "#,##0.00"},
    Kind.SHARE: {"num_format": "0.0"},
    Kind.SMALL: {"num_format": "0.0000"},
}
HEADING = {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}
FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
LONGEST_NAME = 31  # of a sheet


def workbook(
    cover: Table | None, tables: Sequence[Table], *, title: str, made_at: datetime
) -> bytes:
    """Return a workbook: a cover if any, then a sheet a table, its heading frozen."""
    stream = io.BytesIO()
    book = Workbook(stream, {"constant_memory": True})
    book.set_properties(
        {"title": title, "created": made_at.astimezone(UTC).replace(tzinfo=None)}
    )
    if cover is not None:
        _cover(book, cover)
    for table in tables:
        _sheet(book, table)
    book.close()
    return stream.getvalue()


def _cover(book: Workbook, table: Table) -> None:
    sheet = book.add_worksheet(_sheet_name(table))
    label = book.add_format({"bold": True, "valign": "top"})
    value = book.add_format({"text_wrap": True, "valign": "top", "align": "left"})
    _set_widths(sheet, table)
    for number, (what, cell) in enumerate(table.rows):
        sheet.write_string(number, 0, str(what), label)
        if isinstance(cell, str):
            sheet.write_string(number, 1, cell, value)
        else:
            sheet.write_number(number, 1, cell, value)
    _set_print(sheet)


def _sheet(book: Workbook, table: Table) -> None:
    sheet = book.add_worksheet(_sheet_name(table))
    heading = book.add_format(HEADING)
    formats = [book.add_format(PATTERNS[column.kind]) for column in table.columns]
    _set_widths(sheet, table)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.columns) - 1)
    sheet.repeat_rows(0)
    _set_print(sheet)
    for place, column in enumerate(table.columns):
        sheet.write_string(0, place, column.heading, heading)
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
            sheet.write_string(number, place, cell, style)
        elif cell is not None:
            sheet.write_number(number, place, cell, style)


def _set_widths(sheet: Worksheet, table: Table) -> None:
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, column.width)


def _set_print(sheet: Worksheet) -> None:
    sheet.set_paper(9)  # A4
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _sheet_name(table: Table) -> str:
    return table.name.translate(FORBIDDEN)[:LONGEST_NAME]
