"""The units chosen for a reform, as the address has them, and the search for more."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from survey.models import ReformKind, Unit
from survey.tree import Tree, load_tree, unit_by_code
from survey.unaccented import unaccented

MOST_CHOSEN = 200  # more come from a file
MOST_FOUND = 20
MOST_PARTS = 8
ONE_ONLY = {ReformKind.SPLIT, ReformKind.RENAME}


class Found(NamedTuple):
    """A unit that a search found, and the units above it, the highest first."""

    unit: Unit
    above: list[Unit]


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the address of the page says so far."""

    kind: ReformKind
    units: tuple[Unit, ...] = ()
    above: Unit | None = None
    parts: int = 2
    search: str = ""

    @property
    def is_enough(self) -> bool:
        """Return whether the details can be asked for."""
        if self.kind == ReformKind.MERGE and self.above is None:
            return len(self.units) > 1
        if self.kind == ReformKind.MOVE:
            return bool(self.units) and self.above is not None
        return bool(self.units)

    def address(self, **changes: Any) -> dict[str, Any]:
        """Return the arguments of an address that says this, with changes."""
        said: dict[str, Any] = {
            "unit": [unit.code for unit in self.units],
            "above": self.above.code if self.above else None,
            "parts": self.parts if self.kind == ReformKind.SPLIT else None,
            "q": self.search or None,
        }
        return said | changes

    def with_unit(self, unit: Unit) -> dict[str, Any]:
        """Return the address with one more unit, or with this one instead."""
        codes = [] if self.kind in ONE_ONLY else [one.code for one in self.units]
        return self.address(unit=[*codes, unit.code], q=None)

    def without_unit(self, unit: Unit) -> dict[str, Any]:
        """Return the address without a unit."""
        codes = [one.code for one in self.units if one.code != unit.code]
        return self.address(unit=codes)

    def is_taken(self, unit: Unit) -> bool:
        """Return whether a unit is chosen already."""
        return unit in self.units or unit == self.above


def chosen_units(session: Session, codes: Collection[str]) -> tuple[Unit, ...]:
    """Return the units of codes, each once; a `Problem` (404) for one there is not."""
    kept = list(dict.fromkeys(code for code in codes if code))[:MOST_CHOSEN]
    return tuple(unit_by_code(session, code) for code in kept)


def find_units(
    session: Session, search: str, *, today: date, scope: Collection[int] | None
) -> list[Found]:
    """Return units by any part of name or code, with or without accents.

    Those that are over are left out; those still to come are found.
    """
    words = unaccented(search).split()
    if not words:
        return []
    # Columns, not objects: of twelve thousand units twenty are shown.
    columns = (Unit.id, Unit.code, Unit.name, Unit.name_en)
    standing = select(*columns).where(
        Unit.valid_to.is_(None) | (Unit.valid_to >= today)
    )
    found = [
        row.id
        for row in session.execute(standing.order_by(Unit.code))
        if (scope is None or row.id in scope) and _has(row, words)
    ]
    tree = load_tree(session) if found else Tree([])
    return [
        Found(
            session.get_one(Unit, unit_id),
            [session.get_one(Unit, i) for i in reversed(tree.ancestors(unit_id))],
        )
        for unit_id in found[:MOST_FOUND]
    ]


def _has(row: Row[int, str, str, str], words: list[str]) -> bool:
    known = unaccented(f"{row.code} {row.name} {row.name_en}")
    return all(word in known for word in words)
