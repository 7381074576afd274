"""p-values adjusted for how many comparisons were made."""

import numpy as np
from numpy.typing import ArrayLike

from analysis.intervals import Vector


def bonferroni(p: ArrayLike) -> Vector:
    """Multiply each p-value by their number, for claims that must all be right.

    Parameters
    ----------
    p : array_like, shape (m,)
        p-values in [0, 1].

    Returns
    -------
    ndarray, shape (m,)
        min(1, m p) [1]_. Claim those at most alpha: the chance of any false claim is
        then at most alpha.

    Raises
    ------
    ValueError
        If `p` is not a list, or a value is missing or outside [0, 1].

    References
    ----------
    .. [1] O. J. Dunn (1961), "Multiple comparisons among means", *J. Amer. Statist.
       Assoc.* 56, 52-64.

    Examples
    --------
    >>> bonferroni([0.01, 0.02, 0.2])
    array([0.03, 0.06, 0.6 ])
    """
    chances = _checked(p)
    return np.minimum(1.0, len(chances) * chances)


def holm(p: ArrayLike) -> Vector:
    """Adjust by Holm's step-down procedure, for official claims.

    Parameters
    ----------
    p : array_like, shape (m,)
        p-values in [0, 1].

    Returns
    -------
    ndarray, shape (m,)
        In the order given: the largest of min(1, (m − i + 1) p₍ᵢ₎) up to each [1]_.
        Claim those at most alpha: as safe as `bonferroni`, and never fewer.

    Raises
    ------
    ValueError
        As `bonferroni`.

    References
    ----------
    .. [1] S. Holm (1979), "A simple sequentially rejective multiple test procedure",
       *Scand. J. Statist.* 6, 65-70.

    Examples
    --------
    >>> holm([0.01, 0.02, 0.2])
    array([0.03, 0.04, 0.2 ])
    """
    chances = _checked(p)
    order = np.argsort(chances)
    scaled = chances[order] * np.arange(len(chances), 0, -1)
    adjusted = np.empty(len(chances))
    adjusted[order] = np.minimum(1.0, np.maximum.accumulate(scaled))
    return adjusted


def benjamini_hochberg(p: ArrayLike) -> Vector:
    """Adjust for the share of false claims, for screening many criteria.

    Parameters
    ----------
    p : array_like, shape (m,)
        p-values in [0, 1].

    Returns
    -------
    ndarray, shape (m,)
        In the order given: the least of min(1, m p₍ᵢ₎/i) from each on [1]_. Of those
        at most q, a share of at most q is false on average, if the tests are
        independent or positively dependent.

    Raises
    ------
    ValueError
        As `bonferroni`.

    References
    ----------
    .. [1] Y. Benjamini, Y. Hochberg (1995), "Controlling the false discovery rate: a
       practical and powerful approach to multiple testing", *J. R. Statist. Soc. B*
       57, 289-300.

    Examples
    --------
    >>> benjamini_hochberg([0.01, 0.02, 0.2])
    array([0.03, 0.03, 0.2 ])
    """
    chances = _checked(p)
    order = np.argsort(chances)[::-1]
    m = len(chances)
    scaled = chances[order] * (m / np.arange(m, 0, -1))
    adjusted = np.empty(m)
    adjusted[order] = np.minimum(1.0, np.minimum.accumulate(scaled))
    return adjusted


def _checked(p: ArrayLike) -> Vector:
    chances = np.asarray(p, dtype=np.float64)
    if chances.ndim != 1:
        raise ValueError(f"p must be a list of p-values, got shape {chances.shape}")
    # A missing p-value must be decided by the caller: dropping it would change m.
    wrong = ~((chances >= 0) & (chances <= 1))
    if wrong.any():
        place = int(np.argmax(wrong))
        raise ValueError(f"p must lie between 0 and 1, got {chances[place]} at {place}")
    return chances
