"""Limits of a proportion from its effective sample size and its degrees of freedom."""

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import betaincinv

from analysis.intervals import Interval, Vector, check_confidence, t_quantile

_LEAST, _MOST = 1e-6, 1e12  # answers; beyond, quantiles of the beta distribution fail


def wilson_interval(
    share: ArrayLike,
    n: ArrayLike,
    *,
    df: ArrayLike = np.inf,
    confidence: float = 0.95,
) -> Interval:
    r"""Wilson score interval with an effective sample size and design t.

    Stays within [0, 1] and keeps close to its level at the sizes of one counter in
    one week, also when nearly everybody agrees.

    Parameters
    ----------
    share : array_like, shape (...)
        Estimated proportion in [0, 1].
    n : array_like, shape (...)
        Effective number of answers, above 0, need not be whole.
    df : array_like, optional
        Degrees of freedom of the design; below 1 or ``inf`` the normal quantile.
    confidence : float, optional
        Two-sided level, between 0 and 1 exclusive.

    Returns
    -------
    Interval
        Fractions in [0, 1].

    Raises
    ------
    ValueError
        If a share is outside [0, 1], an `n` not above 0, or `confidence` outside
        (0, 1).

    Notes
    -----
    With t the quantile, the limits solve :math:`|\hat p - p| = t\sqrt{p(1-p)/n}`
    [1]_; with n = answers and df = inf this is the interval for independent answers.
    The effective size :math:`\hat p(1-\hat p)/V` and the t of the design carry it to
    clustered samples [2]_.

    References
    ----------
    .. [1] E. B. Wilson (1927), "Probable inference, the law of succession, and
       statistical inference", *J. Amer. Statist. Assoc.* 22, 209-212.
    .. [2] C. Franco, R. J. A. Little, T. A. Louis, E. V. Slud (2019), "Comparative
       study of confidence intervals for proportions in complex sample surveys",
       *J. Survey Statist. Methodol.* 7, 334-364.

    Examples
    --------
    >>> low, high = wilson_interval(15 / 148, 148)
    >>> f"{low:.4f} to {high:.4f}"
    '0.0624 to 0.1605'
    """
    p, size = _checked(share, n)
    t2 = t_quantile(df, confidence=confidence) ** 2
    # Times n above and below, so that no size is too small or too large to square.
    centre = (p * size + t2 / 2) / (size + t2)
    spread = np.sqrt(t2 * (p * (1 - p) * size + t2 / 4)) / (size + t2)
    # The limits are exactly 0 and 1 at the ends; rounding would miss by an ulp.
    low = np.where(p == 0, 0.0, np.maximum(centre - spread, 0.0))
    high = np.where(p == 1, 1.0, np.minimum(centre + spread, 1.0))
    return Interval(low, high)


def beta_interval(
    share: ArrayLike, n: ArrayLike, *, confidence: float = 0.95
) -> Interval:
    """Clopper-Pearson interval; clustered, with `korn_graubard_size` as its n.

    Never covers less than its level for independent answers; used to decide whether
    a figure is firm enough to be published.

    Parameters
    ----------
    share : array_like, shape (...)
        Estimated proportion in [0, 1].
    n : array_like, shape (...)
        Effective number of answers, above 0, need not be whole.
    confidence : float, optional
        Two-sided level, between 0 and 1 exclusive.

    Returns
    -------
    Interval
        Fractions in [0, 1].

    Raises
    ------
    ValueError
        As `wilson_interval`.

    Notes
    -----
    With a = (1 − confidence)/2, beta quantiles: low = B(a; np, n(1 − p) + 1),
    high = B(1 − a; np + 1, n(1 − p)); 0 at p = 0 and 1 at p = 1 [1]_.

    References
    ----------
    .. [1] C. J. Clopper, E. S. Pearson (1934), "The use of confidence or fiducial
       limits illustrated in the case of the binomial", *Biometrika* 26, 404-413.

    Examples
    --------
    >>> low, high = beta_interval(1.0, 30)
    >>> f"{low:.4f} to {high:.4f}"
    '0.8843 to 1.0000'
    """
    p, size = _checked(share, n)
    check_confidence(confidence)
    tail = (1 - confidence) / 2
    yes, no = size * p, size * (1 - p)
    low = betaincinv(np.where(p > 0, yes, 1.0), no + 1, tail)
    high = betaincinv(yes + 1, np.where(p < 1, no, 1.0), 1 - tail)
    return Interval(np.where(p == 0, 0.0, low), np.where(p == 1, 1.0, high))


def korn_graubard_size(
    n: ArrayLike,
    n_eff: ArrayLike,
    df: ArrayLike,
    *,
    confidence: float = 0.95,
    capped: bool = True,
) -> Vector:
    """Effective sample size for `beta_interval` under a clustered design.

    Parameters
    ----------
    n : array_like, shape (...)
        Number of answers.
    n_eff : array_like, shape (...)
        p(1 − p)/V.
    df : array_like, shape (...)
        Degrees of freedom of the design; below 1 the t factor is 1.
    confidence : float, optional
        Two-sided level, between 0 and 1 exclusive.
    capped : bool, optional
        Never above `n`, as the NCHS standard has it [2]_; False for the original.

    Returns
    -------
    ndarray, shape (...)

    Raises
    ------
    ValueError
        If `n` is below 1, `n_eff` not above 0 or a number is missing, or `confidence`
        is outside (0, 1).

    Notes
    -----
    n_eff (t_{n−1}/t_df)² [1]_; the factor is 1 when n = 1.

    References
    ----------
    .. [1] E. L. Korn, B. I. Graubard (1998), "Confidence intervals for proportions
       with small expected number of positive counts estimated from survey data",
       *Survey Methodology* 24, 193-201.
    .. [2] J. D. Parker et al. (2017), "National Center for Health Statistics data
       presentation standards for proportions", *Vital Health Stat.* 2 (175).

    Examples
    --------
    >>> float(korn_graubard_size(100, 60, 10).round(2))
    47.58
    """
    count, size = np.asarray(n, np.float64), np.asarray(n_eff, np.float64)
    freedom = np.asarray(df, np.float64)
    if not (np.all(count >= 1) and np.all(size > 0)) or np.any(np.isnan(freedom)):
        raise ValueError("n must be 1 or more, n_eff above 0, df a number")
    few = t_quantile(np.maximum(count - 1, 1), confidence=confidence)
    factor = (few / t_quantile(freedom, confidence=confidence)) ** 2
    adjusted = size * np.where((count > 1) & (freedom >= 1), factor, 1.0)
    return np.minimum(count, adjusted) if capped else adjusted


def _checked(share: ArrayLike, n: ArrayLike) -> tuple[Vector, Vector]:
    p, size = np.asarray(share, np.float64), np.asarray(n, np.float64)
    if not np.all((p >= 0) & (p <= 1)):
        raise ValueError("share must lie between 0 and 1")
    if not np.all((size >= _LEAST) & (size <= _MOST)):
        raise ValueError(f"n must be above 0, from {_LEAST:g} to {_MOST:g}")
    return p, size
