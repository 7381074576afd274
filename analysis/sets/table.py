"""A CSV file as columns of text, with the line each row stands on."""

import csv
import io
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from analysis.sets.faults import Faults


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a file.

    Attributes
    ----------
    file : str
        Its name, for messages.
    columns : dict of str to list of str
        By heading; cells without the blanks around them.
    lines : list of int
        Line of each row; the heading is line 1.
    faults : Faults
        Where what is wrong is noted.
    """

    file: str
    columns: dict[str, list[str]]
    lines: list[int]
    faults: Faults

    def __len__(self) -> int:
        return len(self.lines)

    def __getitem__(self, column: str) -> list[str]:
        return self.columns[column]

    def note(self, row: int, column: str, what: str) -> None:
        """Note a fault of a cell."""
        self.faults.note(self.file, what, line=self.lines[row], column=column)

    def require_text(self, column: str) -> None:
        """Note every cell of a column that is empty."""
        for row, cell in enumerate(self[column]):
            if not cell:
                self.note(row, column, "is empty")

    def require_unique(self, *columns: str) -> None:
        """Note every row that repeats the cells of an earlier one."""
        seen: dict[tuple[str, ...], int] = {}
        for row, key in enumerate(zip(*(self[c] for c in columns), strict=True)):
            first = seen.setdefault(key, row)
            if first != row and all(key):
                shown = " / ".join(key)
                self.note(
                    row,
                    columns[-1],
                    f"{shown!r} stands in line {self.lines[first]} too",
                )

    def require_known(self, column: str, known: set[str], where: str) -> None:
        """Note every cell that is not among the known."""
        for row, cell in enumerate(self[column]):
            if cell and cell not in known:
                self.note(row, column, f"{cell!r} is not in {where}")

    def numbers(
        self, column: str, allowed: Callable[[float], bool], wanted: str
    ) -> list[float]:
        """Return a column of finite numbers; what is not allowed is noted, and nan."""
        found = []
        for row, cell in enumerate(self[column]):
            value = number(cell)
            if not (math.isfinite(value) and allowed(value)):
                self.note(row, column, f"must be {wanted}, is {cell!r}")
                value = math.nan
            found.append(value)
        return found


def number(cell: str) -> float:
    """Return a number written with a decimal point; nan when it is none."""
    try:
        return float(cell) if cell.isascii() and "_" not in cell else math.nan
    except ValueError:
        return math.nan


def read_table(
    folder: Path,
    file: str,
    needed: list[str],
    faults: Faults,
    *,
    named: Mapping[str, str] | None = None,
    may_be_empty: bool = False,
) -> Table:
    """Read a file of a set.

    Parameters
    ----------
    folder : Path
    file : str
    needed : list of str
        Columns that must be there.
    faults : Faults
    named : mapping of str to str, optional
        More columns that must be there, and what to say when they are not.
    may_be_empty : bool, optional
        A heading alone is no fault.

    Returns
    -------
    Table
        Without rows when the file cannot be used; why is noted.
    """
    wanted = dict.fromkeys(needed, "is missing") | dict(named or {})
    empty = Table(file, {name: [] for name in wanted}, [], faults)
    text = read_text(folder, file, faults)
    if text is None:
        return empty
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    lines, rows, start = [], [], 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                lines.append(start)
                rows.append([cell.strip() for cell in cells])
            start = reader.line_num + 1
    except csv.Error as error:
        faults.note(file, f"cannot be read: {error}", line=start)
        return empty
    if not rows:
        faults.note(file, "is empty")
        return empty
    if len(rows) == 1 and not may_be_empty:
        faults.note(file, "has no rows")
    return _table(file, rows, lines, wanted, faults) or empty


def read_text(folder: Path, file: str, faults: Faults) -> str | None:
    """Return the text of a file; None, and a fault, when it cannot be read."""
    try:
        data = (folder / file).read_bytes()
    except OSError as error:
        faults.note(file, f"cannot be read: {error.strerror}")
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        faults.note(file, "is not UTF-8", line=line)
        return None


def _table(
    file: str,
    rows: list[list[str]],
    lines: list[int],
    wanted: Mapping[str, str],
    faults: Faults,
) -> Table | None:
    heading, n = rows[0], len(faults)
    for name in sorted({name for name in heading if heading.count(name) > 1}):
        faults.note(file, "stands twice", line=lines[0], column=name)
    for name, what in wanted.items():
        if name not in heading:
            faults.note(file, what, line=lines[0], column=name)
    for line, row in zip(lines, rows, strict=True):
        if len(row) != len(heading):
            what = f"has {len(row)} cells, the heading has {len(heading)}"
            faults.note(file, what, line=line)
    if len(faults) > n:
        return None
    columns = zip(*rows[1:], strict=True) if rows[1:] else ([] for _ in heading)
    return Table(
        file,
        {name: list(column) for name, column in zip(heading, columns, strict=True)},
        lines[1:],
        faults,
    )
