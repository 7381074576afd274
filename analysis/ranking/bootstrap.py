"""Rank sets by a step-down bootstrap: somewhat narrower, not the same twice."""

import numpy as np
from numpy.random import Generator
from numpy.typing import ArrayLike

from analysis.ranking.comparisons import (
    Flags,
    Group,
    Numbers,
    checked_group,
    steps,
    z_scores,
)
from analysis.ranking.printed import printed
from analysis.ranking.rank_sets import RankSet, sets_of

_BLOCK = 1_000_000  # comparisons held at once: some 24 MB


def bootstrap_rank_sets(
    index: ArrayLike,
    se: ArrayLike,
    *,
    rng: Generator,
    draws: int = 2000,
    confidence: float = 0.95,
    decimals: int = 2,
) -> RankSet:
    """Return rank sets that hold for all units of a table at once, by simulation.

    Takes into account that comparisons with a common unit go together, which
    `table_rank_sets` does not. What is published should not depend on a seed, so this
    one serves to see how much Holm's caution costs.

    Parameters
    ----------
    index, se, confidence, decimals
        As in `table_rank_sets`; a few hundred units at most.
    rng : numpy.random.Generator
        Source of the draws; the same seed gives the same sets.
    draws : int, optional
        Simulated tables, at least 100.

    Returns
    -------
    RankSet
        Each holds the unit's rank by `competition_ranks`.

    Raises
    ------
    ValueError
        As `table_rank_sets`, and if `draws` is below 100.

    Notes
    -----
    With ε_i drawn from N(0, se_i²), the critical value is the `confidence` quantile of
    max (ε_i − ε_j)/√(se_i² + se_j²) over the one-sided comparisons that still stand.
    Those beyond it are rejected, the quantile is taken again over the rest, until
    nothing more falls [1]_ [2]_. All steps see the same draws.

    References
    ----------
    .. [1] J. P. Romano, M. Wolf (2005), "Exact and approximate stepdown methods for
       multiple hypothesis testing", *J. Amer. Statist. Assoc.* 100, 94-108.
    .. [2] M. Mogstad, J. P. Romano, A. M. Shaikh, D. Wilhelm (2024), "Inference for
       ranks with applications to mobility across neighbourhoods and academic
       achievement across countries", *Rev. Econ. Stud.* 91, 476-518.

    Examples
    --------
    >>> rng = np.random.default_rng(1)
    >>> bootstrap_rank_sets([90.0, 80.0, 79.0], [1.0, 1.0, 1.0], rng=rng)
    RankSet(best=array([1, 2, 2]), worst=array([1, 3, 3]))
    """
    group = checked_group(index, se, confidence)
    if draws < 100:
        raise ValueError(f"draws must be 100 or more, got {draws}")
    beats = _step_down(group, int(rng.integers(2**63)), draws, confidence)
    return sets_of(beats, printed(group.index, decimals))


def _step_down(group: Group, seed: int, draws: int, confidence: float) -> Flags:
    z = z_scores(group)
    beats = np.isposinf(z)  # Without error there is nothing to draw.
    standing = np.isfinite(z) & (steps(group.se[:, None], group.se) > 0)
    np.fill_diagonal(standing, val=False)
    while standing.any():
        largest = _maxima(group.se, standing, seed, draws)
        critical = np.quantile(largest, confidence, method="higher")
        fallen = standing & (z > critical)
        if not fallen.any():
            break
        beats |= fallen
        standing &= ~fallen
    return beats


def _maxima(se: Numbers, standing: Flags, seed: int, draws: int) -> Numbers:
    """Return the largest standardised difference of each draw, block by block."""
    first, second = np.nonzero(standing)
    step = steps(se[first], se[second])
    rng = np.random.default_rng(seed)
    block = max(1, _BLOCK // len(step))
    found = []
    for start in range(0, draws, block):
        size = (min(block, draws - start), len(se))
        noise = rng.standard_normal(size) * se
        found.append(((noise[:, first] - noise[:, second]) / step).max(axis=1))
    return np.concatenate(found)
