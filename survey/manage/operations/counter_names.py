"""Names of counters: several in a row, and none twice at a unit."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.models import Counter, Unit


def numbered_names(name: str, *, n: int, first: int = 1) -> list[str]:
    """Return names of several counters; one alone is called as it was said.

    >>> numbered_names("Quầy số", n=3, first=4)
    ['Quầy số 4', 'Quầy số 5', 'Quầy số 6']
    """
    if n == 1 or not name:
        return [name] * n
    return [f"{name} {number}" for number in range(first, first + n)]


def names_taken(session: Session, unit: Unit, names: Sequence[str]) -> list[str]:
    """Return those of some names that a unit's counters bear which are not closed."""
    taken = select(Counter.name).where(
        Counter.unit_id == unit.id, Counter.closed_on.is_(None)
    )
    known = {name.casefold() for name in session.scalars(taken)}
    return [name for name in names if name.casefold() in known]
