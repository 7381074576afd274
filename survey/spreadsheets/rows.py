"""The rows of a sheet as texts, each with its number, as its XML comes by."""

from collections.abc import Iterator
from typing import NoReturn
from zipfile import ZipFile

from survey.spreadsheets.cells import INLINE, PLAIN, Texts
from survey.spreadsheets.places import column_of
from survey.spreadsheets.xml_parts import MAIN, Attributes, Reading

ROW, CELL, VALUE = f"{MAIN}row", f"{MAIN}c", f"{MAIN}v"
TEXT, PHONETIC = f"{MAIN}t", f"{MAIN}rPh"
HEARD = frozenset({VALUE, TEXT})

Row = tuple[int, list[str]]


def rows(archive: ZipFile, name: str, texts: Texts) -> Iterator[Row]:
    """Yield the rows that say something; a broken sheet raises a `Problem`."""
    gathered = _Rows(texts)
    reading = Reading(gathered)
    reading.parser.CharacterDataHandler = gathered.hear
    for _piece in reading.of(archive, name):
        yield from gathered.found
        gathered.found.clear()


class _Rows:
    """Gathers the cells of a row; the row is found once it ends."""

    def __init__(self, texts: Texts) -> None:
        self.found: list[Row] = []
        self._texts = texts
        self._line = self._column = self._style = 0
        self._cells: list[str] = []
        self._kind = PLAIN
        self._parts: list[str] = []
        self._hears = self._is_phonetic = False

    @property
    def held(self) -> int:
        return sum(map(len, self._parts))

    def start(self, tag: str, attributes: Attributes) -> None:
        if tag == CELL:
            place = attributes.get("r")
            self._column = column_of(place) if place else self._column + 1
            self._kind = attributes.get("t", PLAIN)
            self._style = int(attributes.get("s", 0))
        elif tag == VALUE:
            self._hears = self._kind != INLINE
        elif tag == TEXT:
            self._hears = self._kind == INLINE and not self._is_phonetic
        elif tag == ROW:
            self._row(attributes)
        elif tag == PHONETIC:
            self._is_phonetic = True

    def hear(self, text: str) -> None:
        if self._hears:
            self._parts.append(text)

    def end(self, tag: str) -> None:
        if tag == CELL:
            if self._parts:
                value = "".join(self._parts)
                self._parts.clear()
                self._keep(self._texts.of(self._kind, self._style, value))
        elif tag in HEARD:
            self._hears = False
        elif tag == ROW and any(map(str.strip, self._cells)):
            self.found.append((self._line, self._cells))
        elif tag == PHONETIC:
            self._is_phonetic = False

    def _row(self, attributes: Attributes) -> None:
        before, self._line = self._line, int(attributes.get("r", self._line + 1))
        if self._line <= before:
            _refuse(self._line)
        self._cells, self._column = [], 0

    def _keep(self, text: str) -> None:
        cells, place = self._cells, self._column - 1
        if place > len(cells):
            cells.extend([""] * (place - len(cells)))
        if place < len(cells):
            _refuse(self._column)  # rows and columns only ever rise
        if text.strip():
            cells.append(text)


def _refuse(place: int) -> NoReturn:
    raise ValueError(place)
