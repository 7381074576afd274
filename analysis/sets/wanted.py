"""Differences and calibration that are wanted of a set, where it has their files."""

from collections.abc import Mapping
from itertools import product
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from analysis.sets.faults import Faults
from analysis.sets.sheets import Frame
from analysis.sets.survey_set import OVERALL, SCORES, Contrast, columns_of
from analysis.sets.table import Table, read_table

Labels = Mapping[str, NDArray[np.str_]]

CONTRASTS = ["relation", "type_a", "a", "type_b", "b", "kind", "target"]
MARGINS = ["margin", "level", "N"]
_SLACK = 1e-6  # by which the totals of two margins may differ


def read_contrasts(
    folder: Path, labels: Labels, frame: Frame, items: list[str], faults: Faults
) -> tuple[Contrast, ...]:
    """Return the differences asked for; none without the file."""
    if not (folder / "contrasts.csv").exists():
        return ()
    table = read_table(folder, "contrasts.csv", CONTRASTS, faults, may_be_empty=True)
    table.require_known("kind", set(SCORES), "pct, mean")
    table.require_known("target", {OVERALL, *items}, f"criteria.csv, nor {OVERALL}")
    known = {
        kind: _names(kind, labels, frame)
        for kind in {*table["type_a"], *table["type_b"]}
    }
    for side in ("a", "b"):
        for row, kind in enumerate(table[f"type_{side}"]):
            if known[kind] is None:
                table.note(row, f"type_{side}", f"{kind!r} is not a type of domain")
            elif table[side][row] not in (known[kind] or ()):
                what = f"there is no {kind} {table[side][row]!r}"
                table.note(row, side, what)
    rows = zip(*(table[name] for name in CONTRASTS), strict=True)
    return tuple(Contrast(*row) for row in rows)


def read_margins(
    folder: Path, labels: Labels, faults: Faults
) -> dict[str, dict[str, float]]:
    """Return population totals by margin and level; empty without the file."""
    if not (folder / "margins.csv").exists():
        return {}
    table = read_table(folder, "margins.csv", MARGINS, faults, may_be_empty=True)
    table.require_unique("margin", "level")
    totals = table.numbers("N", lambda n: n > 0, "a number above 0")
    margins: dict[str, dict[str, float]] = {}
    lines: dict[str, int] = {}
    rows = zip(table["margin"], table["level"], totals, strict=True)
    for row, (margin, level, total) in enumerate(rows):
        lines.setdefault(margin, row)
        margins.setdefault(margin, {})[level] = total
    for margin, first in lines.items():
        _check_levels(table, margin, first, margins[margin], labels)
    if margins and not faults:
        _check_sums(table, margins, lines)
    return margins


def read_transactions(strata: Table, sheets: Table, faults: Faults) -> dict[str, float]:
    """Return the transactions of each stratum; needed where there are margins."""
    if "N_trans" not in strata.columns:
        faults.note(strata.file, "is missing", column="N_trans")
        return {}
    totals = strata.numbers("N_trans", lambda n: n >= 0, "a number, 0 or more")
    found = dict(zip(strata["stratum"], totals, strict=True))
    answered = set(sheets["stratum"])
    for row, stratum in enumerate(strata["stratum"]):
        if stratum in answered and totals[row] == 0:
            strata.note(row, "N_trans", f"is 0, but stratum {stratum!r} has sheets")
    return found


def levels_of(margin: str, labels: Labels) -> NDArray[np.str_] | None:
    """Return the level of each sheet in a margin such as age or province:age."""
    parts = margin.split(":")
    if any(part not in labels for part in parts):
        return None
    joined = [":".join(row) for row in zip(*(labels[p] for p in parts), strict=True)]
    return np.array(joined)


def _names(kind: str, labels: Labels, frame: Frame) -> set[str] | None:
    if kind == "all":
        return {"ALL"}
    columns = columns_of(kind, labels)
    if columns is None:
        return None
    of_units = frame.units.columns
    seen = [of_units.get(c) or labels[c].tolist() for c in columns]
    return {":".join(levels) for levels in product(*map(set, seen))}


def _check_levels(
    table: Table, margin: str, first: int, totals: Mapping[str, float], labels: Labels
) -> None:
    """Note levels without sheets, and sheets without a total."""
    found = levels_of(margin, labels)
    if found is None:
        table.note(first, "margin", f"{margin!r} is not a column of the sheets")
        return
    seen = set(found.tolist())
    for row, level in enumerate(table["level"]):
        if table["margin"][row] == margin and level not in seen:
            table.note(row, "level", f"no sheet has the {margin} {level!r}")
    for level in sorted(seen - set(totals)):
        table.note(first, "level", f"{margin} {level!r} has sheets but no total")


def _check_sums(
    table: Table, margins: Mapping[str, Mapping[str, float]], lines: Mapping[str, int]
) -> None:
    """Note a margin whose total is not that of the others."""
    sums = {margin: sum(totals.values()) for margin, totals in margins.items()}
    usual = float(np.median(list(sums.values())))
    for margin, total in sums.items():
        if abs(total - usual) > _SLACK * usual:
            what = f"{margin} adds up to {total:.10g}, the others to {usual:.10g}"
            table.note(lines[margin], "N", what)
