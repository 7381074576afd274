"""How the factors of each collecting unit go along, as it is frozen."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from survey.measure import (
    Answered,
    Collecting,
    FactorFigures,
    Instrument,
    find_drivers,
)
from survey.models import Status
from survey.release.counting import Counted, whole_units
from survey.release.figures import Row
from survey.release.totals import Key


class DriverRow(NamedTuple):
    """A row of the table of drivers."""

    unit_id: int
    node: str
    n: int
    kept: float
    association: float | None
    assoc_low: float | None
    assoc_high: float | None
    gap: float | None
    gap_low: float | None
    gap_high: float | None
    quadrant: str
    firm: bool


def driver_rows(
    instrument: Instrument,
    items: Sequence[str],
    counted: Sequence[Counted],
    *,
    weights: Mapping[Key, float],
    collecting: Collecting,
    domains: Mapping[int, Sequence[int]],
    rows: Sequence[Row],
    earlier: Mapping[int, Sequence[DriverRow]],
) -> list[DriverRow]:
    """Return the factors of every collecting unit beside each other.

    From its answers where all that are there were counted; else as the release
    before told them. `collecting` are the units in the order of `counted`; one that
    stands above others has figures that are not of its own answers alone, and none.
    """
    nodes = [factor.code for factor in instrument.method.factors]
    if len(nodes) < 2:
        return []
    covariances = collecting.covariances(nodes)
    factors = _shown_factors(rows, nodes)
    by_unit: dict[int, list[Counted]] = {}
    for one in counted:
        by_unit.setdefault(one.key.unit_id, []).append(one)
    whole = whole_units(counted, len(items))
    found: list[DriverRow] = []
    for number, (unit_id, strata) in enumerate(by_unit.items()):
        if len(domains[unit_id]) > 1:
            continue
        own = factors.get(unit_id, {})
        if unit_id not in whole:
            found += (row for row in earlier.get(unit_id, ()) if row.node in own)
            continue
        places = [place for place, node in enumerate(nodes) if node in own]
        figures = FactorFigures(
            list(own),
            # Beside each other factors are on 0-100: their points may differ.
            [
                (row.value or 0.0) / instrument.factors[node]
                for node, row in own.items()
            ],
            covariances[number][np.ix_(places, places)],
            min((row.df or 0 for row in own.values()), default=0),
        )
        told = find_drivers(instrument, items, list(_cells(strata, weights)), figures)
        found += [DriverRow(unit_id, *one) for one in told]
    return found


def _shown_factors(
    rows: Sequence[Row], nodes: Sequence[str]
) -> dict[int, dict[str, Row]]:
    """Return the shown factors of each unit, in the order of the method."""
    found: dict[int, dict[str, Row]] = {}
    for row in rows:
        if row.node in nodes and row.status == Status.SHOWN:
            found.setdefault(row.unit_id, {})[row.node] = row
    return {
        unit_id: {node: own[node] for node in nodes if node in own}
        for unit_id, own in found.items()
    }


def _cells(
    strata: Sequence[Counted], weights: Mapping[Key, float]
) -> Iterator[Answered]:
    for number, one in enumerate(strata):
        for day in one.days:
            yield Answered(number, weights[one.key], day.answers)
