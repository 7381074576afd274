"""How the factors of one unit go along with each other, and which lie behind."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis import (
    Design,
    Interval,
    RestAssociation,
    factor_scores,
    limits_against_mean,
    priorities,
    rest_association,
)
from survey.measure.frozen import frozen, frozen_or_none
from survey.measure.instrument import CONFIDENCE, Instrument, sheet_numbers
from survey.measure.threads import one_thread

Numbers = NDArray[np.float64]
Limits = tuple[float | None, float | None, float | None]  # value, low, high

FIRM = 200  # complete sheets from which associations are more than a hint
FEWEST_FACTORS = 2


class FactorFigures(NamedTuple):
    """The shown factors of a unit: indices, and their covariance matrix."""

    nodes: Sequence[str]
    values: Sequence[float]
    covariance: Numbers
    df: int


class Answered(NamedTuple):
    """The sheets of a counter on a day."""

    stratum: int
    weight: float
    answers: bytes


class Driven(NamedTuple):
    """A factor beside the others; None where the answers do not vary."""

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


def find_drivers(
    instrument: Instrument,
    items: Sequence[str],
    cells: Sequence[Answered],
    factors: FactorFigures,
) -> list[Driven]:
    """Return how each shown factor of a unit goes along with the others.

    Empty with fewer than two factors, or with fewer complete sheets than a figure
    must have.
    """
    if len(factors.nodes) < FEWEST_FACTORS:
        return []
    numbers = sheet_numbers([cell.answers for cell in cells], len(items))
    scores = _scores(instrument, items, cells, factors.nodes)
    weight = np.array([cell.weight for cell in cells])[numbers]
    complete = ~np.isnan(scores).any(axis=1) & (weight > 0)
    n = int(complete.sum())
    if n < instrument.method.minimum_n:
        return []
    design = Design.build(
        stratum=np.array([cell.stratum for cell in cells])[numbers],
        psu=numbers,
        weight=weight,
    )
    r, limits = _associations(instrument, factors.nodes, scores, complete, design)
    behind = limits_against_mean(
        factors.values, factors.covariance, df=factors.df, confidence=CONFIDENCE
    )
    kept = frozen(weight[complete].sum() / weight.sum())
    quadrants = _quadrants(r, limits, factors.values, behind)
    mean = float(np.mean(factors.values))
    gap = np.asarray(factors.values) - mean
    return [
        Driven(
            node,
            n,
            kept,
            *_frozen(r[place], limits.low[place], limits.high[place]),
            *_frozen(gap[place], behind.low[place] - mean, behind.high[place] - mean),
            quadrants[place],
            n >= FIRM,
        )
        for place, node in enumerate(factors.nodes)
    ]


def _frozen(value: float, low: float, high: float) -> Limits:
    return frozen_or_none(value), frozen_or_none(low), frozen_or_none(high)


def _scores(
    instrument: Instrument,
    items: Sequence[str],
    cells: Sequence[Answered],
    nodes: Sequence[str],
) -> Numbers:
    """Return the score of each sheet on some factors, by the method's measure."""
    method = instrument.method
    levels = instrument.levels(items, [cell.answers for cell in cells])
    names = [f.code for f in method.factors for _criterion in f.criteria]
    weights = [criterion.weight for criterion in method.criteria]
    found = factor_scores(levels, names, weights=weights, score=instrument.score)
    return found.scores[:, [found.factors.index(node) for node in nodes]]


def _associations(
    instrument: Instrument,
    nodes: Sequence[str],
    scores: Numbers,
    complete: NDArray[np.bool_],
    design: Design,
) -> tuple[Numbers, Interval]:
    """Return the correlation of each factor with the others; nan where none varies.

    A factor on which all agree adds nothing to the index of the others.
    """
    inside = scores[complete]
    varies = np.ptp(inside, axis=0) > 0
    r, low, high = np.full((3, len(nodes)), np.nan)
    if varies.sum() >= FEWEST_FACTORS:
        weights = _factor_weights(instrument)
        found = _rest_association(
            scores[:, varies],
            design,
            [weights[node] for node, is_in in zip(nodes, varies, strict=True) if is_in],
        )
        if found:
            r[varies], low[varies], high[varies] = found.r, found.low, found.high
    # Where all answer alike, rounding puts 1 a little beyond its own limits.
    r = np.clip(r, -1, 1)
    return r, Interval(np.minimum(low, r), np.maximum(high, r))


def _rest_association(
    scores: Numbers, design: Design, weights: Sequence[float]
) -> RestAssociation | None:
    try:
        with one_thread():
            return rest_association(
                scores, design, weights=weights, confidence=CONFIDENCE
            )
    except ValueError:
        # One counter-day alone, or all that differs stands in one.
        return None


def _factor_weights(instrument: Instrument) -> dict[str, float]:
    """Return what each factor counts for in the overall index."""
    method = instrument.method
    if method.aggregate == "factors":
        return {factor.code: 1.0 for factor in method.factors}
    if method.aggregate == "weighted":
        return {factor.code: factor.weight for factor in method.factors}
    return {f.code: sum(c.weight for c in f.criteria) for f in method.factors}


def _quadrants(
    r: Numbers, limits: Interval, values: Sequence[float], behind: Interval
) -> list[str]:
    """Return where each factor stands; unclear where there is no correlation."""
    known = np.isfinite(r) & np.isfinite(limits.low) & np.isfinite(limits.high)
    if not known.all():
        return ["unclear"] * len(r)
    return list(priorities(r, limits, values, behind).quadrants)
