"""How sheets are printed: A4 across, headings on every page, pages numbered."""

from collections.abc import Iterable, Sequence
from math import ceil

from xlsxwriter.worksheet import Worksheet

A4 = 9
PAGE = 190  # width of the columns, in characters, that can still be read on one page
LINE = 15  # points, the height of one line of text
BOLD = 0.75  # bold letters that fit into a unit of a column's width, words not torn
FOOTER = "&R&8&P/&N"


def heading_height(headings: Iterable[tuple[str, int]]) -> int:
    """Return how high a row must be for headings to fit into columns of a width."""
    lines = (ceil(len(text) / max(width * BOLD, 1)) for text, width in headings)
    return LINE * max([1, *lines])


def set_print(
    sheet: Worksheet, widths: Sequence[int], *, is_form: bool = False
) -> None:
    """Set a sheet up for A4; one that is too wide goes over several pages.

    A form stays on one, however small it gets: it is signed as a whole.
    """
    sheet.set_paper(A4)
    sheet.set_landscape()
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    sheet.set_footer(FOOTER)
    n_pages = 1 if is_form else max(1, ceil(sum(widths) / PAGE))
    sheet.fit_to_pages(n_pages, 0)
    if n_pages > 1:
        sheet.repeat_columns(0)
