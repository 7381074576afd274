"""Of which population and evidence class the sheets of a counter-day are."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.evidence import evidence_by_itself
from survey.models import Channel, Evidence, Population, Release, StratumOrigin
from survey.release.totals import Key


class Origin(NamedTuple):
    """Who answered, and what shows it; published counts do not say who."""

    population: str
    evidence: str


class Piece(NamedTuple):
    """Sheets of one origin."""

    origin: Origin
    n: int


class OriginRow(NamedTuple):
    """A row of the table of origins."""

    unit_id: int
    service: str
    channel: str
    population: str
    evidence: str
    n: int


OF_TALLY = Origin("", Evidence.TALLY.value)


def usual_origin(channel: str) -> Origin:
    """Return the origin of sheets that the digest says nothing of: as all once were."""
    if channel == Channel.TALLY:
        return OF_TALLY
    return Origin(Population.COUNTER_USERS.value, evidence_by_itself(channel).value)


def added_up(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Return the sheets of each origin, in a fixed order."""
    found: Counter[Origin] = Counter()
    for origin, n in pieces:
        found[origin] += n
    return tuple(Piece(origin, n) for origin, n in sorted(found.items()))


def origins_of_release(
    session: Session, release: Release | None
) -> dict[Key, tuple[Piece, ...]]:
    """Return of which origins the sheets were that a release counted."""
    if release is None:
        return {}
    query = select(StratumOrigin).where(StratumOrigin.release_id == release.id)
    found: dict[Key, list[Piece]] = {}
    for row in session.scalars(query):
        key = Key(row.unit_id, row.service, row.channel)
        origin = Origin(row.population, row.evidence)
        found.setdefault(key, []).append(Piece(origin, row.n))
    return {key: added_up(pieces) for key, pieces in found.items()}


def origin_rows(origins: Mapping[Key, Sequence[Piece]]) -> list[OriginRow]:
    """Return what a release says of the sheets it counts."""
    return [
        OriginRow(*key, *origin, n)
        for key, pieces in sorted(origins.items())
        for origin, n in pieces
    ]
