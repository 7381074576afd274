"""Fingerprints of what went into a release and of what came out; docs/figures.md."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from survey.release.origins import Origin

MANY = 100  # rows that are encoded together
BETWEEN = "],["  # two rows of one text; and what a name or a list in a row may have

# One for all rows: `json.dumps` would make one for each.
_LINES = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))


class Sheets(NamedTuple):
    """The sheets of a counter on a day, in a fixed order; those of one origin."""

    counter: str
    day: date
    answers: list[str]
    # Of the criteria, and of all other items: no part of the digest, which has all.
    levels: str = ""
    others: str = ""
    origin: Origin | None = None  # where it is not the usual one of their channel


def sheets_digest(unit: str, cells: Iterable[Sheets]) -> str:
    """Return the digest of a unit's sheets, whatever order they were stored in."""
    running = hashlib.sha256()
    ordered = sorted(cells, key=lambda one: (one.counter, one.day, one.origin or ()))
    for cell in ordered:
        head = (unit, cell.counter, cell.day.isoformat(), *(cell.origin or ()))
        lines = [",".join(head), *cell.answers, ""]
        running.update("\n".join(lines).encode())
    return running.hexdigest()


def tally_digest(unit: str, counts: Mapping[str, Sequence[int]]) -> str:
    """Return the digest of a unit's published counts."""
    lines = [
        ",".join([unit, criterion, *map(str, row)]) + "\n"
        for criterion, row in sorted(counts.items())
    ]
    return _sha256(lines)


def rates_digest(unit: str, counts: Mapping[str, tuple[int, int]]) -> str:
    """Return the digest of the counts a unit typed: rate, counted, total."""
    lines = [f"{unit},{rate},{row[0]},{row[1]}\n" for rate, row in counts.items()]
    return _sha256(sorted(lines))


class StratumLine(NamedTuple):
    """A stratum as the digest of a release's input takes it."""

    unit: str
    service: str
    channel: str
    transactions: int | None
    digest: str  # of its sheets; empty where there are none


def input_digest(strata: Iterable[StratumLine]) -> str:
    """Return the digest of a release's input, strata without a sheet included."""
    lines = [",".join("" if c is None else str(c) for c in one) for one in strata]
    return _sha256(line + "\n" for line in sorted(lines))


def figures_digest(figures: Iterable[Sequence[object]]) -> str:
    """Return the digest of a release's figures, each led by unit code and node."""
    return _json_digest(figures, n_leading=2)


def further_digest(rows: Iterable[Sequence[object]]) -> str:
    """Return the digest of all changes, weeks, drivers, parts, choices and places.

    Each is led by its table, the unit's code, and the node, the week's Monday, the
    dimension, the group and the node, the item and the option, or the group and the
    reason.
    """
    return _json_digest(rows, n_leading=5)


def _json_digest(rows: Iterable[Sequence[object]], *, n_leading: int) -> str:
    ordered = sorted(rows, key=lambda row: [*map(str, row[:n_leading])])
    starts = range(0, len(ordered), MANY)
    return _sha256(_lines(ordered[start : start + MANY]) for start in starts)


def _lines(rows: Sequence[Sequence[object]]) -> str:
    """Return rows line by line: encoded together, if it is plain where each ends."""
    text = _LINES.encode(rows)
    if text.count(BETWEEN) == len(rows) - 1:
        return text[1:-1].replace(BETWEEN, "]\n[") + "\n"
    return "".join(_LINES.encode(row) + "\n" for row in rows)


def _sha256(lines: Iterable[str]) -> str:
    running = hashlib.sha256()
    for line in lines:
        running.update(line.encode())
    return running.hexdigest()
