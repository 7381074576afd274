"""What a release reads: sheets by counter-day, and the release before."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session, load_only

from survey.models import (
    Counter,
    Driver,
    Figure,
    Level,
    Release,
    Response,
    Round,
    Status,
    Stratum,
    Tally,
    TransactionTotal,
    TrendPoint,
    Unit,
    Weighting,
)
from survey.release.totals import Key, Place
from survey.release.weeks import Past, Seen


class Cell(NamedTuple):
    """The sheets of a counter on a day, one after the other in no order.

    Of one service and one channel: a counter may change its service during a day.
    """

    unit_id: int
    counter_id: int
    day: date
    service: str
    channel: str
    n_sheets: int
    answers: str
    lowest_questionnaire: int
    highest_questionnaire: int


# In the order of the index, so that nothing has to be sorted.
PLACE = (
    *(Response.unit_id, Response.counter_id, Response.day),
    *(Response.service, Response.channel),
)


def sheets_by_stratum(session: Session, round_: Round) -> dict[Key, int]:
    """Return how many sheets a round has of every unit, service and channel."""
    cells = (
        select(*PLACE, func.count().label("n"))
        .where(Response.round_id == round_.id)
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
            *PLACE,
            func.count(),
            func.aggregate_strings(Response.answers, ""),
            func.min(Response.questionnaire_id),
            func.max(Response.questionnaire_id),
        )
        .where(Response.round_id == round_.id, Response.unit_id.in_(unit_ids))
        .group_by(*PLACE)
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


def newest_release(session: Session, round_id: int) -> Release | None:
    """Return a round's release of the highest number."""
    query = (
        select(Release)
        .where(Release.round_id == round_id)
        .order_by(Release.number.desc())
        .limit(1)
    )
    return session.scalar(query)


def strata_of_release(session: Session, release: Release | None) -> dict[Key, Stratum]:
    """Return what a release counted, and for what it had no sheet."""
    if release is None:
        return {}
    query = select(Stratum).where(Stratum.release_id == release.id)
    return {
        Key(row.unit_id, row.service, row.channel): row
        for row in session.scalars(query)
    }


def release_before(session: Session, round_: Round) -> Release | None:
    """Return the last release of the round before, of the same method and version.

    The newest round of the same root that had ended when this one began. A mean of
    units is compared with means only: a design total answers another question.
    """
    query = (
        select(Release)
        .join(Release.round)
        .where(
            Round.root_id == round_.root_id,
            Round.method_id == round_.method_id,
            (Release.weighting == Weighting.UNITS)
            == (round_.weighting == Weighting.UNITS),
            func.coalesce(Round.closed_on, Round.ends_on) < round_.starts_on,
        )
        .order_by(Round.starts_on.desc(), Round.id.desc(), Release.number.desc())
        .limit(1)
    )
    return session.scalar(query)


def shown_figures(session: Session, release: Release) -> Iterator[Figure]:
    """Yield what a release shows."""
    query = select(Figure).where(
        Figure.release_id == release.id, Figure.status == Status.SHOWN
    )
    # Twelve thousand and more: only what is compared is read.
    columns = ("unit_id", "node", "value", "se", "df", "low", "high", "fallback")
    only = load_only(*(getattr(Figure, name) for name in columns))
    yield from session.scalars(query.options(only))


def past_of_units(session: Session, round_: Round) -> dict[int, Past]:
    """Return what the releases of a round told of every unit so far."""
    is_shown = TrendPoint.status == Status.SHOWN
    in_weeks = (
        select(TrendPoint.release_id, TrendPoint.unit_id, func.sum(TrendPoint.n))
        .join(Release, Release.id == TrendPoint.release_id)
        .where(Release.round_id == round_.id, is_shown)
        .group_by(TrendPoint.release_id, TrendPoint.unit_id)
    )
    sums = {(row[0], row[1]): int(row[2]) for row in session.execute(in_weeks)}
    sizes = (
        select(Release.id, Release.number, Release.made_at, Figure.unit_id, Figure.n)
        .join(Figure, Figure.release_id == Release.id)
        .where(Release.round_id == round_.id, Figure.level == Level.OVERALL)
        .order_by(Release.number)
    )
    firsts = (
        select(TrendPoint.unit_id, TrendPoint.starts_on, func.min(Release.number))
        .join(Release, Release.id == TrendPoint.release_id)
        .where(Release.round_id == round_.id, is_shown)
        .group_by(TrendPoint.unit_id, TrendPoint.starts_on)
    )
    first: dict[int, dict[int, int]] = {}
    for unit_id, starts_on, number in session.execute(firsts):
        first.setdefault(unit_id, {})[starts_on.toordinal()] = number
    seen: dict[int, list[Seen]] = {}
    for release_id, number, made_at, unit_id, n in session.execute(sizes):
        made_on = made_at.date().toordinal()
        one = Seen(number, made_on, n, sums.get((release_id, unit_id), 0))
        seen.setdefault(unit_id, []).append(one)
    return {unit_id: Past(own, first.get(unit_id, {})) for unit_id, own in seen.items()}


def weeks_of_release(session: Session, release: Release) -> list[TrendPoint]:
    """Return the weeks a release tells."""
    query = select(TrendPoint).where(TrendPoint.release_id == release.id)
    return list(session.scalars(query))


def drivers_of_release(session: Session, release: Release) -> list[Driver]:
    """Return the factors a release tells beside each other, as they were written."""
    query = select(Driver).where(Driver.release_id == release.id)
    return list(session.scalars(query.order_by(Driver.unit_id, Driver.node)))


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
