"""What a release reads: sheets by counter-day, totals, and what it is known by."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from survey.models import (
    Counter,
    Figure,
    Level,
    Release,
    Response,
    Round,
    Stratum,
    Tally,
    TransactionTotal,
    Unit,
)
from survey.release.totals import Key, Place
from survey.withdrawn import still_standing


class Cell(NamedTuple):
    """Sheets of a counter on a day, one after the other in no order.

    Of one service and one channel: a counter may change its service during a day. Those
    of another population or evidence class are a cell of their own.
    """

    unit_id: int
    counter_id: int
    day: date
    service: str
    channel: str
    population: str
    evidence: str
    n_sheets: int
    answers: str
    lowest_questionnaire: int
    highest_questionnaire: int


# In the order of the index, so that nothing has to be sorted.
PLACE = (
    *(Response.unit_id, Response.counter_id, Response.day),
    *(Response.service, Response.channel),
)
ORIGIN = (Response.population, Response.evidence)


def sheets_by_stratum(session: Session, round_: Round) -> dict[Key, int]:
    """Return how many sheets a round has of every unit, service and channel."""
    cells = (
        select(*PLACE, func.count().label("n"))
        .where(Response.round_id == round_.id, *still_standing(session, round_.id))
        .group_by(*PLACE)
        .subquery()
    )
    key = (cells.c.unit_id, cells.c.service, cells.c.channel)
    query = select(*key, func.sum(cells.c.n)).group_by(*key)
    return {Key(*row[:3]): int(row[3]) for row in session.execute(query)}


def cells_of_units(
    session: Session, round_: Round, unit_ids: Sequence[int]
) -> list[Cell]:
    """Return all sheets of some units in a round, by counter-day."""
    query = (
        select(
            *(*PLACE, *ORIGIN),
            func.count(),
            func.aggregate_strings(Response.answers, ""),
            func.min(Response.questionnaire_id),
            func.max(Response.questionnaire_id),
        )
        .where(Response.round_id == round_.id, Response.unit_id.in_(unit_ids))
        .where(*still_standing(session, round_.id))
        .group_by(*PLACE, *ORIGIN)
    )
    return [Cell(*row) for row in session.execute(query)]


def tallies_by_unit(session: Session, round_: Round) -> dict[int, dict[str, list[int]]]:
    """Return the published counts of a round by unit and criterion."""
    query = select(Tally.unit_id, Tally.criterion, Tally.counts).where(
        Tally.round_id == round_.id
    )
    found: dict[int, dict[str, list[int]]] = {}
    for unit_id, criterion, counts in session.execute(query):
        found.setdefault(unit_id, {})[criterion] = counts
    return found


def transactions_by_place(session: Session, round_: Round) -> dict[Place, int]:
    """Return the transaction totals of a round."""
    columns = (TransactionTotal.unit_id, TransactionTotal.service)
    query = select(*columns, TransactionTotal.total).where(
        TransactionTotal.round_id == round_.id
    )
    return {Place(*row[:2]): row[2] for row in session.execute(query)}


def units_by_id(session: Session) -> dict[int, Unit]:
    """Return all units there are and were."""
    return {unit.id: unit for unit in session.scalars(select(Unit))}


def counter_codes(session: Session) -> dict[int, str]:
    """Return the public code of every counter."""
    return {
        row.id: row.code for row in session.execute(select(Counter.id, Counter.code))
    }


class Headline(NamedTuple):
    """A release with the figure it is known by: that of the round's own unit."""

    release: Release
    round_code: str
    n_units: int
    figure: Figure | None


def headlines(session: Session, round_id: int | None = None) -> list[Headline]:
    """Return the releases of a round, or of all, each with its headline."""
    units = (
        select(func.count(Stratum.unit_id.distinct()))
        .where(Stratum.release_id == Release.id, Stratum.counted_in > 0)
        .scalar_subquery()
        .label("n_units")
    )
    is_root = (
        (Figure.release_id == Release.id)
        & (Figure.unit_id == Round.root_id)
        & (Figure.level == Level.OVERALL)
    )
    query = (
        select(Release, Round.code, units, Figure)
        .join(Round, Round.id == Release.round_id)
        .outerjoin(Figure, is_root)
        .order_by(Round.starts_on, Round.code, Release.number)
    )
    if round_id is not None:
        query = query.where(Release.round_id == round_id)
    return [Headline(*row) for row in session.execute(query)]
