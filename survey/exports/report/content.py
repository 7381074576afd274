"""What a report says, in order: every word and digit is already written.

The writers only set it; neither looks at a figure.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from survey.charts.dots import Dot


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text."""

    text: str


@dataclass(frozen=True, slots=True)
class Bullets:
    """Points of a list."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """What explains the table or picture above it, in smaller letters."""

    text: str


class Column(NamedTuple):
    """A column of a table; widths are parts of the whole."""

    heading: str
    width: float
    is_number: bool = True


class Row(NamedTuple):
    """A line of a table; those of a higher level are set in bold."""

    cells: tuple[str, ...]
    is_bold: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table under its title; `number` is given once the whole report is known."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    number: int = 0

    @property
    def caption(self) -> str:
        """Return number and title."""
        return f"Bảng {self.number}. {self.title}"


@dataclass(frozen=True, slots=True)
class Picture:
    """Dots with their intervals above a title, and what they show in words.

    Drawn only when it is written: a long report has dozens, each takes a while.
    """

    title: str
    rows: tuple[Dot, ...]
    most: float  # that a value can be
    within: tuple[float, float] | None  # the ends of the scale; None: those of the rows
    told: str
    number: int = 0

    @property
    def caption(self) -> str:
        """Return number and title."""
        return f"Hình {self.number}. {self.title}"


@dataclass(frozen=True, slots=True)
class Section:
    """A part with its heading: blocks, and sections of the next level."""

    title: str
    parts: tuple["Part", ...]


Block = Paragraph | Bullets | Note | Table | Picture
Part = Block | Section


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above a report: who reports, from where, and about what."""

    superior: str  # empty where the decree names none
    issuer: tuple[str, ...]  # lines
    sign: str  # số, ký hiệu
    place_and_day: str
    kind: str
    subject: str


@dataclass(frozen=True, slots=True)
class Foot:
    """The last words of a report, who gets it, and who signs it."""

    last: str
    recipients: tuple[str, ...]
    powers: str  # empty where the office has a single head
    position: str


@dataclass(frozen=True, slots=True)
class Report:
    """A report: the same release always makes the same one."""

    head: Head
    sections: tuple[Section, ...]
    foot: Foot
    made_at: datetime


def section(title: str, parts: Iterable[Part]) -> Section:
    """Return a section with its parts in order."""
    return Section(title, tuple(parts))


def table(title: str, columns: Iterable[Column], rows: Iterable[Row]) -> Table:
    """Return a table with its rows in order."""
    return Table(title, tuple(columns), tuple(rows))
