"""What somebody has to do until a day: slices say what, pages and letters tell whom.

A slice registers with `@finds_due` a function that finds its things; whoever holds the
right on the unit, and is not barred, can do them. Nothing else is needed for pages and
reminders to know.
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
    unit_id: int | None  # that the right is held on; None: on the whole installation
    until: date
    right: Right
    words: str  # what is to be done, in the language being spoken
    path: str  # where
    # Who holds the right and yet cannot: they did their part, or it is about them.
    not_by: frozenset[int] = frozenset()
    # What those have to know who are not of the unit and do it in its place.
    instead: str = ""


Finding = Callable[[Session, date], Iterable[Due]]
known: list[Finding] = []


def finds_due(finding: Finding) -> Finding:
    """Register what finds the things of a slice due until `AHEAD` of a day."""
    known.append(finding)
    return finding


def all_due(session: Session, *, today: date) -> list[Due]:
    """Return everything that is not done and due soon, or was, the oldest first."""
    return sorted(_found(session, today), key=lambda one: (one.until, one.words))


def _found(session: Session, today: date) -> Iterator[Due]:
    for finding in known:
        yield from finding(session, today)
