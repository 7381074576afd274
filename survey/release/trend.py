"""The overall index of every unit week by week, as it is frozen."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from survey.measure import Cell, Charted, Instrument, Weekly, Weeks, chart_weeks
from survey.methods import Method
from survey.methods.method import ROOT
from survey.models import Status, Weighting
from survey.release.counting import Counted, whole_units
from survey.release.held_weeks import held_weeks
from survey.release.strata import CHUNK
from survey.release.totals import Key
from survey.release.weeks import (
    Past,
    Place,
    is_over,
    monday_of,
    own_sizes,
    shown_weeks,
)
from survey.withholding.fewest import is_few


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
    """What the round's releases before told: the last one's weeks, and all there was.

    No row and no past in a round's first release.
    """

    rows: Mapping[Place, TrendRow]
    past: Mapping[int, Past]


class Counting(NamedTuple):
    """Weeks of collecting units that are counted; and those that may not change.

    Of a week that may not change, what was told before is told again: of the unit and
    all above it.
    """

    counted: Sequence[Place]
    stale: frozenset[Place]


def trend_rows(
    instrument: Instrument,
    items: Sequence[str],
    counted: Sequence[Counted],
    *,
    weighting: Weighting,
    weights: Mapping[Key, float],
    domains: Mapping[int, Sequence[int]],
    sizes: Mapping[int, int],
    earlier: Earlier,
    today: date,
    hidden: Collection[int] = (),
) -> list[TrendRow]:
    """Return the weeks that were over of every unit.

    `sizes` are the sheets behind each unit's overall index; `hidden` the units whose
    overall index is held back for the sake of others.
    """
    weeks = Weeks(instrument, items, weighting=weighting)
    for chunk in _chunks(counted, weights, today=today):
        weeks.add(chunk)
    fewest = instrument.method.minimum_n
    whole = whole_units(counted, len(items))
    choice = _choose(weeks.sizes(), domains, sizes, earlier, whole, fewest=fewest)
    found = _measured(weeks, choice, domains, earlier)
    present = {
        (unit_id, week): one
        for unit_id in domains
        for week, one in sorted(found.get(unit_id, {}).items())
        if one.n
    }
    could = _could_be_shown(present, sizes, earlier, fewest=fewest)
    held = held_weeks(
        {place: one.n for place, one in present.items()},
        could,
        domains,
        minimum=fewest,
        hidden=hidden,
        before=[p for p, r in earlier.rows.items() if r.status == Status.SECONDARY],
    )
    return list(_rows(present, set(could) - held, held, method=instrument.method))


def _choose(
    weeks: Mapping[Place, int],
    domains: Mapping[int, Sequence[int]],
    sizes: Mapping[int, int],
    earlier: Earlier,
    whole: Collection[int],
    *,
    fewest: int,
) -> Counting:
    """Return which weeks of collecting units are counted, by them and all above.

    A week told before waits until it has enough new sheets. A new one is counted when
    it has as many, and all sheets of its unit are counted; unless the unit itself may
    not show it.
    """
    told = {place: row.n for place, row in earlier.rows.items()}
    before = own_sizes(told, domains)
    stale = frozenset(
        place
        for place, n in weeks.items()
        if place in before and is_few(n - before[place])
    )
    by_unit: dict[int, dict[int, int]] = {}
    for (unit_id, week), n in weeks.items():
        if (unit_id, week) in before or (unit_id in whole and not is_few(n)):
            kept = (unit_id, week) in stale
            by_unit.setdefault(unit_id, {})[week] = before[unit_id, week] if kept else n
    counted: list[Place] = []
    for unit_id, own in by_unit.items():
        refused: set[int] = set()
        if len(domains[unit_id]) == 1:
            past = earlier.past.get(unit_id, Past())
            shown = shown_weeks(own, sizes[unit_id], past, fewest=fewest)
            refused = {week for week, n in own.items() if n >= fewest} - set(shown)
        counted += [(unit_id, week) for week in own if week not in refused]
    return Counting([place for place in counted if place not in stale], stale)


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
                Cell(unit_id, monday_of(one_day.day), number, weight, one_day.answers)
                for one_day in one.days
                if is_over(one_day.day, today=today)
            ]
            held += one.n_sheets
        if cells and held > CHUNK:
            yield cells
            cells, held = [], 0
    if cells:
        yield cells


def _measured(
    weeks: Weeks,
    choice: Counting,
    domains: Mapping[int, Sequence[int]],
    earlier: Earlier,
) -> dict[int, dict[int, Weekly]]:
    """Return the weeks of every unit by their Mondays."""
    by_unit: dict[int, list[int]] = {}
    for unit_id, week in sorted({*choice.counted, *choice.stale}):
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
        if (unit_id, week) in earlier.rows:
            told = earlier.rows[unit_id, week]
            same = Weekly(told.n, told.value, told.se, told.low, told.high)
            found.setdefault(unit_id, {})[week] = same
    return found


def _could_be_shown(
    present: Mapping[Place, Weekly],
    sizes: Mapping[int, int],
    earlier: Earlier,
    *,
    fewest: int,
) -> list[Place]:
    """Return the weeks of units that do not give away few sheets of the unit itself."""
    found: list[Place] = []
    for unit_id, places in groupby(present, key=lambda place: place[0]):
        numbers = {week: present[unit_id, week].n for _unit, week in places}
        past = earlier.past.get(unit_id, Past())
        shown = shown_weeks(numbers, sizes[unit_id], past, fewest=fewest)
        found += [(unit_id, week) for week in shown]
    # Told again from a release that had withheld it, a week has no index.
    return [place for place in found if present[place].value is not None]


def _rows(
    present: Mapping[Place, Weekly],
    shown: Collection[Place],
    held: Collection[Place],
    *,
    method: Method,
) -> Iterator[TrendRow]:
    """Yield the weeks in order of units and time, those that are shown on a chart."""
    for unit_id, places in groupby(present, key=lambda place: place[0]):
        own = list(places)
        told = [place for place in own if place in shown]
        found = chart_weeks([present[p] for p in told], most=method.most(ROOT))
        charts = dict(zip(told, found, strict=True))
        for place in own:
            starts_on, one = date.fromordinal(place[1]), present[place]
            if place in charts:
                yield _row(unit_id, starts_on, one, charts[place])
            else:
                status = Status.SECONDARY if place in held else Status.WITHHELD
                yield TrendRow(unit_id, starts_on, one.n, status)


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
