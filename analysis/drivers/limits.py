"""Errors and limits of figures that follow from a covariance matrix."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from analysis.drivers.decomposition import LMG_LIMIT
from analysis.drivers.replicates import UnitSums, bootstrap, jackknife
from analysis.intervals import Interval, check_confidence, logit_interval

Array = NDArray[np.float64]

_CELLS = 1_000_000  # subsets x replicates held at a time


def design_limits(
    units: UnitSums,
    shares: Callable[[Array], Array],
    whole: Array,
    *,
    confidence: float,
    draws: int,
    seed: int,
) -> tuple[Array, Interval]:
    """Return standard errors and limits of shares and R², by jackknife or bootstrap.

    `shares` takes covariance matrices, shape (B, d, d), and returns a row for each;
    `whole` is that of the sample. With `draws` 0 the limits are logit-t from the
    jackknife, else percentiles of the bootstrap.
    """
    chunk = max(1, _CELLS >> min(len(whole) - 1, LMG_LIMIT))
    if draws == 0:
        se = _jackknife_se(units, shares, whole, chunk)
        return se, _logit(whole, se, units.df, confidence)
    check_confidence(confidence)
    if draws < 500:
        raise ValueError(f"draws must be 0 or at least 500, got {draws}")
    parts = [shares(found) for found in bootstrap(units, draws, seed, chunk)]
    found = np.concatenate(parts)
    tail = (1 - confidence) / 2
    low, high = np.quantile(found, [tail, 1 - tail], axis=0)
    return found.std(axis=0, ddof=1), Interval(low, high)


def _jackknife_se(
    units: UnitSums, shares: Callable[[Array], Array], whole: Array, chunk: int
) -> Array:
    variance = np.zeros_like(whole)
    for replicate in jackknife(units, chunk):
        variance += replicate.factor @ (shares(replicate.covariances) - whole) ** 2
    return np.sqrt(variance)


def _logit(share: Array, se: Array, df: int, confidence: float) -> Interval:
    """Logit-t limits; a share without error, as of a single predictor, is known."""
    low, high = logit_interval(share, se, df=df, confidence=confidence)
    sure = (se < 1e-10) | (share <= 0) | (share >= 1)
    return Interval(np.where(sure, share, low), np.where(sure, share, high))
