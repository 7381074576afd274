"""The file of a batch: a row a form, a column a question, read and checked."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from flask_babel import gettext as _

from survey.comment_text import LONGEST, canonical, is_storable
from survey.days import read_day, without_time
from survey.errors import Problem
from survey.i18n import day as written
from survey.keying.faults import words_of
from survey.keying.keyed import CLOSES, OPENS, read_pieces
from survey.methods.form import Form, Item, Kind
from survey.methods.questionnaire import parse_questionnaire
from survey.models import Batch
from survey.spreadsheets import SHEETS, Fault, refuse, table_lines, unmarked

NUMBER, DAY, COMMENT = "số phiếu", "ngày", "ý kiến"
MOST_FAULTS = 100  # then the reading ends
STEP = 1_000  # lines between two words on how far the reading is
DECIMAL = re.compile(r"([0-9]+)[.,]0+")  # 5.0, as programs write whole numbers
BETWEEN = str.maketrans("", "", " ,;" + OPENS + CLOSES)

Tell = Callable[[int], None]


class SheetRow(NamedTuple):
    """A form as a file has it."""

    number: int
    day: date
    answers: str
    comment: str


class Cover(NamedTuple):
    """What the rows must fit: numbers, and days, both included."""

    numbers: range
    first_day: date
    last_day: date


def expected_of(batch: Batch) -> tuple[Form, Cover]:
    """Return what the file of a batch must fit: its questions, and its cover."""
    form = parse_questionnaire(batch.questionnaire.document)
    return form, Cover(batch.numbers, batch.first_day, batch.last_day)


def heading_of(item: Item) -> str:
    """Return the heading of a question's column."""
    return f"C{item.number}"


def headings(form: Form) -> list[str]:
    """Return the headings of the file, in their order."""
    return [NUMBER, DAY, *map(heading_of, form.items), COMMENT]


def read_sheet_rows(
    data: bytes, form: Form, cover: Cover, *, tell: Tell | None = None
) -> list[SheetRow]:
    """Return the forms of a file, or raise a `Problem` with every fault."""
    lines = table_lines(data, SHEETS)
    header = next(lines, None)
    if header is None:
        raise Problem(_("Tệp không có dòng nào."))
    reader = _Reader(form, cover, _places(header[1], form))
    rows: list[SheetRow] = []
    for n, (line, cells) in enumerate(lines, start=1):
        row = reader.read(line, cells)
        if row is not None:
            rows.append(row)
        if len(reader.faults) >= MOST_FAULTS:
            break
        if tell is not None and n % STEP == 0:
            tell(n)
    refuse(reader.faults)
    if not rows:
        raise Problem(_("Tệp chỉ có dòng tiêu đề, không có phiếu nào."))
    return rows


def _places(header: Sequence[str], form: Form) -> dict[str, int]:
    """Return where each column stands; a `Problem` unless every one is there once."""
    given = [" ".join(cell.split()).casefold() for cell in header]
    known = {heading.casefold(): heading for heading in headings(form)}
    faults = []
    for heading in dict.fromkeys(given):
        if heading not in known:
            faults.append(_("Cột “%(name)s” không có trong mẫu.", name=heading[:60]))
        elif given.count(heading) > 1:
            faults.append(_("Cột “%(name)s” có hai lần.", name=known[heading]))
    for key, heading in known.items():
        if key not in given and heading not in {DAY, COMMENT}:
            faults.append(_("Thiếu cột “%(name)s”.", name=heading))
    refuse(faults[:MOST_FAULTS])
    return {known[heading]: at for at, heading in enumerate(given)}


class _Reader:
    """Reads a row after the other, and keeps what is wrong with them."""

    def __init__(self, form: Form, cover: Cover, places: dict[str, int]) -> None:
        self._form, self._cover, self._places = form, cover, places
        self._told = [*map(heading_of, form.items), COMMENT]
        self._lines: dict[int, int] = {}  # by number, the line it stands on
        self.faults: list[Fault] = []

    def read(self, line: int, cells: Sequence[str]) -> SheetRow | None:
        """Return the form on a line; None where something is wrong with it."""
        if not any(self._cell(cells, heading) for heading in self._told):
            return None  # a number of the blank file that nobody filled in
        before = len(self.faults)
        number, day = self._number(line, cells), self._day(line, cells)
        answers, comment = self._answers(line, cells), self._comment(line, cells)
        if len(self.faults) > before or number is None or day is None:
            return None
        return SheetRow(number, day, answers, comment)

    def _cell(self, cells: Sequence[str], heading: str) -> str:
        at = self._places.get(heading, len(cells))
        return unmarked(cells[at].strip()) if at < len(cells) else ""

    def _note(self, line: int, heading: str, words: str) -> None:
        self.faults.append(Fault(line, heading, words))

    def _number(self, line: int, cells: Sequence[str]) -> int | None:
        text, numbers = _whole(self._cell(cells, NUMBER)), self._cover.numbers
        is_plain = text.isascii() and text.isdigit() and len(text) <= len("9999999")
        number = int(text) if is_plain else None
        if number is None or number not in numbers:
            words = _(
                "“%(value)s” không phải số của phiếu trong lô (%(first)s–%(last)s)",
                value=text[:20],
                first=numbers[0],
                last=numbers[-1],
            )
            self._note(line, NUMBER, words)
            return None
        earlier = self._lines.setdefault(number, line)
        if earlier != line:
            words = _("phiếu số %(n)s đã có ở dòng %(line)s", n=number, line=earlier)
            self._note(line, NUMBER, words)
        return number

    def _day(self, line: int, cells: Sequence[str]) -> date | None:
        text, (_numbers, first, last) = self._cell(cells, DAY), self._cover
        if not text and first == last:
            return first
        found = read_day(without_time(text))
        if found is None or not first <= found <= last:
            words = _(
                "“%(value)s” không phải ngày từ %(first)s đến %(last)s",
                value=text[:20],
                first=written(first),
                last=written(last),
            )
            self._note(line, DAY, words)
        return found

    def _answers(self, line: int, cells: Sequence[str]) -> str:
        pieces: list[str | None] = [
            _piece(item, self._cell(cells, heading_of(item)))
            for item in self._form.items
        ]
        keyed = read_pieces(self._form, pieces)
        for wrong in keyed.wrong:
            words = words_of(wrong, is_file=True)
            self._note(line, heading_of(wrong.item), words)
        if not keyed.wrong and keyed.is_blank:
            self._note(line, "", _("phiếu không có câu trả lời nào"))
        return keyed.answers

    def _comment(self, line: int, cells: Sequence[str]) -> str:
        text = canonical(self._cell(cells, COMMENT))
        if text.startswith("="):
            self._note(line, COMMENT, _("là công thức; hãy ghi giá trị"))
        elif not is_storable(text):
            self._note(line, COMMENT, _("có ký tự không hợp lệ"))
        elif len(text) > LONGEST:
            words = _("dài %(n)s ký tự, nhiều nhất %(most)s", n=len(text), most=LONGEST)
            self._note(line, COMMENT, words)
        return text


def _piece(item: Item, text: str) -> str:
    """Return a cell as a clerk would have typed it; an empty one was left blank."""
    if not text:
        return "."
    if item.kind is Kind.CHOICES:
        return f"{OPENS}{text.translate(BETWEEN)}{CLOSES}"
    return _whole(text)


def _whole(text: str) -> str:
    """Return a whole number without what a program adds to it."""
    match = DECIMAL.fullmatch(text) if len(text) > 1 else None
    return match[1] if match else text
