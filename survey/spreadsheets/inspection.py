"""A sheet looked through before it is read: what a list must not have, with its place.

What a person does not see in Excel, or sees otherwise than it is stored, is refused:
merged cells, formulas, hidden rows and columns.
"""

from xml.parsers.expat import XMLParserType
from zipfile import ZipFile

from flask_babel import gettext as _

from survey.spreadsheets.faults import MOST_TOLD, Fault
from survey.spreadsheets.limits import LIST, Limits
from survey.spreadsheets.places import PLACE, column_of, letters
from survey.spreadsheets.xml_parts import MAIN, Attributes, Reading

EXCEL_ROWS = 1_048_576  # filled or not
TITLE_LINES = 5  # in which the title of a list may stand
ROW, CELL, FORMULA = f"{MAIN}row", f"{MAIN}c", f"{MAIN}f"
VALUES = frozenset({f"{MAIN}v", f"{MAIN}is"})
MERGED, COLUMN = f"{MAIN}mergeCell", f"{MAIN}col"


def inspect(archive: ZipFile, name: str, limits: Limits = LIST) -> list[Fault]:
    """Return what is wrong with a sheet; a broken one raises a `Problem`."""
    look = _Look(limits)
    reading = Reading(look)
    look.parser = reading.parser
    for _piece in reading.of(archive, name):
        if look.is_enough:
            break
    return look.faults


class _Look:
    """Meets the elements of a sheet, and notes what must not be there."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.faults: list[Fault] = []
        self.parser: XMLParserType | None = None
        self._hidden: set[int] = set()  # columns
        self._n_cells = self._n_rows = 0
        self._line = self._column = 0
        self._is_filled = self._is_row_hidden = False  # the row that is open
        self._error: list[str] | None = None  # of the cell that is open

    @property
    def held(self) -> int:
        return sum(map(len, self._error or ()))

    @property
    def is_enough(self) -> bool:
        """Return whether the rest would teach nobody anything."""
        return len(self.faults) > MOST_TOLD or any(not one.line for one in self.faults)

    def start(self, tag: str, attributes: Attributes) -> None:
        if tag == CELL:
            self._cell(attributes)
        elif tag in VALUES:
            self._value()
        elif tag == ROW:
            self._row(attributes)
        elif tag == FORMULA:
            self._value()
            self._note(_("ô là công thức; hãy dán lại dưới dạng giá trị"))
        elif tag == MERGED:
            self.faults.append(_merged(attributes.get("ref", "")))
        elif tag == COLUMN and _is_hidden(attributes):
            first, last = int(attributes.get("min", 1)), int(attributes.get("max", 1))
            self._hidden |= set(range(first, min(last, self.limits.columns) + 1))

    def end(self, tag: str) -> None:
        if tag == CELL and self._error is not None:
            self._note(_("ô báo lỗi %(error)s", error="".join(self._error)[:20]))
            self._error = None
            self._hear(is_on=False)

    def _row(self, attributes: Attributes) -> None:
        self._line = int(attributes.get("r", self._line + 1))
        self._column, self._is_filled = 0, False
        self._n_rows += 1
        self._is_row_hidden = _is_hidden(attributes)
        if self._n_rows > EXCEL_ROWS:
            self._whole(_("Tệp có quá nhiều dòng: nhiều nhất %(n)d dòng."), EXCEL_ROWS)

    def _cell(self, attributes: Attributes) -> None:
        place = attributes.get("r")
        self._column = column_of(place) if place else self._column + 1
        self._n_cells += 1
        if self._n_cells == self.limits.cells + 1:
            self._whole(_("Tệp có quá nhiều ô: nhiều nhất %(n)d ô."), self.limits.cells)
        if attributes.get("t") == "e":
            self._error = []
            self._hear(is_on=True)

    def _value(self) -> None:
        """Check where a filled cell stands; empty ones may stand anywhere."""
        if self._column > self.limits.columns:
            words = _("Tệp có quá nhiều cột: nhiều nhất %(n)d cột.")
            self._whole(words, self.limits.columns)
        if self._column in self._hidden:
            self._note(_("cột đang bị ẩn; hãy bỏ ẩn, hoặc xóa cột"))
        if self._is_filled:
            return
        self._is_filled = True
        if self._line > self.limits.rows:
            words = _("Tệp có quá nhiều dòng: nhiều nhất %(n)d dòng.")
            self._whole(words, self.limits.rows)
        if self._is_row_hidden:
            words = _("dòng đang bị ẩn hoặc bị lọc; hãy bỏ lọc, bỏ ẩn")
            self.faults.append(Fault(self._line, "", words))

    def _hear(self, *, is_on: bool) -> None:
        """Listen to ends and texts, which nearly all sheets need none of."""
        if self.parser is not None:
            self.parser.EndElementHandler = self.end if is_on else None
            said = self._error.append if self._error is not None and is_on else None
            self.parser.CharacterDataHandler = said

    def _note(self, words: str) -> None:
        self.faults.append(Fault(self._line, letters(self._column), words))

    def _whole(self, words: str, most: int) -> None:
        if not self.is_enough:
            self.faults.append(Fault(0, "", words % {"n": most}))


def _is_hidden(attributes: Attributes) -> bool:
    return attributes.get("hidden") in {"1", "true"}


def _merged(area: str) -> Fault:
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
