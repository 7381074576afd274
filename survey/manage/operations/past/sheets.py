"""A file of sheets: each line read into what a sheet keeps, every fault at its cell."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from flask_babel import gettext as _

from survey.codes import CODE
from survey.days import read_day, without_time
from survey.i18n import day as day_words
from survey.manage.operations.past.headings import cell_at, headings_of, places_of
from survey.manage.operations.past.known import Known, Place
from survey.manage.operations.past.reading import (
    COUNTER,
    DAY,
    SERVICE,
    UNIT,
    Reading,
    place_of,
)
from survey.manage.operations.past.words import Lexicon
from survey.methods.answers import BLANK, encode, faults_of
from survey.methods.answers import Fault as Wrong
from survey.methods.form import Form
from survey.models import Round
from survey.spreadsheets import SHEETS, Fault, table_lines

MOST_FAULTS = 1000  # then the file is not read any further
STEP = 1_000  # lines between two words on how far the reading is

Tell = Callable[[int], None]


class PastSheet(NamedTuple):
    """What is stored of a line."""

    line: int
    place: Place
    day: date
    service: str
    answers: str


class TooManyFaults(Exception):
    """So many that the rest of the file would teach nobody anything."""


@dataclass(slots=True)
class Reader:
    """Reads the lines of one file as somebody said they are meant."""

    round: Round
    form: Form
    reading: Reading
    known: Known
    lexicon: Lexicon
    faults: list[Fault] = field(default_factory=list)
    strangers: dict[str, None] = field(default_factory=dict)  # names of no known unit
    words: dict[str, None] = field(default_factory=dict)  # answers that mean nothing

    def sheets(self, data: bytes, *, tell: Tell | None = None) -> Iterator[PastSheet]:
        """Yield the lines that nothing is wrong with; note what is, of the others.

        `tell` is told now and then how many lines have been read.
        """
        lines = table_lines(data, SHEETS)
        headings = headings_of(lines)
        where = places_of(headings, self.reading.columns)
        for n, (line, cells) in enumerate(lines, start=1):
            if tell is not None and n % STEP == 0:
                tell(n)
            n_before = len(self.faults)
            said = {name: cell_at(cells, at) for name, at in where.items()}
            sheet = self._sheet(line, said)
            if len(self.faults) > MOST_FAULTS:
                raise TooManyFaults
            if sheet is not None and len(self.faults) == n_before:
                yield sheet

    def _sheet(self, line: int, cells: Mapping[str, str]) -> PastSheet | None:
        day = self._day(line, cells)
        place = self._place(line, cells)
        answers = self._answers(line, cells)
        service = self._service(line, cells)
        if day is None or place is None or answers is None:
            return None
        if not self.known.existed(place.unit_id, day):
            words = _("đơn vị không tồn tại vào ngày %(day)s", day=day_words(day))
            self._note(line, UNIT, words)
        return PastSheet(line, place, day, service or place.service, answers)

    def _day(self, line: int, cells: Mapping[str, str]) -> date | None:
        text = cells.get(DAY, "")
        day = read_day(without_time(text)) if text else self.reading.day
        first, last = self.round.starts_on, self.round.ends_on
        if day is None:
            said = _("“%(text)s” không phải ngày; viết 2026-01-31", text=text[:60])
            self._note(line, DAY, said if text else _("không được để trống"))
        elif not first <= day <= last:
            period = {"first": day_words(first), "last": day_words(last)}
            words = _("phải từ %(first)s đến %(last)s, là thời gian của đợt", **period)
            self._note(line, DAY, words)
        return day

    def _place(self, line: int, cells: Mapping[str, str]) -> Place | None:
        counter, unit = cells.get(COUNTER, ""), cells.get(UNIT, "")
        at = self.known.counters.get(counter.casefold()) if counter else None
        if counter and at is None:
            words = _("không có quầy “%(code)s” trong đợt", code=counter[:60])
            self._note(line, COUNTER, words)
            return None
        unit_id = self.known.units.get(unit.casefold()) if unit else None
        if unit and unit_id is None:
            self.strangers.setdefault(unit[:200])
            words = _("đợt không có đơn vị “%(name)s”", name=unit[:60])
            self._note(line, UNIT, words)
            return None
        if at is None and unit_id is None:
            self._note(line, UNIT, _("không được để trống"))
            return None
        if at is not None and unit_id not in {None, at.unit_id}:
            self._note(line, COUNTER, _("quầy này không thuộc đơn vị của dòng"))
        return at or Place(unit_id or 0)

    def _answers(self, line: int, cells: Mapping[str, str]) -> str | None:
        given: dict[str, str] = {}
        for item in self.form.items:
            text = cells.get(place_of(item.code), "")
            read = self.lexicon.read(item, text)
            if read is None:
                self.words.setdefault(text[:200])
                self._note(line, place_of(item.code), self._wrong(item.code, text))
            elif read.strip(BLANK):
                given[item.code] = read
        wrong = faults_of(self.form, given)
        # Paper has blanks even where a page would ask again.
        for code in (one for one, why in wrong.items() if why is not Wrong.MISSING):
            self._note(line, place_of(code), _("câu trả lời không được phép"))
        if not given:
            self._note(line, "", _("không có câu trả lời nào"))
        return encode(self.form, given)

    def _service(self, line: int, cells: Mapping[str, str]) -> str:
        code = cells.get(SERVICE, "")
        if code and not CODE.fullmatch(code):
            words = _("mã lĩnh vực chỉ dùng A-Z a-z 0-9 . _ -, dài nhất 32")
            self._note(line, SERVICE, words)
        return code

    def _wrong(self, code: str, text: str) -> str:
        item = next(one for one in self.form.items if one.code == code)
        return str(
            _(
                "“%(text)s” không có nghĩa; được dùng: 1–%(most)d, chữ của các mức, "
                "0 hoặc - (không áp dụng), để trống",
                text=text[:60],
                most=len(item.options),
            )
        )

    def _note(self, line: int, place: str, words: str) -> None:
        heading = self.reading.columns.get(place, "")
        self.faults.append(Fault(line, heading, words))
