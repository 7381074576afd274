"""A table of results on its way to a file."""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

Cell = str | int | float | bool | None


class Rows(NamedTuple):
    """Headings, and rows of as many cells."""

    columns: tuple[str, ...]
    rows: Iterable[tuple[Cell, ...]]


def written(cell: Cell) -> str:
    """Return a cell as text: NA where there is no number, all digits of a number."""
    if cell is None or (isinstance(cell, float | np.floating) and cell != cell):
        return "NA"
    if isinstance(cell, bool | np.bool_):
        return str(int(cell))
    if isinstance(cell, float | np.floating):
        return repr(float(cell))
    return str(cell)
