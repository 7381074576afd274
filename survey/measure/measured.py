"""The figure of a node in a domain, as the statistics estimate it."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from analysis import Estimate, Score
from survey.measure.frozen import DECIMALS, frozen_or_none


class Measured(NamedTuple):
    """The figure of one node in one domain, before it is decided what is shown.

    Value, error and limits are on the method's own scale: 0-100, or points.
    """

    node: str
    level: str
    n: int
    counts: list[int] | None
    value: float | None
    share: float | None
    mean: float | None
    se: float | None
    low: float | None
    high: float | None
    n_eff: float | None
    df: int
    deff: float | None
    coverage: float
    fallback: str
    quality: str
    complement: bool
    # What stands behind the interval where the variance cannot be used; not shown.
    n_star: float | None


def measured(
    found: Estimate,
    counts: list[int],
    *,
    satisfied: Score,
    mean: Score,
    factor: float,
) -> Measured:
    """Return an estimate as it is frozen; `factor` takes it to the method's scale."""
    parts = found.distribution
    value, se, low, high = (
        None if one is None else one * factor
        for one in (found.index, found.se, found.low, found.high)
    )
    return Measured(
        node=found.node,
        level=str(found.level),
        n=found.n,
        counts=counts,
        value=frozen_or_none(value),
        share=frozen_or_none(_mean_of(parts, satisfied)),
        mean=frozen_or_none(_mean_of(parts, mean)),
        # One counter-day has no spread of its own: unknown, which is not 0.
        se=None if found.fallback == "df0" else frozen_or_none(se),
        low=frozen_or_none(low),
        high=frozen_or_none(high),
        n_eff=frozen_or_none(found.n_eff),
        df=found.df,
        deff=frozen_or_none(found.deff),
        coverage=round(found.coverage, DECIMALS),
        fallback=found.fallback,
        quality=found.status,
        complement=found.complement,
        n_star=found.n_star,
    )


def _mean_of(parts: Sequence[float] | None, score: Score) -> float | None:
    """Return what answers by level are worth, where there are any."""
    return None if parts is None else float(np.dot(parts, score))
