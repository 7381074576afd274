"""What a check found, as its page shows it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from survey.spreadsheets import Fault


class Item(NamedTuple):
    """How often an item was answered, and left blank."""

    code: str
    answered: int
    blank: int


class Example(NamedTuple):
    """One of the first sheets, as it would be stored."""

    line: int
    unit: str
    day: date
    answers: str


@dataclass(frozen=True, slots=True)
class Told:
    """Counts, first sheets, faults; only what there is in the kind of file."""

    numbers: Mapping[str, Any]
    first: date | None
    last: date | None
    units: tuple[tuple[str, int], ...]
    items: tuple[Item, ...]
    examples: tuple[Example, ...]
    faults: tuple[Fault, ...]
    strangers: tuple[str, ...]
    words: tuple[str, ...]


def told_of(outcome: Mapping[str, Any]) -> Told:
    """Return what was kept with a task."""
    first, last = outcome.get("first"), outcome.get("last")
    return Told(
        outcome,
        date.fromisoformat(first) if first else None,
        date.fromisoformat(last) if last else None,
        tuple((code, n) for code, n in outcome.get("units", ())),
        tuple(Item(*one) for one in outcome.get("items", ())),
        tuple(
            Example(line, unit, date.fromisoformat(day), answers)
            for line, unit, day, answers in outcome.get("examples", ())
        ),
        tuple(Fault(*one) for one in outcome.get("faults", ())),
        tuple(outcome.get("strangers", ())),
        tuple(outcome.get("words", ())),
    )
