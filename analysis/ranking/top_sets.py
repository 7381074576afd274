"""Which units may be among the best."""

import numpy as np
from numpy.typing import ArrayLike

from analysis.ranking.comparisons import (
    Flags,
    Group,
    chances,
    checked_group,
    holm,
)
from analysis.ranking.printed import printed


def top_set(
    index: ArrayLike,
    se: ArrayLike,
    tau: int,
    *,
    confidence: float = 0.95,
    together: bool = True,
    decimals: int = 2,
) -> Flags:
    """Say which units may be among the best `tau`.

    Parameters
    ----------
    index, se, decimals
        As in `table_rank_sets`.
    tau : int
        How many units count as best, 1 to k.
    confidence : float, optional
        Between 0 and 1 exclusive.
    together : bool, optional
        True: the set holds all of the truly best at once with this probability, for
        a sentence about the table. False: each truly best unit is in it with this
        probability, taken alone, for the unit's own page; the set is smaller, and
        several of the best may well be missing at once.

    Returns
    -------
    ndarray of bool, shape (k,)
        True for a unit that cannot be excluded. Units whose printed rank is `tau` or
        better are always in, so at least `tau` are.

    Raises
    ------
    ValueError
        As `table_rank_sets`, and if `tau` is not between 1 and k.

    Notes
    -----
    A unit is out when at least `tau` units are significantly better, by Holm's
    correction over all k(k − 1) one-sided comparisons or, alone, over the k − 1 that
    ask whether another unit is better than this one. If the unit is among the best,
    at most `tau` − 1 are truly better, and one of the findings must be false: that
    has a probability of at most 1 − confidence [1]_.

    Being in the set is no proof of being among the best; with few sheets all are in.

    References
    ----------
    .. [1] M. Mogstad, J. P. Romano, A. M. Shaikh, D. Wilhelm (2024), "Inference for
       ranks with applications to mobility across neighbourhoods and academic
       achievement across countries", *Rev. Econ. Stud.* 91, 476-518.

    Examples
    --------
    >>> top_set([90.0, 86.0, 85.0, 70.0], [1.0, 1.0, 1.0, 1.0], 2)
    array([ True,  True,  True, False])
    """
    group = checked_group(index, se, confidence)
    k = len(group.index)
    if not 1 <= tau <= k:
        raise ValueError(f"tau must lie between 1 and {k} units, got {tau}")
    shown = printed(group.index, decimals)
    beats = _beats(group, 1 - confidence, together=together)
    return np.asarray((beats & (shown[:, None] > shown)).sum(axis=0) < tau)


def _beats(group: Group, alpha: float, *, together: bool) -> Flags:
    """Say for all pairs whether the row is significantly better than the column."""
    p = chances(group)
    others = ~np.eye(len(p), dtype=bool)
    beats = np.zeros_like(others)
    if together:
        beats[others] = holm(p[others], alpha)
        return beats
    for unit, asked in enumerate(others):
        beats[asked, unit] = holm(p[asked, unit], alpha)
    return beats
