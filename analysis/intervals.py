"""Limits from an estimate, its standard error and its degrees of freedom."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import expit, logit, ndtri, stdtrit

Vector = NDArray[np.float64]


class Interval(NamedTuple):
    """Lower and upper limit, of the same shape."""

    low: Vector
    high: Vector


def check_confidence(confidence: float) -> None:
    """Raise ValueError unless a two-sided level lies between 0 and 1.

    Nor so near to them that half of what is left is 0 or a half by rounding: the
    quantile would be infinite or 0, and the limits nan.
    """
    if not 0 < confidence < 1:
        raise ValueError(f"confidence must lie between 0 and 1, got {confidence}")
    if not 0.5 < (1 + confidence) / 2 < 1:
        raise ValueError(f"confidence is too near to 0 or 1: {confidence!r}")


def t_quantile(df: ArrayLike, *, confidence: float = 0.95) -> Vector:
    """Return the two-sided quantile of Student's t; the normal one for df below 1.

    Parameters
    ----------
    df : array_like, shape (...)
        Degrees of freedom of the design, sampling units minus strata; ``inf`` for
        the normal quantile.
    confidence : float, optional
        Two-sided level, between 0 and 1 exclusive.

    Returns
    -------
    ndarray, shape (...)

    Raises
    ------
    ValueError
        If `confidence` is not between 0 and 1, or a `df` is missing.

    Examples
    --------
    >>> float(t_quantile(39).round(4)), float(t_quantile(np.inf).round(4))
    (2.0227, 1.96)
    """
    check_confidence(confidence)
    upper = (1 + confidence) / 2
    freedom = np.asarray(df, dtype=np.float64)
    if np.any(np.isnan(freedom)):
        raise ValueError("df must be a number or inf, not missing")
    usable = (freedom >= 1) & np.isfinite(freedom)
    # Few values of many: the quantile is found by iteration, once for each.
    own, places = np.unique(np.where(usable, freedom, 1.0), return_inverse=True)
    t = stdtrit(own, upper)[places].reshape(freedom.shape)
    return np.asarray(np.where(usable, t, ndtri(upper)))


def logit_interval(
    share: ArrayLike,
    se: ArrayLike,
    *,
    df: ArrayLike = np.inf,
    confidence: float = 0.95,
) -> Interval:
    r"""Interval on the logit scale by the delta method, for composites and means.

    Parameters
    ----------
    share : array_like, shape (...)
        Index as a fraction; the interval exists for 0 < share < 1, else nan.
    se : array_like, shape (...)
        Its standard error, as a fraction.
    df : array_like, optional
        Degrees of freedom of the design; below 1 or ``inf`` the normal quantile.
    confidence : float, optional
        Two-sided level, between 0 and 1 exclusive.

    Returns
    -------
    Interval
        Fractions in [0, 1], or nan.

    Raises
    ------
    ValueError
        If a standard error is negative or missing, or as `t_quantile`.

    Notes
    -----
    :math:`\operatorname{logit}^{-1}(\operatorname{logit} p \pm t\,
    \mathrm{se}/(p(1-p)))`.

    Examples
    --------
    >>> low, high = logit_interval(0.932143, 0.0266833, df=39)
    >>> f"{low:.4f} to {high:.4f}"
    '0.8541 to 0.9699'
    """
    p, error = np.asarray(share, np.float64), _checked_errors(se)
    inside = (p > 0) & (p < 1)
    q = np.where(inside, p, 0.5)
    with np.errstate(over="ignore"):  # an error without bound: limits 0 and 1
        half = t_quantile(df, confidence=confidence) * (error / (q * (1 - q)))
    centre = logit(q)
    low, high = expit(centre - half), expit(centre + half)
    return Interval(np.where(inside, low, np.nan), np.where(inside, high, np.nan))


def wald_interval(
    estimate: ArrayLike,
    se: ArrayLike,
    *,
    df: ArrayLike = np.inf,
    confidence: float = 0.95,
) -> Interval:
    """Return estimate ± t·se, not clipped; for differences and totals.

    Parameters
    ----------
    estimate, se : array_like, shape (...)
    df : array_like, optional
        Degrees of freedom of the design; below 1 or ``inf`` the normal quantile.
    confidence : float, optional
        Two-sided level, between 0 and 1 exclusive.

    Returns
    -------
    Interval
        In the unit of `estimate`.

    Raises
    ------
    ValueError
        If an estimate is not finite, a standard error negative or not finite, or as
        `t_quantile`.

    Examples
    --------
    >>> low, high = wald_interval(95, 3.0778, df=39)
    >>> f"{low:.2f} to {high:.2f}"
    '88.77 to 101.23'
    """
    centre = np.asarray(estimate, np.float64)
    if not np.all(np.isfinite(centre)):
        raise ValueError("estimate must be finite")
    half = t_quantile(df, confidence=confidence) * _checked_errors(se)
    return Interval(centre - half, centre + half)


def _checked_errors(se: ArrayLike) -> Vector:
    error = np.asarray(se, np.float64)
    if not np.all((error >= 0) & np.isfinite(error)):
        raise ValueError("se must be finite, 0 or more")
    return error
