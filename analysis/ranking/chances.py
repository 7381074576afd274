"""How likely the true index reaches a bound."""

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import betaincc, logit, stdtr

from analysis.ranking.comparisons import Flags, Numbers
from analysis.ranking.printed import printed


def chance_at_least(
    bound: ArrayLike,
    index: ArrayLike,
    se: ArrayLike,
    *,
    df: ArrayLike = np.inf,
    n_star: ArrayLike | None = None,
    decimals: int = 2,
) -> Numbers:
    """Return how likely the true index lies at a bound or above.

    All arguments are broadcast against each other to shape (...).

    Parameters
    ----------
    bound : array_like of float
        Bounds on 0-100.
    index, se : array_like of float
        Indices and their standard errors, on 0-100.
    df : array_like, optional
        Degrees of freedom of the design; ``inf`` for the normal distribution. Below 1
        the standard error is not used.
    n_star : array_like of float, optional
        Effective number of sheets, above 0; ``inf`` for a complete census. Needed
        where the index is 0 or 100, the standard error 0 or `df` below 1.
    decimals : int, optional
        Decimals as published: of a census the printed index is compared.

    Returns
    -------
    ndarray, shape (...)
        Probabilities in [0, 1].

    Raises
    ------
    ValueError
        If a bound or index is outside [0, 100], an error is negative or not finite,
        `df` is not a number, or `n_star` is missing where needed or not above 0.

    Notes
    -----
    With I, c and SE as fractions, P(θ >= c) = 1 − T_df((logit c − logit I)/(SE/(I(1 −
    I)))): the confidence distribution behind `logit_interval`, so that the lower limit
    of a 95 % interval is reached with 0.975 [1]_. Without a usable error it is the
    Beta(n* I + 1, n* (1 − I) + 1) posterior of a uniform prior. A census has none of
    this uncertainty: 0 or 1.

    A probability in the sense of a confidence distribution: with the true index on the
    bound it is uniform on (0, 1).

    References
    ----------
    .. [1] M. Xie, K. Singh (2013), "Confidence distribution, the frequentist
       distribution estimator of a parameter: a review", *Int. Statist. Rev.* 81, 3-39.

    Examples
    --------
    >>> chance_at_least([90, 80], 85, 2.5, df=40).round(3)
    array([0.012, 0.958])
    >>> round(float(chance_at_least(90, 100, 0, n_star=20)), 3)
    0.891
    """
    size = np.nan if n_star is None else n_star
    c, p, error, freedom, n = np.broadcast_arrays(
        *(np.asarray(part, np.float64) for part in (bound, index, se, df, size))
    )
    _check_figures(c, p, error, freedom)
    census = np.isposinf(n)
    regular = (p > 0) & (p < 100) & (error > 0) & (freedom >= 1) & ~census
    _check_sizes(n, ~regular)
    found = np.where(census, printed(p, decimals) >= c, 0.0)
    rest = ~regular & ~census
    found[regular] = _logit_t(*(part[regular] for part in (c, p, error, freedom)))
    found[rest] = _beta(c[rest], p[rest], n[rest])
    return found


def _logit_t(c: Numbers, p: Numbers, error: Numbers, df: Numbers) -> Numbers:
    share = p / 100
    step = error / 100 / (share * (1 - share))
    return np.asarray(stdtr(df, (logit(share) - logit(c / 100)) / step))


def _beta(c: Numbers, p: Numbers, n: Numbers) -> Numbers:
    share = p / 100
    return np.asarray(betaincc(n * share + 1, n * (1 - share) + 1, c / 100))


def _check_figures(c: Numbers, p: Numbers, error: Numbers, df: Numbers) -> None:
    for name, value in (("bounds", c), ("indices", p)):
        if not np.all((value >= 0) & (value <= 100)):
            raise ValueError(f"{name} must lie between 0 and 100")
    if not np.all((error >= 0) & np.isfinite(error)):
        raise ValueError("standard errors must be finite, 0 or more")
    if np.any(np.isnan(df)):
        raise ValueError("df must be a number of degrees of freedom or inf, not nan")


def _check_sizes(n: Numbers, needed: Flags) -> None:
    if np.any(n <= 0):
        raise ValueError("n_star must be above 0")
    if np.any(needed & np.isnan(n)):
        raise ValueError(
            "n_star is needed where the index is 0 or 100, se 0 or df below 1"
        )
