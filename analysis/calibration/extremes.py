"""How unequal weights are."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from analysis.spreads import Vector
from analysis.weights import kish_effect


class WeightReport(NamedTuple):
    """The spread of the weights other than 0.

    Attributes
    ----------
    n : int
        Sheets with a weight other than 0.
    smallest, median, largest : float
    ratio : float or None
        Largest to smallest; None where a weight is negative.
    extreme : float
        Share of these sheets whose weight is above `times` the median.
    times : float
    negative : int
        Sheets with a weight below 0.
    kish : float or None
        Factor by which unequal weights alone raise the variance; None where a weight
        is negative.
    """

    n: int
    smallest: float
    median: float
    largest: float
    ratio: float | None
    extreme: float
    times: float
    negative: int
    kish: float | None


def weight_report(weight: ArrayLike, *, times: float = 5.0) -> WeightReport:
    """Describe weights, before or after calibration, or the factors between.

    Parameters
    ----------
    weight : array_like of float, shape (n,)
        Finite, not all 0.
    times : float, optional
        Weights above this multiple of the median are called extreme; above 1.

    Returns
    -------
    WeightReport

    Raises
    ------
    ValueError
        If a weight is not finite, all are 0, or `times` is not above 1.

    Notes
    -----
    Multiples of the median from 3 to 6 are in use [1]_; 5 is a default, not a rule.

    References
    ----------
    .. [1] F. J. Potter (1990), "A study of procedures to identify and trim extreme
       sampling weights", *Proc. Survey Research Methods Section, Amer. Statist.
       Assoc.*, 225-230.

    Examples
    --------
    >>> report = weight_report([1, 1, 1, 2, 10])
    >>> report.ratio, report.extreme, round(report.kish, 3)
    (10.0, 0.2, 2.378)
    """
    w = checked_weights(weight, times)
    w = w[w != 0]
    negative = int((w < 0).sum())
    return WeightReport(
        n=len(w),
        smallest=float(w.min()),
        median=float(np.median(w)),
        largest=float(w.max()),
        ratio=None if negative else float(w.max() / w.min()),
        extreme=float((w > times * np.median(w)).mean()),
        times=times,
        negative=negative,
        kish=None if negative else kish_effect(w),
    )


def checked_weights(weight: ArrayLike, times: float) -> Vector:
    """Return the weights as numbers, or raise ValueError."""
    w = np.array(weight, dtype=np.float64)
    if w.ndim != 1 or not np.all(np.isfinite(w)) or not w.any():
        raise ValueError("weights must be one finite number a sheet, and not all 0")
    if not times > 1:
        raise ValueError(f"times must be above 1, got {times}")
    return w
