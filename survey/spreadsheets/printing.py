"""How sheets are printed: one page wide, headings on every page, pages numbered."""

from collections.abc import Iterable, Sequence
from enum import Enum
from math import ceil

from flask_babel import gettext as _
from xlsxwriter.worksheet import Worksheet

LINE = 15  # points, the height of one line of text
BOLD = 0.75  # bold letters that fit into a unit of a column's width, words not torn
INCH = 72  # points
SIDE, TOP, BOTTOM = 0.5, 0.75, 0.6  # margins, in inches
EDGES = 0.3  # inches, from the paper's edge to header and footer
LETTER, GAP = 5.25, 3.75  # points: a unit of a column's width, and what is added to it
SMALLEST = 0.1  # Excel draws nothing smaller than that


class Paper(Enum):
    """A paper: its number in XLSX, width and height in points, the least scale on it.

    What would be drawn smaller goes to the next one; the last takes all.
    """

    A4_UPRIGHT = (9, 595, 842, 0.9)
    A4_ACROSS = (9, 842, 595, 0.6)
    A3_ACROSS = (8, 1191, 842, 0.0)

    def scale(self, widths: Sequence[int]) -> float:
        """Return how small columns get so that they fit beside each other."""
        wide = sum(LETTER * one + GAP for one in widths)
        room = self.value[1] - 2 * SIDE * INCH
        return max(SMALLEST, min(1.0, room / wide)) if widths else 1.0

    def room(self, widths: Sequence[int]) -> float:
        """Return how many points of rows fit onto a page below each other."""
        return (self.value[2] - (TOP + BOTTOM) * INCH) / self.scale(widths)

    @property
    def word(self) -> str:
        """Return what it is called."""
        words: dict[Paper, str] = {
            Paper.A4_UPRIGHT: _("A4 dọc"),
            Paper.A4_ACROSS: _("A4 ngang"),
            Paper.A3_ACROSS: _("A3 ngang"),
        }
        return words[self]


def heading_height(headings: Iterable[tuple[str, int]]) -> int:
    """Return how high a row must be for headings to fit into columns of a width."""
    lines = (ceil(len(text) / max(width * BOLD, 1)) for text, width in headings)
    return LINE * max([1, *lines])


def set_print(
    sheet: Worksheet, widths: Sequence[int], *, is_form: bool = False
) -> Paper:
    """Set a sheet up to be one page wide, and return the paper that it needs.

    A form is A4 across, however small it gets: it is signed as a whole and filed.
    """
    fitting = (one for one in Paper if one.scale(widths) >= one.value[3])
    paper = Paper.A4_ACROSS if is_form else next(fitting)
    sheet.set_paper(paper.value[0])
    if paper is Paper.A4_UPRIGHT:
        sheet.set_portrait()
    else:
        sheet.set_landscape()
    sheet.set_margins(left=SIDE, right=SIDE, top=TOP, bottom=BOTTOM)
    sheet.set_header("&L&8&A", {"margin": EDGES})
    sheet.set_footer(f"&R&8{_('Trang')} &P/&N", {"margin": EDGES})
    sheet.fit_to_pages(1, 0)
    return paper


def pages_of(
    paper: Paper, widths: Sequence[int], heights: Iterable[float], *, repeated: float
) -> int:
    """Estimate over how many pages rows go; `repeated`: the headings of each page.

    On the safe side: LibreOffice, whose rows are lower, took 37 where this said 51.
    """
    room, pages, used = paper.room(widths), 1, 0.0
    for height in heights:
        if used + height > room and used > repeated:
            pages, used = pages + 1, repeated
        used += height
    return pages
