"""The units and counters that a file may name in a round."""

from collections import Counter as Tally
from collections.abc import Collection, Mapping
from datetime import date
from typing import NamedTuple, Self

from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.models import Counter, Round, Unit
from survey.participation import participants


class Place(NamedTuple):
    """A unit, and the counter where a file names one."""

    unit_id: int
    counter_id: int | None = None
    service: str = ""


class Known(NamedTuple):
    """What names in a file mean; names are compared without regard to capitals."""

    units: Mapping[str, int]
    periods: Mapping[int, tuple[date, date | None]]  # when a unit existed
    counters: Mapping[str, Place]

    @classmethod
    def of(cls, session: Session, round_: Round, own: Mapping[str, str]) -> Self:
        """Return the units of a round by code and by name, and what somebody said."""
        found = known_units(session, round_)
        units = {name.casefold(): unit for name, unit in found.items()}
        said = {
            name: units[code.casefold()]
            for name, code in own.items()
            if code.casefold() in units
        }
        existed = {u.id: (u.valid_from, u.valid_to) for u in units.values()}
        ids = {name: unit.id for name, unit in (units | said).items()}
        return cls(ids, existed, _counters(session, existed))

    def existed(self, unit_id: int, day: date) -> bool:
        """Return whether a unit existed on a day."""
        first, last = self.periods[unit_id]
        return first <= day and (last is None or day <= last)


def known_units(session: Session, round_: Round) -> dict[str, Unit]:
    """Return the units of a round by code, and by name where only one bears it.

    Names are in small letters.
    """
    inside = participants(session, round_)
    units = [unit for unit in session.scalars(select(Unit)) if unit.id in inside]
    names = Tally(unit.name.casefold() for unit in units)
    named = {unit.name.casefold(): unit for unit in units}
    by_name = {name: unit for name, unit in named.items() if names[name] == 1}
    return by_name | {unit.code: unit for unit in units}


def _counters(session: Session, unit_ids: Collection[int]) -> dict[str, Place]:
    columns = (Counter.code, Counter.unit_id, Counter.id, Counter.service)
    rows = session.execute(select(*columns))
    return {
        row.code.casefold(): Place(row.unit_id, row.id, row.service)
        for row in rows
        if row.unit_id in unit_ids
    }
