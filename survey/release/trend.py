"""The overall index of every unit week by week, as it is frozen."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from survey.measure import Cell, Charted, Instrument, Weekly, Weeks, chart_weeks
from survey.models import Status
from survey.release.counting import Counted
from survey.release.strata import CHUNK, FEWEST_NEW
from survey.release.totals import Key
from survey.release.weeks import (
    Choice,
    Place,
    Told,
    choose_weeks,
    is_over,
    monday_of,
    own_sizes,
)


class TrendRow(NamedTuple):
    """A row of the table of weeks."""

    unit_id: int
    starts_on: date
    n: int
    status: str
    value: float | None = None
    se: float | None = None
    low: float | None = None
    high: float | None = None
    centre: float | None = None
    lower: float | None = None
    upper: float | None = None
    signals: Sequence[str] = ()
    basis: str = ""


class Earlier(NamedTuple):
    """What the round's release before told: its weeks, and the sheets of each unit."""

    rows: Mapping[Place, TrendRow]
    sizes: Mapping[int, int]


def trend_rows(
    instrument: Instrument,
    items: Sequence[str],
    counted: Sequence[Counted],
    *,
    weights: Mapping[Key, float],
    domains: Mapping[int, Sequence[int]],
    sizes: Mapping[int, int],
    earlier: Earlier | None,
    today: date,
) -> list[TrendRow]:
    """Return the weeks that were over of every unit; none of published counts.

    `sizes` are the sheets behind each unit's overall index.
    """
    weeks = Weeks(instrument, items)
    for chunk in _chunks(counted, weights, today=today):
        weeks.add(chunk)
    before = None
    if earlier:
        told = {place: row.n for place, row in earlier.rows.items()}
        before = own_sizes(Told(told, earlier.sizes), domains)
    choice = choose_weeks(weeks.sizes(), before)
    found = _measured(weeks, choice, domains, earlier)
    fewest = instrument.method.minimum_n
    return [
        row
        for unit_id in domains
        for row in _rows(unit_id, found.get(unit_id, {}), sizes[unit_id], fewest)
    ]


def _chunks(
    counted: Sequence[Counted], weights: Mapping[Key, float], *, today: date
) -> Iterator[list[Cell]]:
    """Yield the counter-days of weeks that are over, whole units at a time."""
    cells: list[Cell] = []
    held = 0
    strata = sorted(counted, key=lambda one: one.key)
    for unit_id, own in groupby(strata, key=lambda one: one.key.unit_id):
        for number, one in enumerate(own):
            weight = weights[one.key]
            cells += [
                Cell(unit_id, monday_of(day), number, weight, answers)
                for day, answers in one.days
                if is_over(day, today=today)
            ]
            held += one.n_sheets
        if cells and held > CHUNK:
            yield cells
            cells, held = [], 0
    if cells:
        yield cells


def _measured(
    weeks: Weeks,
    choice: Choice,
    domains: Mapping[int, Sequence[int]],
    earlier: Earlier | None,
) -> dict[int, dict[int, Weekly]]:
    """Return the weeks of every unit by their Mondays."""
    by_unit: dict[int, list[int]] = {}
    for unit_id, week in sorted(choice.counted | choice.stale):
        by_unit.setdefault(unit_id, []).append(week)
    wanted: dict[Place, list[Place]] = {}
    stale: set[Place] = set()
    for above, members in domains.items():
        for member in members:
            for week in by_unit.get(member, []):
                if (member, week) in choice.stale:
                    stale.add((above, week))
                else:
                    wanted.setdefault((above, week), []).append((member, week))
    anew = {place: union for place, union in wanted.items() if place not in stale}
    found: dict[int, dict[int, Weekly]] = {}
    for (unit_id, week), one in zip(
        anew, weeks.measure(list(anew.values())), strict=True
    ):
        found.setdefault(unit_id, {})[week] = one
    for unit_id, week in stale:
        if earlier and (unit_id, week) in earlier.rows:
            told = earlier.rows[unit_id, week]
            same = Weekly(told.n, told.value, told.se, told.low, told.high)
            found.setdefault(unit_id, {})[week] = same
    return found


def _rows(
    unit_id: int, weeks: Mapping[int, Weekly], size: int, fewest: int
) -> Iterator[TrendRow]:
    """Yield the weeks of a unit in order of time, those that are shown on a chart."""
    present = {week: one for week, one in sorted(weeks.items()) if one.n}
    shown = _shown(present, size, fewest)
    charts = dict(
        zip(shown, chart_weeks([present[week] for week in shown]), strict=True)
    )
    for week, one in present.items():
        starts_on = date.fromordinal(week)
        if week in charts:
            yield _row(unit_id, starts_on, one, charts[week])
        else:
            yield TrendRow(unit_id, starts_on, one.n, Status.WITHHELD)


def _shown(weeks: Mapping[int, Weekly], size: int, fewest: int) -> list[int]:
    """Return the weeks that have sheets enough, without giving few others away.

    Sheets of the running week and of withheld ones are what the weeks shown leave of
    the unit's own figure: are they few, the smallest week shown is withheld as well.
    """
    shown = [
        week for week, one in weeks.items() if one.n >= fewest and one.value is not None
    ]
    rest = size - sum(weeks[week].n for week in shown)
    if shown and 0 < abs(rest) < FEWEST_NEW:
        shown.remove(min(shown, key=lambda week: weeks[week].n))
    return shown


def _row(unit_id: int, starts_on: date, one: Weekly, chart: Charted) -> TrendRow:
    return TrendRow(
        unit_id,
        starts_on,
        one.n,
        Status.SHOWN,
        *one[1:],
        centre=chart.centre,
        lower=chart.lower,
        upper=chart.upper,
        signals=list(chart.signals),
        basis=chart.basis,
    )
