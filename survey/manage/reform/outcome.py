"""What a reform changed, looked up again for its page."""

from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.models import Counter, Reform, Unit


class Stand(NamedTuple):
    """A unit, and what it stands below since."""

    unit: Unit
    parent: Unit | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """The rows that a reform wrote."""

    ended: tuple[Unit, ...]
    opened: tuple[Unit, ...]
    placed: tuple[Stand, ...]
    counters: tuple[Counter, ...]  # that went over, or will
    closed: tuple[Counter, ...]


def outcome_of(session: Session, reform: Reform) -> Outcome:
    """Return what a reform changed."""
    done = reform.done
    return Outcome(
        _units(session, done["ended"]),
        _units(session, done["opened"]),
        tuple(
            Stand(
                session.get_one(Unit, place["unit"]),
                session.get(Unit, place["parent"] or 0),
            )
            for place in done["placed"]
        ),
        _counters(session, done["handed"]),
        _counters(session, done["closed"]),
    )


def _units(session: Session, ids: list[int]) -> tuple[Unit, ...]:
    found = select(Unit).where(Unit.id.in_(ids)).order_by(Unit.code)
    return tuple(session.scalars(found))


def _counters(session: Session, ids: list[int]) -> tuple[Counter, ...]:
    found = select(Counter).where(Counter.id.in_(ids)).order_by(Counter.id)
    return tuple(session.scalars(found))
