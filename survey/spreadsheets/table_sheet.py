"""A table as a sheet: texts as texts, numbers as numbers, its heading frozen."""

from collections.abc import Sequence

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from survey.spreadsheets.cell_text import cell_text
from survey.spreadsheets.extent import Extent
from survey.spreadsheets.printing import LINE, heading_height, pages_of, set_print
from survey.spreadsheets.sheet_name import sheet_name
from survey.spreadsheets.table import Cell, Column, Kind, Table

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
WIDEST = 60  # characters of a column that is widened for its texts
WRAPPED = 34  # characters of a column of texts on paper; longer ones go on below
ROOM = 1.1  # letters that fit into a unit of a column's width


def lay_table(book: Workbook, table: Table, *, is_printed: bool = False) -> Extent:
    """Write a table into a sheet of its own.

    On paper long texts are wrapped, so that figures stay large enough to be read; on
    the screen a line a row is easier to filter and to scroll.
    """
    sheet = book.add_worksheet(sheet_name(book, table.name))
    formats = [
        book.add_format(_pattern(column.kind, is_printed)) for column in table.columns
    ]
    widths = [_width(one, table, at) for at, one in enumerate(table.columns)]
    if is_printed:
        widths = [min(one, WRAPPED) for one in widths]
    set_widths(sheet, widths)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.columns) - 1)
    sheet.repeat_rows(0)
    paper = set_print(sheet, widths)
    top = _write_heading(book, sheet, table, widths)
    heights: list[float] = [top]
    for number, row in enumerate(table.rows, start=1):
        heights.append(LINE * _n_lines(row, widths) if is_printed else LINE)
        if is_printed:
            sheet.set_row(number, heights[-1])
        _row(sheet, number, row, formats=formats)
    n_pages = pages_of(paper, widths, heights, repeated=top)
    return Extent(sheet.name, len(table.rows), n_pages, paper)


def _write_heading(
    book: Workbook, sheet: Worksheet, table: Table, widths: Sequence[int]
) -> int:
    """Write the headings, and return how high their row is."""
    style = book.add_format(HEADING)
    heads = [column.heading for column in table.columns]
    height = heading_height(zip(heads, widths, strict=True))
    sheet.set_row(0, height)
    for place, head in enumerate(heads):
        sheet.write_string(0, place, cell_text(head), style)
    return height


def _pattern(kind: Kind, is_printed: bool) -> dict[str, object]:
    found = dict(PATTERNS[kind])
    if is_printed:
        found |= {"valign": "top", "text_wrap": kind == Kind.TEXT}
    return found


def _n_lines(row: Sequence[Cell], widths: Sequence[int]) -> int:
    """Return over how many lines the longest text of a row goes."""
    told = zip(row, widths, strict=True)
    lines = (-(-len(c) // int(w * ROOM)) for c, w in told if isinstance(c, str))
    return max(1, *lines, 1)


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


def set_widths(sheet: Worksheet, widths: Sequence[int]) -> None:
    """Set the width of each column."""
    for place, width in enumerate(widths):
        sheet.set_column(place, place, width)


def _width(column: Column, table: Table, place: int) -> int:
    """Return a width that the texts of a column fit into, within reason."""
    if column.kind != Kind.TEXT:
        return column.width
    texts = (row[place] for row in table.rows)
    longest = max((len(one) for one in texts if isinstance(one, str)), default=0)
    return max(column.width, min(longest + 2, WIDEST))
