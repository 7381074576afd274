"""Groups of units that their intervals do not tell apart."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.ranking.comparisons import Numbers
from analysis.ranking.printed import printed


def tiers(
    index: ArrayLike, low: ArrayLike, high: ArrayLike, *, decimals: int = 2
) -> NDArray[np.int64]:
    """Sort units into tiers by whether their interval overlaps the leader's.

    Parameters
    ----------
    index : array_like of float, shape (k,)
        Indices of one group of comparable units.
    low, high : array_like of float, shape (k,)
        Limits of any interval, low <= index <= high.
    decimals : int, optional
        Decimals as published: units that print as the leader are of its tier.

    Returns
    -------
    ndarray of int, shape (k,)
        1 for the tier of the best unit, then 2 and so on, without gaps.

    Raises
    ------
    ValueError
        If shapes differ, there are no units, values are not finite, a limit stands on
        the wrong side of its index, or `decimals` is outside 0 to 9.

    Notes
    -----
    The leader is the highest printed index not yet in a tier; of several, the one
    whose interval reaches lowest. Its tier are the units left whose upper limit
    reaches its lower limit; then again among the rest.

    A way to draw a table, not a test: intervals of two units may overlap although
    their difference is significant [1]_, and a unit with few sheets stands in a high
    tier because little is known of it. `top_set` and the rank sets carry a
    probability; this does not.

    References
    ----------
    .. [1] N. Schenker, J. F. Gentleman (2001), "On judging the significance of
       differences by examining the overlap between confidence intervals",
       *Amer. Statist.* 55, 182-186.

    Examples
    --------
    >>> tiers([95, 93, 88, 87, 80], [93, 90, 86, 82, 78], [97, 95, 90, 94, 82])
    array([1, 1, 2, 1, 3])
    """
    value, lower, upper = _checked(index, low, high)
    shown = printed(value, decimals)
    tier = np.zeros(len(value), np.int64)
    while not np.all(tier):
        left = tier == 0
        leaders = left & (shown == shown[left].max())
        reach = lower[leaders].min()
        tier[left & ((upper >= reach) | leaders)] = tier.max() + 1
    return tier


def _checked(
    index: ArrayLike, low: ArrayLike, high: ArrayLike
) -> tuple[Numbers, Numbers, Numbers]:
    value, lower, upper = (np.asarray(part, np.float64) for part in (index, low, high))
    if (
        value.ndim != 1
        or not len(value)
        or not value.shape == lower.shape == upper.shape
    ):
        raise ValueError(
            "index, low and high need one value a unit, got "
            f"{value.shape}, {lower.shape} and {upper.shape}"
        )
    if not np.all(np.isfinite([value, lower, upper])):
        raise ValueError("index, low and high must be finite")
    wrong = np.flatnonzero((lower > value) | (value > upper))
    if len(wrong):
        raise ValueError(f"low <= index <= high does not hold at position {wrong[0]}")
    return value, lower, upper
