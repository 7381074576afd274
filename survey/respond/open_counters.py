"""Whether the counter of a public code is open, and for which round."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Row, Select, exists, func, select
from sqlalchemy.engine import Connection

from survey.models import (
    Channel,
    Counter,
    CounterMove,
    Population,
    Questionnaire,
    Round,
    RoundUnit,
    Unit,
)
from survey.participation import is_chosen
from survey.respond.places import Absence, OpenCounter, Place
from survey.respond.services import services_at

# Whom somebody at a counter may have come as; residents are called on at home.
AT_COUNTERS = (Population.COUNTER_USERS, Population.ORGANISATIONS)

INTERVIEWS = frozenset({Channel.PHONE, Channel.HOME})

RoundColumns = tuple[int, int | None, list[str], list[str], bool]


def find_counter(
    connection: Connection, code: str, *, day: date, channel: Channel = Channel.QR
) -> OpenCounter | Absence:
    """Return the counter of a public code as it takes sheets of a channel on a day."""
    found = connection.execute(_counter(code, day)).first()
    if found is None:
        return Absence.UNKNOWN
    rounds = connection.execute(_rounds(found.unit_id, day)).all()
    taking = (row for row in rounds if _takes_sheets(row, channel))
    latest = next((r for r in taking if _asks(connection, r, found.unit_id)), None)
    if latest is None or not _is_there(found, day):
        return Absence.CLOSED
    place = Place(
        round_id=latest.id,
        questionnaire_id=latest.questionnaire_id,
        unit_id=found.unit_id,
        counter_id=found.id,
        channel=channel,
        population=_usual(latest.populations),
        service=found.service,
    )
    return OpenCounter(
        code=found.code,
        place=place,
        name=found.name,
        name_en=found.name_en,
        room=found.room,
        unit_name=found.unit_name,
        unit_name_en=found.unit_name_en,
        services=() if found.service else services_at(connection, place, day),
        populations=_populations(latest.populations),
    )


def _takes_sheets(found: Row[*RoundColumns], channel: Channel) -> bool:
    """Return whether a round asks by a channel, at counters those who use them."""
    _, _, channels, populations, _ = found
    is_asked = Population.COUNTER_USERS in populations or channel in INTERVIEWS
    return channel in channels and is_asked


def _usual(asked: Sequence[str]) -> Population:
    """Return whom a sheet is of where nobody says it."""
    users = Population.COUNTER_USERS
    return users if users in asked else Population(asked[0])


def _populations(asked: Sequence[str]) -> tuple[Population, ...]:
    """Return the populations that a round asks at counters, where it asks several."""
    found = tuple(one for one in AT_COUNTERS if one in asked)
    return found if len(found) > 1 else ()


def _asks(connection: Connection, found: Row[*RoundColumns], unit_id: int) -> bool:
    """Return whether a unit is among those that a round below it was opened for."""
    return not found.is_of_some or is_chosen(connection, found.id, unit_id)


def _is_there(found: Row[*tuple[Any, ...]], day: date) -> bool:
    """Return whether the counter is open and its unit exists on a day."""
    is_open = found.opened_on <= day and (
        found.closed_on is None or day < found.closed_on
    )
    return is_open and (
        found.valid_from <= day and (found.valid_to is None or day <= found.valid_to)
    )


def _counter(code: str, day: date) -> Select[*tuple[Any, ...]]:
    # A reform is in force from midnight; the worker moves its counters a little later.
    moved = (
        select(CounterMove.unit_id)
        .where(CounterMove.counter_id == Counter.id, CounterMove.moves_on <= day)
        .order_by(CounterMove.moves_on.desc())
        .limit(1)
        .scalar_subquery()
    )
    unit_id = func.coalesce(moved, Counter.unit_id).label("unit_id")
    return (
        select(
            *(Counter.id, Counter.code, Counter.name, Counter.name_en, Counter.room),
            *(Counter.opened_on, Counter.closed_on, unit_id, Counter.service),
            *(Unit.name.label("unit_name"), Unit.name_en.label("unit_name_en")),
            *(Unit.valid_from, Unit.valid_to),
        )
        .join(Unit, Unit.id == func.coalesce(moved, Counter.unit_id))
        # Codes are drawn in capitals; people type what they like.
        .where(Counter.code.in_({code, code.upper()}))
    )


def _rounds(unit_id: int, day: date) -> Select[*RoundColumns]:
    """Return the rounds open on a day at the unit or above it, the latest first."""
    above = (
        select(Unit.id, Unit.parent_id)
        .where(Unit.id == unit_id)
        .cte("above", recursive=True)
    )
    above = above.union(
        select(Unit.id, Unit.parent_id).join(above, Unit.id == above.c.parent_id)
    )
    is_of_some = exists().where(RoundUnit.round_id == Round.id).label("is_of_some")
    columns = (Round.id, Round.questionnaire_id, Round.channels, Round.populations)
    return (
        select(*columns, is_of_some)
        .join(above, above.c.id == Round.root_id)
        .join(Questionnaire, Questionnaire.id == Round.questionnaire_id)
        .where(
            Round.closed_on.is_(None),
            Round.starts_on <= day,
            Round.ends_on >= day,
            Questionnaire.published_on.is_not(None),
        )
        .order_by(Round.starts_on.desc(), Round.id.desc())
    )
