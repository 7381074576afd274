"""What somebody has to do until a day: slices say what, pages and letters tell whom.

A slice registers with `@finds_due` a function that finds its things; whoever holds the
right on the unit can do them. Nothing else is needed for pages and reminders to know.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.orm import Session

from survey.access import Right

AHEAD = timedelta(days=14)  # from then on pages and letters speak of it
PRESSING = timedelta(days=7)  # from then on every page does


@dataclass(frozen=True, slots=True)
class Due:
    """Something to be done until a day."""

    kind: str  # of the thing, as the audit calls it
    thing: int
    unit_id: int
    until: date
    right: Right
    words: str  # what is to be done, in the language being spoken
    path: str  # where
    not_by: int | None = None  # who holds the right and yet cannot: they did their part


Finding = Callable[[Session, date], Iterable[Due]]
known: list[Finding] = []


def finds_due(finding: Finding) -> Finding:
    """Register what finds the things of a slice that are due up to a day."""
    known.append(finding)
    return finding


def all_due(session: Session, *, up_to: date) -> list[Due]:
    """Return everything that is not done and due up to a day, the oldest first."""
    return sorted(_found(session, up_to), key=lambda one: (one.until, one.words))


def _found(session: Session, up_to: date) -> Iterator[Due]:
    for finding in known:
        yield from finding(session, up_to)
