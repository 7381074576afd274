"""The overall index of every unit week by week, as it is frozen."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby

from survey.measure import Charted, Instrument, Weekly, Weeks, chart_weeks
from survey.methods import Method
from survey.methods.method import ROOT
from survey.models import Status, Weighting
from survey.release.chosen_weeks import choose, could_be_shown
from survey.release.counting import Counted, whole_units
from survey.release.held_weeks import held_weeks
from survey.release.measured_weeks import chunks_of_weeks, measured_weeks
from survey.release.totals import Key
from survey.release.weekly import Earlier, TrendRow
from survey.release.weeks import (
    Place,
)


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
    for chunk in chunks_of_weeks(counted, weights, today=today):
        weeks.add(chunk)
    fewest = instrument.method.minimum_n
    whole = whole_units(counted, len(items))
    choice = choose(weeks.sizes(), domains, sizes, earlier, whole, fewest=fewest)
    found = measured_weeks(weeks, choice, domains, earlier)
    present = {
        (unit_id, week): one
        for unit_id in domains
        for week, one in sorted(found.get(unit_id, {}).items())
        if one.n
    }
    could = could_be_shown(present, sizes, earlier, fewest=fewest)
    held = held_weeks(
        {place: one.n for place, one in present.items()},
        could,
        domains,
        minimum=fewest,
        hidden=hidden,
        before=[p for p, r in earlier.rows.items() if r.status == Status.SECONDARY],
    )
    return list(_rows(present, set(could) - held, held, method=instrument.method))


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
