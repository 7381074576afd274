"""What a release says beside its figures: changes, weeks, drivers."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from survey.measure import Collecting, Instrument
from survey.models import Level, Release, Round, Status, Unit
from survey.release import earlier
from survey.release.changes import ChangeRow, change_lines, changes_since
from survey.release.codebook import Codebook
from survey.release.counting import Counted
from survey.release.digest import further_digest
from survey.release.drivers import DriverRow, driver_rows
from survey.release.figures import Row
from survey.release.totals import Key
from survey.release.trend import Earlier, TrendRow, trend_rows
from survey.release.weeks import monday_of


@dataclass(frozen=True, slots=True)
class Further:
    """Rows beside the figures, in the order of the method and of time."""

    changes: Sequence[ChangeRow]
    weeks: Sequence[TrendRow]
    drivers: Sequence[DriverRow]
    digest: str


@dataclass(frozen=True, slots=True)
class Basis:
    """What the further rows of a release are computed from."""

    instrument: Instrument
    collecting: Collecting
    counted: Sequence[Counted]
    weights: Mapping[Key, float]
    domains: Mapping[int, Sequence[int]]
    rows: Sequence[Row]
    units: Mapping[int, Unit]
    last: Release | None  # of the same round
    today: date


def further_rows(session: Session, round_: Round, basis: Basis) -> Further:
    """Return changes, weeks and drivers; of published counts there are no weeks."""
    before = earlier.release_before(session, round_)
    changes = changes_since(
        session,
        before,
        basis.rows,
        round_=round_,
        units=basis.units,
        method=basis.instrument.method,
        collecting={one.key.unit_id for one in basis.counted},
    )
    weeks: list[TrendRow] = []
    drivers: list[DriverRow] = []
    if any(one.days for one in basis.counted):
        items = Codebook.of(round_).criteria
        weeks = _weeks(session, round_, basis, items)
        drivers = _drivers(session, basis, items)
    lines = [
        *change_lines(changes, before, basis.units),
        *_week_lines(weeks, basis.units),
        *_driver_lines(drivers, basis.units),
    ]
    return further_of(lines, changes=changes, weeks=weeks, drivers=drivers)


def further_of(
    lines: Iterable[Sequence[object]],
    *,
    changes: Sequence[ChangeRow],
    weeks: Sequence[TrendRow] = (),
    drivers: Sequence[DriverRow] = (),
) -> Further:
    """Return these rows with their digest."""
    return Further(changes, weeks, drivers, further_digest(lines))


def _weeks(
    session: Session, round_: Round, basis: Basis, items: Sequence[str]
) -> list[TrendRow]:
    rows: dict[tuple[int, int], TrendRow] = {}
    if basis.last:
        for one in earlier.weeks_of_release(session, basis.last):
            rows[one.unit_id, monday_of(one.starts_on)] = TrendRow(
                *(one.unit_id, one.starts_on, one.n, one.status),
                *(one.value, one.se, one.low, one.high),
            )
    told = Earlier(rows, earlier.past_of_units(session, round_))
    overall = [row for row in basis.rows if row.level == Level.OVERALL]
    return trend_rows(
        basis.instrument,
        items,
        basis.counted,
        weighting=round_.weighting,
        weights=basis.weights,
        domains=basis.domains,
        sizes={row.unit_id: row.n for row in overall},
        earlier=told,
        today=basis.today,
        hidden={row.unit_id for row in overall if row.status == Status.SECONDARY},
    )


def _drivers(session: Session, basis: Basis, items: Sequence[str]) -> list[DriverRow]:
    told: dict[int, list[DriverRow]] = {}
    if basis.last:
        for one in earlier.drivers_of_release(session, basis.last):
            row = DriverRow(*(getattr(one, name) for name in DriverRow._fields))
            told.setdefault(one.unit_id, []).append(row)
    return driver_rows(
        basis.instrument,
        items,
        basis.counted,
        weights=basis.weights,
        collecting=basis.collecting,
        domains=basis.domains,
        rows=basis.rows,
        earlier=told,
    )


def _week_lines(
    rows: Sequence[TrendRow], units: Mapping[int, Unit]
) -> Iterator[Sequence[object]]:
    for row in rows:
        place = ("trend_point", units[row.unit_id].code, row.starts_on.isoformat())
        yield (*place, *row[2:-2], list(row.signals), row.basis)


def _driver_lines(
    rows: Sequence[DriverRow], units: Mapping[int, Unit]
) -> Iterator[Sequence[object]]:
    for row in rows:
        yield ("driver", units[row.unit_id].code, *row[1:])
