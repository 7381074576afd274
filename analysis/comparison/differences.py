"""The difference of two indices, with its standard error and its p-value."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import ndtr, stdtr

from analysis.comparison.inputs import ROUNDING, fitting, possible_covariance
from analysis.intervals import Vector

Flags = NDArray[np.bool_]


class Difference(NamedTuple):
    """Differences a − b with their test against 0, arrays of one shape.

    Attributes
    ----------
    difference, se : ndarray
        In the unit of the indices.
    df : ndarray
        Degrees of freedom as they were given; below 1 unknown.
    t : ndarray
        difference/se; where `se` is 0, ±inf, or 0 for equal estimates.
    p : ndarray
        Two-sided, by Student's t; by the normal distribution where `df` is unknown.
    testable : ndarray of bool
        False where `p` is too small to claim anything by: `df` is unknown, or `se` is
        0 although `df` says that it comes from a sample.
    """

    difference: Vector
    se: Vector
    df: Vector
    t: Vector
    p: Vector
    testable: Flags


def difference(
    a: ArrayLike,
    se_a: ArrayLike,
    b: ArrayLike,
    se_b: ArrayLike,
    *,
    covariance: ArrayLike = 0.0,
    df: ArrayLike = np.inf,
) -> Difference:
    r"""Return a − b with its test: two units, a part and its whole, two years.

    Parameters
    ----------
    a, b : array_like, shape (...)
        Estimates, in one unit.
    se_a, se_b : array_like, shape (...)
        Their standard errors, 0 or more.
    covariance : array_like, optional
        Covariance of the two estimates: 0 for samples without a common sampling unit;
        for a part and its whole, for groups of the same sampling units and for years
        that share some, the design's own.
    df : array_like, optional
        Degrees of freedom of the difference: `satterthwaite_df` for independent
        samples, those of both samples taken together where they overlap. Below 1:
        unknown. ``inf``: normal distribution, or censuses.

    Returns
    -------
    Difference
        `wald_interval(found.difference, found.se, df=found.df)` are its limits.

    Raises
    ------
    ValueError
        If a value is not finite (`df` may be ``inf``), a standard error is negative,
        shapes do not fit, or a covariance exceeds the product of the standard errors.

    Notes
    -----
    :math:`\mathrm{se}^2 = V_a + V_b - 2C` [1]_. With se = 0 the difference is exact
    (p is 0, or 1 for equal estimates) if both are censuses, df = inf. In samples it
    means that everybody agreed, which `mover_interval` can deal with; t cannot.

    References
    ----------
    .. [1] L. Kish (1965), *Survey Sampling*, Wiley, chapter 12.

    Examples
    --------
    >>> found = difference(95, 3.0778, 77.5, 6.4743, df=55.77)
    >>> f"{found.difference:.1f}, se {found.se:.3f}, p {found.p:.4f}"
    '17.5, se 7.169, p 0.0178'
    """
    one, error_a, two, error_b, shared, freedom = fitting(
        a=a, se_a=se_a, b=b, se_b=se_b, covariance=covariance, df=df
    )
    gap, se = one - two, _standard_error(error_a, error_b, shared)
    census = np.isposinf(freedom)
    # Two means of fives may differ in the last digit.
    equal = np.abs(gap) <= ROUNDING * (np.abs(one) + np.abs(two))
    exact = np.where(equal, 0.0, np.copysign(np.inf, gap))
    t = np.divide(gap, se, out=exact, where=se > 0)
    testable = (freedom >= 1) & ((se > 0) | census)
    return Difference(gap, se, freedom, t, two_sided(t, freedom), testable)


def satterthwaite_df(
    se_a: ArrayLike, df_a: ArrayLike, se_b: ArrayLike, df_b: ArrayLike
) -> Vector:
    r"""Degrees of freedom of the difference of two independent estimates.

    Parameters
    ----------
    se_a, se_b : array_like, shape (...)
        Standard errors, 0 or more.
    df_a, df_b : array_like, shape (...)
        Their degrees of freedom, below 1 where unknown; ``inf`` for a census.

    Returns
    -------
    ndarray, shape (...)
        Between the smaller of the two and their sum; 0 (unknown) where either is
        unknown; the smaller where both standard errors are 0.

    Raises
    ------
    ValueError
        If a standard error is negative, a value is not finite (`df_a` and `df_b` may
        be ``inf``), or shapes do not fit.

    Notes
    -----
    :math:`(V_a + V_b)^2 / (V_a^2/\nu_a + V_b^2/\nu_b)` [1]_ [2]_.

    References
    ----------
    .. [1] F. E. Satterthwaite (1946), "An approximate distribution of estimates of
       variance components", *Biometrics Bulletin* 2, 110-114.
    .. [2] B. L. Welch (1947), "The generalization of 'Student's' problem when several
       different population variances are involved", *Biometrika* 34, 28-35.

    Examples
    --------
    >>> satterthwaite_df([2.0, 2.0, 0.0], 15, [2.0, 0.0, 0.0], 15)
    array([30., 15., 15.])
    """
    error_a, freedom_a, error_b, freedom_b = fitting(
        se_a=se_a, df_a=df_a, se_b=se_b, df_b=df_b
    )
    # Only the ratio counts; shares of the variance neither overflow nor vanish.
    largest = np.maximum(error_a, error_b)
    scale = np.where(largest > 0, largest, 1.0)
    v_a, v_b = (error_a / scale) ** 2, (error_b / scale) ** 2
    least = np.minimum(freedom_a, freedom_b)
    known = least >= 1
    spread = v_a**2 / np.where(known, freedom_a, 1.0)
    spread += v_b**2 / np.where(known, freedom_b, 1.0)
    ratio = np.full(spread.shape, np.inf)
    np.divide((v_a + v_b) ** 2, spread, out=ratio, where=spread > 0)
    return np.where(known, np.where(largest > 0, ratio, least), 0.0)


def two_sided(t: Vector, df: Vector) -> Vector:
    """Return the chance of a larger |t|; by the normal where `df` is below 1."""
    usable = (df >= 1) & np.isfinite(df)
    student = stdtr(np.where(usable, df, 1.0), -np.abs(t))
    return np.asarray(2 * np.where(usable, student, ndtr(-np.abs(t))))


def _standard_error(error_a: Vector, error_b: Vector, covariance: Vector) -> Vector:
    total = error_a**2 + error_b**2
    variance = total - 2 * possible_covariance(covariance, error_a, error_b)
    return np.sqrt(np.where(variance > ROUNDING * total, variance, 0.0))
