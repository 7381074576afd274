"""Rank sets from simultaneous intervals, for groups of thousands."""

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import ndtri

from analysis.ranking.comparisons import Numbers, checked_group
from analysis.ranking.printed import printed
from analysis.ranking.rank_sets import RankSet


def interval_rank_sets(
    index: ArrayLike, se: ArrayLike, *, confidence: float = 0.95, decimals: int = 2
) -> RankSet:
    """Return rank sets that hold for all units at once, in k log k steps.

    Parameters
    ----------
    index, se, confidence, decimals
        As in `table_rank_sets`, which is narrower as a rule but compares all pairs.

    Returns
    -------
    RankSet
        Each holds the unit's rank by `competition_ranks`.

    Raises
    ------
    ValueError
        As `table_rank_sets`.

    Notes
    -----
    Intervals index ± z·se with Šidák's z = Φ⁻¹(1 − (1 − confidence^(1/k))/2) cover
    all k true values at once [2]_. A unit counts as better where its interval lies
    wholly above [1]_ and its printed figure is higher.

    References
    ----------
    .. [1] M. Klein, T. Wright, J. Wieczorek (2020), "A joint confidence region for an
       overall ranking of populations", *J. R. Statist. Soc. C* 69, 589-606.
    .. [2] Z. Šidák (1967), "Rectangular confidence regions for the means of
       multivariate normal distributions", *J. Amer. Statist. Assoc.* 62, 626-633.

    Examples
    --------
    >>> interval_rank_sets([90.0, 80.0, 79.0], [1.0, 1.0, 1.0])
    RankSet(best=array([1, 2, 2]), worst=array([1, 3, 3]))
    """
    group = checked_group(index, se, confidence)
    k = len(group.index)
    z = ndtri(1 - (1 - confidence ** (1 / k)) / 2)
    low, high = group.index - z * group.se, group.index + z * group.se
    better, worse = _above(low, high), _above(-high, -low)
    for tied in _ties(printed(group.index, decimals)):
        better[tied] -= _above(low[tied], high[tied])
        worse[tied] -= _above(-high[tied], -low[tied])
    return RankSet(1 + better, k - worse)


def _above(low: Numbers, high: Numbers) -> NDArray[np.int64]:
    """Count, for each interval, those that lie wholly above it."""
    place = np.searchsorted(np.sort(low), high, side="right")
    return np.asarray(len(low) - place, np.int64)


def _ties(shown: Numbers) -> list[NDArray[np.int64]]:
    """Return the places of units that print the same, group by group."""
    order = np.argsort(shown, kind="stable")
    starts = np.flatnonzero(np.diff(shown[order])) + 1
    return [group for group in np.split(order, starts) if len(group) > 1]
