"""An official table as a sheet to be printed: its head, its parts, its footnotes."""

from dataclasses import dataclass

from flask_babel import gettext as _
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from survey.official_tables.layout import Heading, Line, Mark, OfficialTable, Role
from survey.spreadsheets.cell_text import cell_text
from survey.spreadsheets.extent import Extent
from survey.spreadsheets.printing import LINE, heading_height, pages_of, set_print
from survey.spreadsheets.sheet_name import sheet_name
from survey.spreadsheets.table import Cell, Kind
from survey.spreadsheets.table_sheet import PATTERNS, set_widths

BOX: dict[str, object] = {"border": 1, "valign": "vcenter"}
HEAD: dict[str, object] = {
    "bold": True,
    "text_wrap": True,
    "align": "center",
    "bg_color": "#E8EEF7",
}
ROLES: dict[Role, dict[str, object]] = {
    Role.ONE: {},
    Role.MEAN: {"bold": True, "italic": True, "bg_color": "#F3F3F3"},
    Role.WHOLE: {"bold": True},
}
# By a sign behind the number, which stays a number: also in black and white.
MARKS: dict[Mark, dict[str, object]] = {
    Mark.HIGHEST: {"bold": True, "font_color": "#0B6B2E", "num_format": '0.00" ▲"'},
    Mark.LOWEST: {"italic": True, "font_color": "#A32020", "num_format": '0.00" ▼"'},
}
# Set once, above each signed table, by Decree 30/2020.
STATE = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
TITLE = 22  # points, the height of the title's row
ROOM = 1.1  # letters that fit into a unit of a column's width


@dataclass
class OfficialSheet:
    """A sheet under way: rows are written from the top down, once."""

    table: OfficialTable

    def lay(self, book: Workbook) -> Extent:
        """Write the table into a sheet of its own."""
        self._book, self._row = book, 0
        self._sheet: Worksheet = book.add_worksheet(sheet_name(book, self.table.name))
        self._formats: dict[tuple[object, ...], Format] = {}
        said = (Heading(_("Ghi chú"), width=30),) if self.table.has_remarks else ()
        self._headings = (*self.table.headings, *said)
        self._widths = [one.width for one in self._headings]
        set_widths(self._sheet, self._widths)
        self._heights: dict[int, int] = {}  # of rows that are not a line high
        self._write_head()
        self._write_headings()
        for part in self.table.parts:
            self._spread(part.name, {"bold": True, "border": 1, "bg_color": "#F7F7F7"})
            for line in part.lines:
                self._write_line(line)
        self._write_notes()
        self._write_signatures()
        return self._extent()

    def _extent(self) -> Extent:
        paper = set_print(self._sheet, self._widths, is_form=True)
        heights = [self._heights.get(row, LINE) for row in range(self._row)]
        repeated = sum(heights[self._first : self._below])
        n_pages = pages_of(paper, self._widths, heights, repeated=repeated)
        n_rows = sum(len(part.lines) for part in self.table.parts)
        return Extent(self._sheet.name, n_rows, n_pages, paper)

    @property
    def _last(self) -> int:
        return len(self._headings) - 1

    def _write_head(self) -> None:
        table = self.table
        centred: dict[str, object] = {"align": "center"}
        bold: dict[str, object] = {"bold": True, **centred}
        if table.signatures:
            middle = self._last // 2
            for own, state in zip((table.issuer.upper(), ""), STATE, strict=True):
                self._merge(0, middle, own, bold)
                self._merge(middle + 1, self._last, state, bold)
                self._row += 1
        self._set_height(TITLE)
        self._spread(table.title.upper(), bold | {"font_size": 14})
        for text in table.about:
            self._spread(text, centred | {"italic": True})

    def _write_headings(self) -> None:
        self._first = self._row
        if self.table.has_two_levels:
            place = 0
            for text, n in self.table.overs(range(len(self.table.headings))):
                self._merge(place, place + n - 1, text, BOX | HEAD)
                place += n
            if place <= self._last:
                self._text(place, "", BOX | HEAD)
            self._row += 1
        heads = [(one.text, one.width) for one in self._headings]
        self._set_height(heading_height(heads))
        for place, one in enumerate(self._headings):
            self._text(place, one.text, BOX | HEAD)
        self._row += 1
        self._sheet.freeze_panes(self._row, self.table.naming + 1)
        self._below = self._row
        self._sheet.repeat_rows(self._first, self._below - 1)

    def _write_line(self, line: Line) -> None:
        cells = (*line.cells, line.remark)[: len(self._headings)]
        self._set_height(LINE * self._n_lines(cells))
        for place, (cell, one) in enumerate(zip(cells, self._headings, strict=True)):
            mark = line.marks.get(place)
            how = BOX | PATTERNS[one.kind] | ROLES[line.role]
            if one.kind == Kind.TEXT:  # keeps its distance from a number beside it
                how |= {"text_wrap": True, "indent": 1}
            self._cell(place, cell, how | MARKS[mark] if mark else how)
        self._row += 1

    def _n_lines(self, cells: tuple[Cell, ...]) -> int:
        """Return over how many lines the longest text of a row goes."""
        told = zip(cells, self._headings, strict=True)
        rooms = ((len(c), int(h.width * ROOM)) for c, h in told if isinstance(c, str))
        return max((-(-n // room) for n, room in rooms if n), default=1)

    def _write_notes(self) -> None:
        self._row += 1
        width = sum(one.width for one in self._headings)
        for text in self.table.notes:
            lines = -(-len(text) // max(int(width * ROOM), 1))
            self._set_height(LINE * lines)
            self._spread(text, {"text_wrap": True, "valign": "top", "italic": True})

    def _write_signatures(self) -> None:
        if not self.table.signatures:
            return
        self._row += 1
        middle = self._last // 2
        signed = _("(Ký, ghi rõ họ tên)")
        for texts, bold in ((self.table.signatures, True), ((signed, signed), False)):
            how = {"align": "center", "bold": bold, "italic": not bold}
            self._merge(0, middle, texts[0], how)
            self._merge(middle + 1, self._last, texts[1], how)
            self._row += 1

    def _set_height(self, points: int) -> None:
        self._heights[self._row] = points
        self._sheet.set_row(self._row, points)

    def _spread(self, text: str, how: dict[str, object]) -> None:
        self._merge(0, self._last, text, how)
        self._row += 1

    def _merge(self, first: int, last: int, text: str, how: dict[str, object]) -> None:
        if last > first:  # a single cell cannot be merged
            style = self._format(how)
            self._sheet.merge_range(self._row, first, self._row, last, "", style)
        self._text(first, text, how)

    def _cell(self, place: int, cell: Cell, how: dict[str, object]) -> None:
        if cell is None or isinstance(cell, str):
            self._text(place, cell or "", how)
        else:
            self._sheet.write_number(self._row, place, cell, self._format(how))

    def _text(self, place: int, text: str, how: dict[str, object]) -> None:
        style = self._format(how)
        if text:  # never write(): it would take a unit named "=1+1" for a formula
            self._sheet.write_string(self._row, place, cell_text(text), style)
        else:
            self._sheet.write_blank(self._row, place, None, style)

    def _format(self, how: dict[str, object]) -> Format:
        key = tuple(sorted(how.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format(how)
        return self._formats[key]
