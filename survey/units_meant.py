"""Finding the unit that somebody means by what they typed."""

import re
from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.models import Unit
from survey.unaccented import unaccented

MOST = 20  # units offered to choose from
MOST_LISTED = 500  # units in the list beside a field; any other can be typed
CODE_FIRST = re.compile(r"(\S+)\s+[–-]\s")  # H12 – Sở Nội vụ
CODE_LAST = re.compile(r"\((\S+)\)$")  # Sở Nội vụ (H12)


class Named(NamedTuple):
    """A unit by its code and its name."""

    id: int
    code: str
    name: str
    name_en: str

    @property
    def in_full(self) -> str:
        """Return code and name, as lists beside fields offer them."""
        return f"{self.code} – {self.name}"


def units_like(
    session: Session, text: str, *, scope: Collection[int] | None, today: date
) -> list[Named]:
    """Return the units of today that a code, or words of a name, can mean.

    A code, alone or with a name, or a whole name means its unit; other words mean all
    that have them.
    """
    units = standing_units(session, scope=scope, today=today)
    sought = unaccented(text).split()
    exact = _of_code(units, text)
    exact = exact or [u for u in units if unaccented(u.name).split() == sought]
    return exact or [unit for unit in units if sought and _has(unit, sought)]


def is_sure(unit: Named, text: str) -> bool:
    """Return whether a text names a unit by its code, or by whole words of its name.

    Letters inside other words find units to choose from, and choose none: whoever
    types the code of a unit beyond their scope does not mean one that begins alike.
    """
    words = unaccented(f"{unit.name} {unit.name_en}").split()
    return bool(_of_code([unit], text)) or set(unaccented(text).split()) <= set(words)


def standing_units(
    session: Session, *, scope: Collection[int] | None, today: date
) -> list[Named]:
    """Return the units of a scope that are not over, by code; those to come too."""
    of_today = Unit.valid_to.is_(None) | (Unit.valid_to >= today)
    columns = select(Unit.id, Unit.code, Unit.name, Unit.name_en).where(of_today)
    rows = session.execute(columns.order_by(Unit.code))
    return [Named(*row) for row in rows if scope is None or row.id in scope]


def _of_code(units: Collection[Named], text: str) -> list[Named]:
    """Return the unit whose code a text is, begins with or ends on, in any case."""
    codes = [text, *CODE_FIRST.findall(text)[:1], *CODE_LAST.findall(text)]
    for code in codes:
        same = [unit for unit in units if unit.code.casefold() == code.casefold()]
        if same:
            return [unit for unit in same if unit.code == code] or same
    return []


def _has(unit: Named, words: list[str]) -> bool:
    known = unaccented(f"{unit.code} {unit.name} {unit.name_en}")
    return all(word in known for word in words)
