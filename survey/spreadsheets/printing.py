"""How sheets are printed: A4 across, headings on every page, pages numbered."""

from collections.abc import Sequence
from math import ceil

from xlsxwriter.worksheet import Worksheet

A4 = 9
PAGE = 190  # width of the columns, in characters, that can still be read on one page
FOOTER = "&R&8&P/&N"


def set_print(sheet: Worksheet, widths: Sequence[int]) -> None:
    """Set a sheet up for A4; one that is too wide goes over several pages."""
    sheet.set_paper(A4)
    sheet.set_landscape()
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    sheet.set_footer(FOOTER)
    n_pages = max(1, ceil(sum(widths) / PAGE))
    sheet.fit_to_pages(n_pages, 0)
    if n_pages > 1:
        sheet.repeat_columns(0)
