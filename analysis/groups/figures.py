"""Indices of groups with the product's intervals, from what is known of each."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.linear import snapped
from analysis.reporting import Evidence, effective_sizes, shown_interval

Vector = NDArray[np.float64]

_NOISE = (1e-10, 1e-5)  # standard errors of shares and composites below are 0


class GroupFigures(NamedTuple):
    """Columns of one value a group, as `Estimate` has them; on 0-100."""

    value: Vector
    se: Vector
    low: Vector
    high: Vector
    n_eff: Vector
    fallback: NDArray[np.str_]


def group_figures(
    index: Vector,
    variance: Vector,
    *,
    n: Vector,
    n_kish: Vector,
    df: Vector,
    confidence: float = 0.95,
) -> GroupFigures:
    """Return composites with their logit intervals, as `estimate` does.

    Parameters
    ----------
    index, variance : ndarray, shape (K,)
        On 0-100, of groups with an answer.
    n, n_kish, df : ndarray, shape (K,)
        Sheets, (Σw)²/Σw², and sampling units minus strata.
    confidence : float, optional

    Returns
    -------
    GroupFigures
    """
    return _figures(index, variance, n, n_kish, df, confidence, is_share=False)


def share_figures(
    share: Vector,
    variance: Vector,
    *,
    n: Vector,
    n_kish: Vector,
    df: Vector,
    confidence: float = 0.95,
) -> GroupFigures:
    """Return shares with their Wilson intervals, as `estimate` does.

    Parameters
    ----------
    share, variance, n, n_kish, df, confidence
        As in `group_figures`.

    Returns
    -------
    GroupFigures
    """
    return _figures(share, variance, n, n_kish, df, confidence, is_share=True)


def _figures(
    index: Vector,
    variance: Vector,
    n: Vector,
    n_kish: Vector,
    df: Vector,
    confidence: float,
    *,
    is_share: bool,
) -> GroupFigures:
    noise = np.full(index.shape, _NOISE[0 if is_share else 1])
    se = snapped(np.sqrt(variance), noise)
    v = (se / 100) ** 2
    never = np.zeros(index.shape, dtype=bool)
    p = np.clip(index / 100, 0, 1)
    evidence = Evidence(p, v, v, n, n_kish, df, census=never, binary=never | is_share)
    sizes = effective_sizes(evidence)
    shown = shown_interval(evidence, sizes, confidence=confidence)
    return GroupFigures(
        index, se, 100 * shown.low, 100 * shown.high, sizes.n_eff, sizes.fallback
    )
