"""Which counters somebody looks for: by words, by state, by unit."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.models import Counter, Unit
from survey.services import ServiceName, service_names
from survey.tree import load_tree
from survey.unaccented import unaccented


class State(StrEnum):
    """What counters are to each other in the list."""

    STANDING = "standing"  # open, or to open: what posters are printed for
    OPEN = "open"
    FUTURE = "future"
    CLOSED = "closed"
    SILENT = "silent"  # used to get answers, and suddenly gets none


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for; words by any part of a text, with or without accents."""

    words: str = ""
    state: State = State.STANDING
    silent: Collection[int] = ()  # which counters are silent


class Found(NamedTuple):
    """A counter of the list, before it is looked at in full."""

    id: int
    code: str
    name: str
    name_en: str
    room: str
    service: str
    unit_id: int
    opened_on: date
    closed_on: date | None
    unit_code: str
    unit: str
    unit_en: str
    valid_to: date | None

    def is_over(self, day: date) -> bool:
        """Return whether no sheet can come any more, for the counter or its unit."""
        is_closed = self.closed_on is not None and self.closed_on <= day
        return is_closed or (self.valid_to is not None and self.valid_to < day)


def find_counters(
    session: Session,
    sought: Sought,
    *,
    day: date,
    scope: Collection[int] | None = None,
) -> list[Found]:
    """Return counters by unit in the tree's order, then in the office's own.

    With a scope only those of these units.
    """
    services, words = service_names(session), unaccented(sought.words).split()
    tree = load_tree(session)
    walk = (id_ for root in tree.roots for id_ in tree.subtree(root))
    order = {unit_id: place for place, unit_id in enumerate(walk)}
    found = [
        one
        for one in _all(session)
        if (scope is None or one.unit_id in scope)
        and _is_in(one, sought, day)
        and (not words or _is_named(one, words, services[one.service]))
    ]
    return sorted(found, key=lambda one: (order[one.unit_id], one.id))


def _all(session: Session) -> list[Found]:
    columns = (Counter.id, Counter.code, Counter.name, Counter.name_en, Counter.room)
    more = (Counter.service, Counter.unit_id, Counter.opened_on, Counter.closed_on)
    of_unit = (Unit.code, Unit.name, Unit.name_en, Unit.valid_to)
    rows = session.execute(select(*columns, *more, *of_unit).join(Counter.unit))
    return [Found._make(row) for row in rows]


def _is_in(one: Found, sought: Sought, day: date) -> bool:
    if sought.state == State.SILENT:
        return one.id in sought.silent
    if sought.state == State.CLOSED:
        return one.is_over(day)
    is_future = one.opened_on > day
    wanted = {State.OPEN: not is_future, State.FUTURE: is_future}
    return not one.is_over(day) and wanted.get(sought.state, True)


def _is_named(one: Found, words: Collection[str], service: ServiceName) -> bool:
    texts = (one.name, one.name_en, one.room, one.code, *service)
    known = unaccented(" ".join((*texts, one.unit, one.unit_en, one.unit_code)))
    return all(word in known for word in words)
