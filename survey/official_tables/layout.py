"""A table as officials know it: headings of two levels, parts, footnotes, signatures.

Cells are numbers or texts; whoever shows them only writes them (`told`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from survey.i18n import ABSENT, index, number, signed
from survey.models import Unit
from survey.paging import Turn
from survey.spreadsheets.table import Cell, Kind

WIDE, WORDS = 30, 20  # characters, of a column of names, of several words


class Mark(StrEnum):
    """What stands out in a column of a part."""

    HIGHEST = "highest"
    LOWEST = "lowest"


class Role(StrEnum):
    """What a line is about."""

    ONE = "one"  # a unit, a criterion
    MEAN = "mean"  # of the lines above it
    WHOLE = "whole"  # the unit that all others stand below


@dataclass(frozen=True, slots=True)
class Heading:
    """A column: what stands above it, and above it together with its neighbours."""

    text: str
    kind: Kind = Kind.TEXT
    width: int = 12
    over: str = ""
    called: str = ""

    @property
    def label(self) -> str:
        """Return what a cell is called where no heading stands above it."""
        if self.called:
            return self.called
        return f"{self.over}: {self.text}" if self.over else self.text

    @property
    def look(self) -> str:
        """Return how a page sets the column: figures, a word, or several words."""
        if self.kind != Kind.TEXT:
            return "num"
        return "worded" if self.width >= WORDS else "nowrap"


@dataclass(frozen=True, slots=True)
class Line:
    """A row, with the places of its cells that are marked.

    `remark`: why something is missing in it.
    """

    cells: tuple[Cell, ...]
    remark: str = ""
    role: Role = Role.ONE
    unit: Unit | None = None
    marks: Mapping[int, Mark] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Part:
    """Lines that belong together: of a ranking group, of a factor."""

    name: str
    lines: tuple[Line, ...]
    key: str = ""
    turn: Turn | None = None  # where a page shows some of the lines


@dataclass(frozen=True, slots=True)
class OfficialTable:
    """A whole table; `code` is what an address calls it."""

    code: str
    name: str  # short, as a sheet and a link are called
    title: str
    about: tuple[str, ...]  # period, unit, release
    headings: tuple[Heading, ...]
    parts: tuple[Part, ...]
    notes: tuple[str, ...]
    issuer: str = ""  # of one that is signed
    signatures: tuple[str, ...] = ()

    @property
    def naming(self) -> int:
        """Return the column that says what a line is about: the first wide one."""
        wide = (k for k, one in enumerate(self.headings) if one.width >= WIDE)
        return next(wide, 0)

    @property
    def has_remarks(self) -> bool:
        """Return whether anything is said of a line."""
        return any(line.remark for part in self.parts for line in part.lines)

    @property
    def filled(self) -> Sequence[int]:
        """Return the columns in which any line has something to say."""
        lines = [line.cells for part in self.parts for line in part.lines]
        places = range(len(self.headings))
        return [k for k in places if any(cells[k] not in (None, "") for cells in lines)]

    @property
    def has_two_levels(self) -> bool:
        """Return whether some columns stand under a common heading."""
        return any(one.over for one in self.headings)

    def overs(self, places: Sequence[int]) -> Sequence[tuple[str, int]]:
        """Return the common headings of some columns, and how many each spans."""
        found: list[tuple[str, int]] = []
        for one in (self.headings[k] for k in places):
            if found and one.over and found[-1][0] == one.over:
                found[-1] = (one.over, found[-1][1] + 1)
            else:
                found.append((one.over, 1))
        return found


def told(cell: Cell, kind: Kind) -> str:
    """Write a cell as every page writes a number of its kind."""
    if cell is None:
        return ABSENT
    if isinstance(cell, str):
        return cell
    if kind == Kind.WHOLE:
        return number(cell)
    if kind == Kind.SHARE:
        return number(cell, 1)
    return signed(cell) if kind == Kind.SIGNED else index(cell)
