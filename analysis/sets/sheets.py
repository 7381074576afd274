"""The sheets of a set: answers, labels, weights and sampling design."""

import math
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.answers import BLANK, N_LEVELS
from analysis.design import Design
from analysis.magnitudes import LEAST, MOST
from analysis.sets.faults import Faults
from analysis.sets.table import Table, number, read_table

FILE = "responses.csv"
COLUMNS = ["id", "unit", "stratum", "psu", "weight", "fpc"]


class Frame(NamedTuple):
    """Units and strata, as their files have them."""

    units: Table
    strata: Table


def read_frame(folder: Path, faults: Faults) -> Frame:
    """Return units and strata; what is wrong with them is noted."""
    units = read_table(folder, "units.csv", ["unit"], faults)
    units.require_text("unit")
    units.require_unique("unit")
    strata = read_table(folder, "strata.csv", ["stratum", "unit", "N_psu"], faults)
    strata.require_text("stratum")
    strata.require_unique("stratum")
    if len(units):
        strata.require_known("unit", set(units["unit"]), "units.csv")
    strata.numbers("N_psu", lambda n: n > 0, "a number above 0")
    return Frame(units, strata)


def read_sheets(
    folder: Path, items: Mapping[str, str], frame: Frame, faults: Faults
) -> Table:
    """Return the sheets; what is wrong with them is noted."""
    asked = {
        item: f"is missing; criteria.csv, {place}" for item, place in items.items()
    }
    sheets = read_table(folder, FILE, COLUMNS, faults, named=asked)
    for column in ("id", "unit", "stratum", "psu"):
        sheets.require_text(column)
    sheets.require_unique("id")
    for column, known in (("unit", frame.units), ("stratum", frame.strata)):
        if len(known):
            sheets.require_known(column, set(known[column]), known.file)
    _check_homes(sheets, frame.strata)
    return sheets


def _check_homes(sheets: Table, strata: Table) -> None:
    """Note sheets of one unit that stand in a stratum of another."""
    home = dict(zip(strata["stratum"], strata["unit"], strict=True))
    rows = zip(sheets["unit"], sheets["stratum"], strict=True)
    for row, (unit, stratum) in enumerate(rows):
        if unit and home.get(stratum, unit) != unit:
            what = f"{stratum!r} is of unit {home[stratum]!r}, the sheet of {unit!r}"
            sheets.note(row, "stratum", what)


def design_of(sheets: Table, faults: Faults, *, strict: bool) -> Design | None:
    """Return the sampling design of the sheets; None where it has a fault."""
    weights = sheets.numbers(
        "weight",
        lambda w: w == 0 or LEAST <= w <= MOST,
        f"a number, 0 or {LEAST:g} to {MOST:g}",
    )
    frames = sheets.numbers("fpc", lambda n: n > 0, "a number above 0")
    first: dict[str, float] = {}
    for row, (stratum, size) in enumerate(zip(sheets["stratum"], frames, strict=True)):
        known = first.setdefault(stratum, size)
        if size != known and not (math.isnan(size) or math.isnan(known)):
            what = f"stratum {stratum!r} has the frames {known:g} and {size:g}"
            sheets.note(row, "fpc", what)
    if faults:
        return None
    return Design.build(
        stratum=sheets["stratum"], psu=sheets["psu"], weight=weights, fpc=frames,
        small_frame="refuse" if strict else "ignore",
    )  # fmt: skip


def labels_of(sheets: Table, units: Table) -> dict[str, NDArray[np.str_]]:
    """Return the columns by which domains may be formed, those of the units too."""
    skipped = {"id", "weight", "fpc"}
    found = {
        name: np.array(cells)
        for name, cells in sheets.columns.items()
        if name not in skipped
    }
    for name, cells in units.columns.items():
        of_unit = dict(zip(units["unit"], cells, strict=True))
        if name != "unit":
            found[name] = np.array([of_unit[unit] for unit in sheets["unit"]])
    return found


def answers(sheets: Table, item: str, *, strict: bool) -> NDArray[np.uint8]:
    """Return the levels of an item; anything but 1 to 5 is blank, or a fault."""
    seen: dict[str, int] = {cell: _level(cell) for cell in set(sheets[item])}
    if strict:
        for row, cell in enumerate(sheets[item]):
            if cell and seen[cell] == BLANK:
                sheets.note(row, item, f"must be empty or 1 to {N_LEVELS}, is {cell!r}")
    return np.array([seen[cell] for cell in sheets[item]], dtype=np.uint8)


def outside_the_scale(sheets: Table, items: list[str]) -> str:
    """Say how many answers are neither empty nor a level, and where the first is."""
    places = []
    for item in items:
        wrong = {cell for cell in set(sheets[item]) if cell and _level(cell) == BLANK}
        if wrong:
            cells = enumerate(sheets[item])
            places += [(row, item, cell) for row, cell in cells if cell in wrong]
    if not places:
        return ""
    row, item, cell = min(places)
    return (
        f"{FILE}: {len(places)} answers outside 1 to {N_LEVELS} are taken as missing, "
        f"the first in line {sheets.lines[row]}, column {item}: {cell!r}"
    )


def _level(cell: str) -> int:
    value = number(cell)
    return int(value) if value in range(1, N_LEVELS + 1) else BLANK
