"""Rows of a release that files tell."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import Session, defer, joinedload

from survey.models import (
    AnyChange,
    Change,
    Choice,
    Driver,
    Evidence,
    Figure,
    Part,
    PartDetail,
    Release,
    ReleaseUnranked,
    Representation,
    Stratum,
    StratumOrigin,
    TrendPoint,
    Unit,
    YearChange,
)

Found = TypeVar(
    "Found",
    Change,
    YearChange,
    TrendPoint,
    Driver,
    Part,
    PartDetail,
    Choice,
    ReleaseUnranked,
)


def figures(
    session: Session,
    release: Release,
    nodes: Mapping[str, int],
    places: Mapping[int, int],
) -> list[Figure]:
    """Return the figures with their units, in the order of the places of both."""
    query = (
        select(Figure)
        .where(Figure.release_id == release.id)
        .options(joinedload(Figure.unit))
    )
    return sorted(
        session.scalars(query),
        key=lambda figure: (places[figure.unit_id], nodes[figure.node]),
    )


def strata(
    session: Session, release: Release, places: Mapping[int, int]
) -> list[tuple[Stratum, Unit]]:
    """Return the strata with their units, without the sums that releases go on from."""
    query = (
        select(Stratum, Unit)
        .join(Unit, Unit.id == Stratum.unit_id)
        .where(Stratum.release_id == release.id)
        .options(defer(Stratum.statistics))
    )
    return sorted(
        ((stratum, unit) for stratum, unit in session.execute(query)),
        key=lambda row: (places[row[1].id], row[0].service, row[0].channel),
    )


def of_units(
    session: Session, table: type[Found], release: Release
) -> list[tuple[Found, Unit]]:
    """Return the rows of a release with their units."""
    query = (
        select(table, Unit)
        .join(Unit, Unit.id == table.unit_id)
        .where(table.release_id == release.id)
    )
    return [(row, unit) for row, unit in session.execute(query)]


def since(
    session: Session, changes: Sequence[tuple[AnyChange, Unit]]
) -> Release | None:
    """Return the release that changes are since: of all the same."""
    return session.get_one(Release, changes[0][0].earlier_id) if changes else None


def represented_by_unit(
    session: Session, release: Release
) -> dict[int, Representation]:
    """Return for how much of each unit's transactions the sheets speak."""
    query = select(Representation).where(Representation.release_id == release.id)
    return {row.unit_id: row for row in session.scalars(query)}


def evidence_of(session: Session, release: Release) -> dict[Evidence, int]:
    """Return how many sheets there are of each class, the strongest first."""
    query = (
        select(StratumOrigin.evidence, func.sum(StratumOrigin.n))
        .where(StratumOrigin.release_id == release.id)
        .group_by(StratumOrigin.evidence)
    )
    found = {row[0]: int(row[1]) for row in session.execute(query)}
    return {one: found[one] for one in Evidence if one in found}
