"""The invented offices and counters, read from the tables beside this module."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from survey.models import UnitKind

FOLDER = Path(__file__).resolve().parent
MARK = "dữ liệu minh họa"  # stands in the province's name, so on every page
MARK_EN = "invented data"
ROOT = "TK"
NAME = f"Tỉnh Thuận Khê ({MARK})"
NAME_EN = f"Thuận Khê Province ({MARK_EN})"
FACTORS = ("A", "B", "C", "D", "E")
PREDECESSORS = ("TK-X11", "TK-X12")
SUCCESSOR = "TK-X13"
FORMERLY, RENAMED = "TK-BQLKCN", "TK-BQLKKT"


@dataclass(frozen=True)
class Counter:
    """A counter of an office."""

    name: str
    name_en: str
    room: str
    service: str  # code of the group of services it is for; empty: all


@dataclass(frozen=True)
class Office:
    """A unit, and what its visitors are made to think of it.

    Moods are on the scale of the latent opinion, one a round, None in a round
    before the unit was founded or after it was closed. `sheets` is how many come
    in where that is not left to the number of transactions. `services` are the
    transactions by service, of offices that keep their books so; not every service
    has a counter.
    """

    code: str
    name: str
    name_en: str
    kind: UnitKind
    ranking_group: str
    transactions: int
    takeup: float
    sheets: int | None
    moods: tuple[float | None, float | None]
    profile: tuple[float, ...]
    counters: tuple[Counter, ...]
    services: Mapping[str, int]


def read_offices() -> tuple[Office, ...]:
    """Return the offices in the order of their table."""
    counters, services = _read_counters(), _read_services()
    return tuple(
        _office(row, counters[row["code"]], services.get(row["code"], {}))
        for row in _rows("units.csv")
    )


def office(offices: Sequence[Office], code: str) -> Office:
    """Return the office of a code."""
    return next(one for one in offices if one.code == code)


def counters_of(offices: Sequence[Office]) -> list[tuple[Office, Counter]]:
    """Return all counters with their offices; a counter's place is its number."""
    return [(one, counter) for one in offices for counter in one.counters]


def read_names_of_services() -> bytes:
    """Return the file that names the services, as an office would hand it in."""
    return (FOLDER / "names_of_services.csv").read_bytes()


def _office(
    row: dict[str, str], counters: list[Counter], services: Mapping[str, int]
) -> Office:
    return Office(
        code=row["code"],
        name=row["name"],
        name_en=row["name_en"],
        kind=UnitKind(row["kind"]),
        ranking_group=row["ranking_group"],
        transactions=int(row["transactions"]),
        takeup=float(row["takeup"] or 0),
        sheets=int(row["sheets"]) if row["sheets"] else None,
        moods=(_mood(row["mood_first"]), _mood(row["mood_second"])),
        profile=tuple(float(row[factor]) for factor in FACTORS),
        counters=tuple(counters),
        services=services,
    )


def _mood(text: str) -> float | None:
    return float(text) if text else None


def _read_counters() -> dict[str, list[Counter]]:
    found: dict[str, list[Counter]] = {}
    for row in _rows("counters.csv"):
        unit = row.pop("unit")
        found.setdefault(unit, []).append(Counter(**row))
    return found


def _read_services() -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for row in _rows("services.csv"):
        total = int(row["transactions"])
        found.setdefault(row["unit"], {})[row["service"]] = total
    return found


def _rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
