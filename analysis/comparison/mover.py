"""Limits of a difference from the limits of its two parts, for shares near 100 %."""

import numpy as np
from numpy.typing import ArrayLike

from analysis.comparison.inputs import ROUNDING, fitting, possible_covariance
from analysis.intervals import Interval, Vector


def mover_interval(
    a: ArrayLike,
    limits_a: tuple[ArrayLike, ArrayLike],
    b: ArrayLike,
    limits_b: tuple[ArrayLike, ArrayLike],
    *,
    correlation: ArrayLike = 0.0,
) -> Interval:
    r"""Return the limits of a − b recovered from the limits of a and of b.

    Near 100 % a share can fall far but rise little. Its own limits know that; the
    difference inherits it, and its limits stay within what is possible. A share of
    exactly 100 %, whose variance is 0, still has room below.

    Parameters
    ----------
    a, b : array_like, shape (...)
        Estimates, in one unit: both fractions or both on 0-100.
    limits_a, limits_b : pair of array_like, such as an Interval
        Low and high of each, in the same unit and of the confidence wanted for the
        difference; `wilson_interval` for shares, `logit_interval` for composites.
    correlation : array_like, optional
        Of the two estimates; 0 for independent samples, else of
        `error_correlation`.

    Returns
    -------
    Interval
        In the unit of the estimates.

    Raises
    ------
    ValueError
        If a value is not finite, an estimate lies outside its limits, a correlation
        outside [-1, 1], or shapes do not fit.

    Notes
    -----
    With l and u the limits of each part,

    .. math::
        d - \sqrt{(a-l_a)^2 + (u_b-b)^2 - 2r(a-l_a)(u_b-b)},\quad
        d + \sqrt{(u_a-a)^2 + (b-l_b)^2 - 2r(u_a-a)(b-l_b)}

    the square-and-add method: number 10 of [1]_ for independent shares, with r of [2]_
    for paired ones; for any two estimates, the method of variance estimates
    recovery [3]_.

    References
    ----------
    .. [1] R. G. Newcombe (1998), "Interval estimation for the difference between
       independent proportions: comparison of eleven methods", *Statist. Med.* 17,
       873-890.
    .. [2] R. G. Newcombe (1998), "Improved confidence intervals for the difference
       between binomial proportions based on paired data", *Statist. Med.* 17,
       2635-2650.
    .. [3] G. Y. Zou, A. Donner (2008), "Construction of confidence limits about effect
       measures: a general approach", *Statist. Med.* 27, 1693-1702.

    Examples
    --------
    >>> from analysis.proportions import wilson_interval
    >>> a, b = 56 / 70, 48 / 80
    >>> low, high = mover_interval(a, wilson_interval(a, 70), b, wilson_interval(b, 80))
    >>> f"{low:.4f} to {high:.4f}"
    '0.0524 to 0.3339'
    """
    if len(limits_a) != 2 or len(limits_b) != 2:
        raise ValueError("limits_a and limits_b must be pairs of low and high")
    values = {"a": a, "low_a": limits_a[0], "high_a": limits_a[1]}
    values |= {"b": b, "low_b": limits_b[0], "high_b": limits_b[1]}
    one, low_a, high_a, two, low_b, high_b, r = fitting(
        **values, correlation=correlation
    )
    down_a, up_a = _distances("a", one, low_a, high_a)
    down_b, up_b = _distances("b", two, low_b, high_b)
    if np.any(np.abs(r) > 1):
        raise ValueError("correlation must lie between -1 and 1")
    gap = one - two
    return Interval(
        gap - _joined(down_a, up_b, r),
        gap + _joined(up_a, down_b, r),
    )


def error_correlation(
    covariance: ArrayLike, se_a: ArrayLike, se_b: ArrayLike
) -> Vector:
    """Return the correlation of two estimates; 0 where either has no variance.

    Parameters
    ----------
    covariance : array_like, shape (...)
    se_a, se_b : array_like, shape (...)
        Standard errors, 0 or more.

    Returns
    -------
    ndarray, shape (...)
        C/(se_a se_b), in [-1, 1].

    Raises
    ------
    ValueError
        If a value is not finite, a standard error is negative, a covariance exceeds
        the product of the standard errors, or shapes do not fit.

    Examples
    --------
    >>> float(error_correlation(6.3845, 1.9481, 4.2420).round(4))
    0.7726
    """
    shared, error_a, error_b = fitting(covariance=covariance, se_a=se_a, se_b=se_b)
    possible = possible_covariance(shared, error_a, error_b)
    product = error_a * error_b
    none = np.zeros(product.shape)
    ratio = np.divide(possible, product, out=none, where=product > 0)
    return np.clip(ratio, -1.0, 1.0)


def _joined(one: Vector, two: Vector, r: Vector) -> Vector:
    # Not below 0 but for rounding, as |r| is at most 1.
    return np.sqrt(np.maximum(one**2 + two**2 - 2 * r * one * two, 0.0))


def _distances(
    name: str, value: Vector, low: Vector, high: Vector
) -> tuple[Vector, Vector]:
    """How far down and up the limits lie; rounding may put them just inside."""
    slack = ROUNDING * (np.abs(low) + np.abs(high))
    if np.any((value < low - slack) | (value > high + slack)):
        raise ValueError(f"{name} must lie between its own limits")
    return np.maximum(value - low, 0.0), np.maximum(high - value, 0.0)
