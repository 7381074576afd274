"""A table of two columns as the cover of a workbook: what, and its value."""

from dataclasses import dataclass

from xlsxwriter import Workbook

from survey.spreadsheets.cell_text import cell_text
from survey.spreadsheets.extent import Extent
from survey.spreadsheets.printing import heading_height, pages_of, set_print
from survey.spreadsheets.sheet_name import sheet_name
from survey.spreadsheets.table import Table
from survey.spreadsheets.table_sheet import set_widths


@dataclass(frozen=True, slots=True)
class CoverSheet:
    """A cover; its texts go over as many lines as they need."""

    table: Table

    def lay(self, book: Workbook) -> Extent:
        """Write it into a sheet of its own."""
        sheet = book.add_worksheet(sheet_name(book, self.table.name))
        label = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        value = book.add_format({"text_wrap": True, "valign": "top", "align": "left"})
        widths = [column.width for column in self.table.columns]
        set_widths(sheet, widths)
        heights = []
        for number, (what, cell) in enumerate(self.table.rows):
            texts = zip((str(what), str(cell)), widths, strict=True)
            heights.append(heading_height(texts))
            sheet.set_row(number, heights[-1])
            sheet.write_string(number, 0, cell_text(str(what)), label)
            if isinstance(cell, str):
                sheet.write_string(number, 1, cell_text(cell), value)
            elif cell is not None:
                sheet.write_number(number, 1, cell, value)
        paper = set_print(sheet, widths)
        n_pages = pages_of(paper, widths, heights, repeated=0)
        return Extent(sheet.name, len(self.table.rows), n_pages, paper)
