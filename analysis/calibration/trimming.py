"""Cutting the largest weights."""

import numpy as np
from numpy.typing import ArrayLike

from analysis.calibration.extremes import checked_weights
from analysis.spreads import Vector


def trim_weights(weight: ArrayLike, *, times: float = 5.0) -> Vector:
    """Cut weights at a multiple of their median and keep their sum.

    Parameters
    ----------
    weight : array_like of float, shape (n,)
        0 or more, not all 0.
    times : float, optional
        Above 1; the limit is this multiple of the median of the weights above 0,
        taken before cutting.

    Returns
    -------
    ndarray, shape (n,)
        No weight above the limit; what was cut is spread over the other weights in
        proportion.

    Raises
    ------
    ValueError
        If a weight is negative or not finite, all are 0, `times` is not above 1, or
        even with all of them at the limit their sum would fall.

    Notes
    -----
    Trades variance for bias [1]_: trimmed weights no longer meet the totals they were
    calibrated to. Bounded calibration ("logit") keeps both, so it comes first; trim
    base weights before calibration where it is not enough.

    References
    ----------
    .. [1] F. J. Potter (1990), "A study of procedures to identify and trim extreme
       sampling weights", *Proc. Survey Research Methods Section, Amer. Statist.
       Assoc.*, 225-230.

    Examples
    --------
    >>> trim_weights([1, 1, 1, 2, 10], times=5)
    array([2., 2., 2., 4., 5.])
    """
    w = checked_weights(weight, times)
    if np.any(w < 0):
        raise ValueError("weights to trim must be 0 or more")
    limit, total = times * float(np.median(w[w > 0])), float(w.sum())
    if total > limit * (w > 0).sum():
        raise ValueError(f"{times} times the median leaves no room for what is cut")
    # What the others take on may bring the next of them to the limit.
    while np.any(w > limit):
        w = np.minimum(w, limit)
        free = (w > 0) & (w < limit)
        if free.any():
            w[free] *= (total - limit * (w == limit).sum()) / w[free].sum()
    return w
