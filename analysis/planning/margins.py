"""How precise a share will be."""

import numpy as np
from numpy.typing import ArrayLike

from analysis.planning.inputs import (
    Numbers,
    between,
    counts,
    normal_quantile,
    populations,
    positive,
)


def wilson_margin(
    share: ArrayLike,
    n: ArrayLike,
    *,
    deff: ArrayLike = 1.0,
    population: ArrayLike = np.inf,
    confidence: float = 0.95,
) -> Numbers:
    """Half the width of the Wilson interval that a number of sheets will give.

    All arguments but `confidence` are broadcast against each other to shape (...).

    Parameters
    ----------
    share : array_like
        Share satisfied, from 0 to 1.
    n : array_like of int
        Sheets, 0 or more.
    deff : array_like, optional
        Design effect, above 0; below 1 it counts as 1, as in the published intervals.
    population : array_like of int, optional
        Transactions of a drawn sample's frame; ``inf``, the default, for volunteered
        sheets. A population smaller than `n` is ignored.
    confidence : float, optional
        Two-sided level, between 0 and 1 exclusive.

    Returns
    -------
    ndarray, shape (...)
        As fractions; 0.5 without a sheet, 0 when everybody has answered.

    Raises
    ------
    ValueError
        If an argument is out of its range.

    Notes
    -----
    With n* = n/deff/(1 − n/N) and v = z²/n*: √(p(1 − p)v + v²/4)/(1 + v) [1]_. Unlike
    Wald's z√(p(1 − p)/n) it does not vanish where everybody is satisfied.

    References
    ----------
    .. [1] E. B. Wilson (1927), "Probable inference, the law of succession, and
       statistical inference", *J. Amer. Statist. Assoc.* 22, 209-212.

    Examples
    --------
    >>> wilson_margin([0.5, 0.95, 1.0], 100).round(4)
    array([0.0962, 0.0451, 0.0185])
    """
    z2 = normal_quantile(confidence) ** 2
    p, sheets = between("share", share, 0, 1, ends=True), counts("n", n)
    size = populations(population)
    effect = np.maximum(positive("deff", deff), 1.0)
    unseen = np.where(sheets > size, 1.0, 1 - sheets / np.maximum(size, 1))
    n_star = sheets / effect
    # (p(1 − p)v + v²/4)/(1 + v)² with v = w/n*, multiplied out: n* = 0 needs no rule.
    w = z2 * unseen
    return np.asarray(np.sqrt(p * (1 - p) * w * n_star + w**2 / 4) / (n_star + w))
