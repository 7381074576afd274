"""Whole numbers that add up to a total and follow given shares."""

import numpy as np
from numpy.typing import ArrayLike

from analysis.planning.inputs import Counts, Numbers, counts


def apportion(total: int, weights: ArrayLike) -> Counts:
    """Divide a total by weights into whole numbers, by largest remainders.

    Parameters
    ----------
    total : int
        0 or more.
    weights : array_like of float, shape (k,)
        Finite, 0 or more, not all 0.

    Returns
    -------
    ndarray of int, shape (k,)
        Adds up to `total`; each within 1 of its exact part. Of equal remainders the
        one that stands first is rounded up.

    Raises
    ------
    ValueError
        If `total` is negative or no whole number, or the weights are out of range.

    References
    ----------
    .. [1] M. L. Balinski, H. P. Young (1982), *Fair Representation*, Yale University
       Press, chapter 3 (Hamilton's method).

    Examples
    --------
    >>> apportion(10, [1, 1, 1]), apportion(7, [5, 0, 2])
    (array([4, 3, 3]), array([5, 0, 2]))
    """
    whole = int(counts("total", total))
    weight = np.asarray(weights, np.float64)
    if weight.ndim != 1 or not np.all((weight >= 0) & np.isfinite(weight)):
        raise ValueError("weights must be a row of finite numbers, 0 or more")
    if not np.any(weight > 0):
        raise ValueError("weights must not all be 0")
    return whole_parts(whole * (weight / weight.sum()))


def whole_parts(exact: Numbers) -> Counts:
    """Round numbers that add up to a whole one, so that the sum stays."""
    whole = np.floor(exact + 1e-9)
    left = round(float(exact.sum() - whole.sum()))
    # Remainders that differ by less are equal ones: the order decides, not the noise.
    remainder = np.round(exact - whole, 9)
    whole[np.argsort(-remainder, kind="stable")[:left]] += 1
    return whole.astype(np.int64)
