"""What a release says beside its figures: changes, weeks, drivers, groups, choices.

Its digest also has in which group each unit is ranked, or why it is not.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from survey.measure import Collecting, Instrument
from survey.models import Level, Release, Round, Status, Unit
from survey.release import earlier
from survey.release.changes import ChangeRow, change_lines, changes_since
from survey.release.codebook import Codebook, form_of
from survey.release.counting import Counted
from survey.release.digest import further_digest
from survey.release.drivers import DriverRow, driver_rows
from survey.release.figures import Row
from survey.release.origins import Origin
from survey.release.parts import (
    Parts,
    Sources,
    Told,
    Weighed,
    choosings,
    draft_parts,
    groupings,
    part_lines,
)
from survey.release.totals import Key
from survey.release.trend import trend_rows
from survey.release.unranked import Unranked, place_lines
from survey.release.weekly import Earlier, TrendRow
from survey.release.weeks import monday_of


@dataclass(frozen=True, slots=True)
class Further:
    """Rows beside the figures, in the order of the method and of time."""

    changes: Sequence[ChangeRow]
    weeks: Sequence[TrendRow]
    drivers: Sequence[DriverRow]
    parts: Parts
    digest: str
    year_changes: Sequence[ChangeRow] = ()


@dataclass(frozen=True, slots=True)
class Basis:
    """What the further rows of a release are computed from."""

    instrument: Instrument
    collecting: Collecting
    counted: Sequence[Counted]
    weighed: Mapping[Key, Weighed]
    domains: Mapping[int, Sequence[int]]
    rows: Sequence[Row]
    units: Mapping[int, Unit]
    last: Release | None  # of the same round
    today: date
    unranked: Sequence[Unranked]

    @property
    def weights(self) -> dict[Key, float]:
        """Return what a sheet of each stratum counts for."""
        return {key: one.weight for key, one in self.weighed.items()}


def further_rows(session: Session, round_: Round, basis: Basis) -> Further:
    """Return all that is told beside the figures; of published counts only changes."""
    before = earlier.release_before(session, round_)
    year_before = _year_before(session, round_, before)
    changes, year_changes = (
        changes_since(
            session,
            one,
            basis.rows,
            round_=round_,
            units=basis.units,
            method=basis.instrument.method,
            collecting={one.key.unit_id for one in basis.counted},
        )
        for one in (before, year_before)
    )
    weeks: list[TrendRow] = []
    drivers: list[DriverRow] = []
    parts = Parts()
    if any(one.days for one in basis.counted):
        items = Codebook.of(round_).criteria
        weeks = _weeks(session, round_, basis, items)
        drivers = _drivers(session, basis, items)
        parts = _parts(session, round_, basis)
    lines = [
        *change_lines(changes, before, basis.units),
        *change_lines(year_changes, year_before, basis.units, table="year_change"),
        *_week_lines(weeks, basis.units),
        *_driver_lines(drivers, basis.units),
        *part_lines(parts.groups, parts.details, parts.choices, basis.units),
        *place_lines(basis.rows, basis.unranked, basis.units),
    ]
    digest = further_digest(lines)
    return Further(changes, weeks, drivers, parts, digest, year_changes)


def _year_before(
    session: Session, round_: Round, before: Release | None
) -> Release | None:
    """Return the release of a year before, unless it is compared with already."""
    found = earlier.release_a_year_before(session, round_)
    return None if found is None or found is before else found


def further_changes(
    lines: Iterable[Sequence[object]], changes: Sequence[ChangeRow]
) -> Further:
    """Return changes alone with their digest: of rates nothing else is told."""
    return Further(changes, (), (), Parts(), further_digest(lines))


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


def _parts(session: Session, round_: Round, basis: Basis) -> Parts:
    codebook, form = Codebook.of(round_), form_of(round_)
    by_unit: dict[int, list[Counted]] = {}
    for one in basis.counted:
        by_unit.setdefault(one.key.unit_id, []).append(one)
    sources = Sources(
        instrument=basis.instrument,
        items=codebook.criteria,
        n_others=len(codebook.others),
        groupings=groupings(
            form, codebook, [one.key for one in basis.counted], _origins(basis.counted)
        ),
        choosings=choosings(form, codebook),
        weighting=round_.weighting,
        weighed=basis.weighed,
        domains=basis.domains,
        by_unit=by_unit,
        number=basis.last.number + 1 if basis.last else 1,
    )
    return draft_parts(sources, Told.by(session, basis.last))


def _origins(counted: Sequence[Counted]) -> set[Origin]:
    """Return of which origins there are sheets."""
    alike = {day.pieces for one in counted for day in one.days}
    return {piece.origin for pieces in alike for piece in pieces}


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
