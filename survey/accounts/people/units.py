"""Finding the unit that a role is given on, by what somebody typed."""

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.models import Unit
from survey.unaccented import unaccented

MOST = 20  # units offered to choose from


class Named(NamedTuple):
    """A unit by its code and its name."""

    id: int
    code: str
    name: str


def units_like(
    session: Session, text: str, *, scope: Collection[int] | None, today: date
) -> list[Named]:
    """Return the units of today that a code, or words of a name, can mean.

    A code or a whole name means its unit; other words mean all that have them.
    """
    units = [u for u in _units(session, today) if scope is None or u.id in scope]
    sought = unaccented(text).split()
    exact = [unit for unit in units if unit.code.casefold() == text.casefold()]
    exact = exact or [u for u in units if unaccented(u.name).split() == sought]
    return exact or [unit for unit in units if sought and _has(unit, sought)]


def _has(unit: Named, words: list[str]) -> bool:
    known = unaccented(f"{unit.code} {unit.name}")
    return all(word in known for word in words)


def _units(session: Session, today: date) -> list[Named]:
    of_today = Unit.valid_to.is_(None) | (Unit.valid_to >= today)
    columns = select(Unit.id, Unit.code, Unit.name).where(of_today)
    return [Named(*row) for row in session.execute(columns.order_by(Unit.code))]
