"""Collecting units as domains, and all units above as unions of them, at once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from analysis import (
    Domains,
    Stratum,
    domains_of,
    equal_units,
    estimates_of,
    linearise,
)
from survey.measure.instrument import CONFIDENCE, Instrument
from survey.measure.measured import Measured
from survey.measure.threads import one_thread
from survey.models import Weighting

_STRATA = 64  # whose cross products by level are held side by side
_UNIONS = 256  # whose covariances are


@dataclass(frozen=True, slots=True)
class Collecting:
    """The collecting units of a release, numbered from 0."""

    instrument: Instrument
    domains: Domains

    @classmethod
    def of(
        cls,
        instrument: Instrument,
        units: Sequence[Sequence[Stratum]],
        weights: Sequence[Sequence[float]],
        *,
        weighting: Weighting,
    ) -> Self:
        """Add up the strata of each unit, as the weighting has it."""
        by_totals = weighting == Weighting.TRANSACTIONS
        with one_thread():
            parts = [
                _domains(instrument, units[run], weights[run], by_totals=by_totals)
                for run in _runs([len(unit) for unit in units])
            ]
            found = Domains.joined(parts)
            if weighting == Weighting.UNITS:
                found = equal_units(found)
        return cls(instrument, found)

    def n_sheets(self) -> list[int]:
        """Return how many sheets with an answer each unit has."""
        return [int(n) for n in self.domains.n[:, -1]]

    def answers(self) -> list[list[int]]:
        """Return how many sheets with an answer each unit has in every node."""
        found: list[list[int]] = self.domains.n.astype(int).tolist()
        return found

    def measure(self, unions: Sequence[Sequence[int]]) -> Iterator[list[Measured]]:
        """Yield the figures of every node in each union of units."""
        for start in range(0, len(unions), _UNIONS):
            with one_thread():
                whole = self.domains.merged(list(unions[start : start + _UNIONS]))
                found = estimates_of(whole, self.instrument.tree, confidence=CONFIDENCE)
            for one, codes in zip(found, whole.codes, strict=True):
                yield self.instrument.measured(one, codes)

    def covariances(self, nodes: Sequence[str]) -> NDArray[np.float64]:
        """Return the covariance matrix of some nodes in each unit."""
        tree = self.instrument.tree
        places = [tree.codes.index(node) for node in nodes]
        parts = []
        for start in range(0, len(self.domains), _UNIONS):
            with one_thread():
                part = self.domains.take(slice(start, start + _UNIONS))
                found = linearise(part, tree).covariance(part.spread, part.scale)
            parts.append(found[:, places][:, :, places])
        return np.concatenate(parts)


def _domains(
    instrument: Instrument,
    units: Sequence[Sequence[Stratum]],
    weights: Sequence[Sequence[float]],
    *,
    by_totals: bool,
) -> Domains:
    strata = [stratum for unit in units for stratum in unit]
    return domains_of(
        strata,
        instrument.score,
        groups=np.repeat(np.arange(len(units)), [len(unit) for unit in units]),
        weights=[weight for unit in weights for weight in unit],
        poststrata=np.arange(len(strata)) if by_totals else None,
    )


def _runs(sizes: Sequence[int]) -> Iterator[slice]:
    """Cut units into runs of about so many strata."""
    start, held = 0, 0
    for place, size in enumerate(sizes):
        if held and held + size > _STRATA:
            yield slice(start, place)
            start, held = place, 0
        held += size
    if held:
        yield slice(start, len(sizes))
