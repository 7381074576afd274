"""The overall index week by week, with the limits of a control chart."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

import numpy as np

from analysis import (
    Domains,
    domains_of,
    equal_units,
    figures_of,
    index_chart,
    pooled_variances,
    summarise_strata,
)
from survey.measure.frozen import frozen, frozen_or_none
from survey.measure.instrument import CONFIDENCE, Instrument, sheet_numbers
from survey.measure.threads import one_thread
from survey.models import Weighting

_UNIONS = 256  # weeks of units whose covariances are held side by side
FEWEST_WEEKS = 2  # for limits


class Cell(NamedTuple):
    """The sheets of a counter on a day; of one unit, stratum and week."""

    unit: int
    week: int
    stratum: int
    weight: float  # of every sheet
    answers: bytes


class Weekly(NamedTuple):
    """The overall index of one week, with its interval; None without an answer."""

    n: int
    value: float | None
    se: float | None
    low: float | None
    high: float | None


class Charted(NamedTuple):
    """A week on its chart; limits are None where there is no chart."""

    centre: float | None = None
    lower: float | None = None
    upper: float | None = None
    signals: tuple[str, ...] = ()
    basis: str = ""


class Weeks:
    """Collecting units week by week, as domains that can be added up."""

    def __init__(
        self, instrument: Instrument, items: Sequence[str], *, weighting: Weighting
    ) -> None:
        self._instrument = instrument
        self._items = items
        self._is_mean = weighting == Weighting.UNITS
        self._parts: list[Domains] = []
        # Where each week of a unit stands: in which part, as what number.
        self._places: dict[tuple[int, int], tuple[int, int]] = {}

    def add(self, cells: Sequence[Cell]) -> None:
        """Add all sheets of some units, which must come in no other call."""
        strata = {cell[:3]: cell.weight for cell in cells}
        numbers = {key: number for number, key in enumerate(sorted(strata))}
        weeks = sorted({key[:2] for key in strata})
        part = len(self._parts)
        self._places |= {week: (part, number) for number, week in enumerate(weeks)}
        home = [self._places[key[:2]][1] for key in numbers]
        texts = [cell.answers for cell in cells]
        with one_thread():
            found = summarise_strata(
                self._instrument.levels(self._items, texts),
                sheet_numbers(texts, len(self._items)),
                np.array([numbers[cell[:3]] for cell in cells]),
                self._instrument.tree,
                n_strata=len(numbers),
                scores=[self._instrument.score],
            )
            weights = [strata[key] for key in numbers]
            # What a week weighs is not known beforehand: no total is restored.
            units = domains_of(
                found, self._instrument.score, groups=home, weights=weights
            )
            self._parts.append(equal_units(units) if self._is_mean else units)

    def sizes(self) -> Mapping[tuple[int, int], int]:
        """Return how many sheets with an answer each unit has in each week."""
        return {
            week: int(self._parts[part].n[number, -1])
            for week, (part, number) in self._places.items()
        }

    def measure(self, unions: Sequence[Sequence[tuple[int, int]]]) -> list[Weekly]:
        """Return the overall index of each union of weeks of units."""
        found: list[Weekly] = []
        for start in range(0, len(unions), _UNIONS):
            with one_thread():
                found += self._measured(self._merged(unions[start : start + _UNIONS]))
        return found

    def _merged(self, unions: Sequence[Sequence[tuple[int, int]]]) -> Domains:
        """Add up each union part by part: side by side they need not be held."""
        inside: dict[tuple[int, int], list[int]] = {}
        for union, weeks in enumerate(unions):
            for part, number in (self._places[week] for week in weeks):
                inside.setdefault((part, union), []).append(number)
        sums = []
        members: list[list[int]] = [[] for _union in unions]
        ordered = sorted(inside)
        for place, (_part, union) in enumerate(ordered):
            members[union].append(place)
        for part, keys in groupby(ordered, key=lambda key: key[0]):
            sums.append(self._parts[part].merged([inside[key] for key in keys]))
        return Domains.joined(sums).merged(members)

    def _measured(self, domains: Domains) -> list[Weekly]:
        found = figures_of(domains, self._instrument.tree, confidence=CONFIDENCE)
        columns = (
            found.n, found.index, found.se, found.low, found.high, found.fallback,
        )  # fmt: skip
        rows = zip(*(column[:, -1].tolist() for column in columns), strict=True)
        factor = self._instrument.factor
        return [
            Weekly(
                *(n, frozen_or_none(value * factor)),
                None if fallback == "df0" else frozen_or_none(se * factor),
                *(frozen_or_none(low * factor), frozen_or_none(high * factor)),
            )
            for n, value, se, low, high, fallback in rows
        ]


def chart_weeks(weeks: Sequence[Weekly], *, most: float = 100.0) -> list[Charted]:
    """Return the chart of shown weeks in order of time, of an index from 0 to `most`.

    The error of a week's limits is that of one sheet, pooled over the weeks, spread
    over the sheets of the week: that of the week itself comes from a few
    counter-days, and is 0 or unknown where they agree or there is one.
    """
    values = np.array([one.value for one in weeks], np.float64)
    usable = [one.se is not None for one in weeks]
    n = np.array([one.n for one in weeks], np.float64)
    variance = np.array([(one.se or 0.0) ** 2 for one in weeks])
    if len(weeks) < FEWEST_WEEKS or not variance.any():
        return [Charted()] * len(weeks)
    # Weeks without an error of their own have no part in the pooled one.
    pool = pooled_variances(variance, np.where(usable, n, 0.0))
    one_sheet = float(np.max(np.where(usable, pool * n, 0.0)))
    found = index_chart(values, np.sqrt(one_sheet / n), bounds=(0.0, most))
    rows = zip(found.low, found.high, found.signals, strict=True)
    return [
        Charted(frozen(found.centre), frozen(low), frozen(high), signals, found.status)
        for low, high, signals in rows
    ]
