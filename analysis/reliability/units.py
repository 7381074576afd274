"""How much of the spread between units is real: reliability of unit means."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import chdtri

from analysis.intervals import check_confidence
from analysis.magnitudes import LEAST, MOST
from analysis.reliability.moments import Vector

Estimator = Literal["paule-mandel", "dersimonian-laird"]


@dataclass(frozen=True, eq=False, slots=True)
class UnitReliability:
    """Reliability of the indices of k comparable units.

    Attributes
    ----------
    between : float
        Variance of the true indices between units, in squared points.
    between_low, between_high : float
        Its confidence limits.
    mean : float
        Mean of the true indices, weighted by 1/(between + V_u).
    reliability : ndarray, shape (k,)
        between/(between + V_u), 0 to 1: the share of a unit's distance from the
        mean that is not sampling noise.
    """

    between: float
    between_low: float
    between_high: float
    mean: float
    reliability: Vector


def unit_reliability(
    index: ArrayLike,
    se: ArrayLike,
    *,
    estimator: Estimator = "paule-mandel",
    confidence: float = 0.95,
) -> UnitReliability:
    r"""Say how reliably the indices of units tell them apart.

    Parameters
    ----------
    index : array_like of float, shape (k,)
        Indices of k >= 2 comparable units, in points.
    se : array_like of float, shape (k,)
        Standard errors, above 0.
    estimator : {"paule-mandel", "dersimonian-laird"}
        Of the variance between units, see `between_unit_variance`.
    confidence : float, optional
        Level of the limits of that variance.

    Returns
    -------
    UnitReliability

    Raises
    ------
    ValueError
        As `between_unit_variance`, or if `confidence` is outside (0, 1).

    Notes
    -----
    :math:`\lambda_u = \sigma_b^2/(\sigma_b^2 + V_u)` [1]_. From 0.7 upwards a unit can
    be compared with others, below 0.5 its place is mostly chance: these bounds are
    custom, not theory. The limits of :math:`\sigma_b^2` set Q of
    `between_unit_variance` equal to the quantiles of chi-square with k − 1 degrees of
    freedom (Q-profile) [2]_; with few units they are wide.

    References
    ----------
    .. [1] J. L. Adams (2009), *The Reliability of Provider Profiling: A Tutorial*,
       RAND TR-653.
    .. [2] W. Viechtbauer (2007), "Confidence intervals for the amount of
       heterogeneity in meta-analysis", *Statist. Med.* 26, 37-52.

    Examples
    --------
    >>> found = unit_reliability([90.0, 80.0, 85.0], [2.0, 2.0, 5.0])
    >>> found.reliability.round(3).tolist()
    [0.84, 0.84, 0.457]
    """
    check_confidence(confidence)
    y, v = _checked(index, se)
    between = between_unit_variance(y, se, estimator=estimator)
    tails = (1 - np.array([1, -1]) * confidence) / 2
    low, high = (_solve(y, v, float(q)) for q in chdtri(len(y) - 1, tails))
    w = 1 / (v + between)
    mean = float(w @ y / w.sum())
    return UnitReliability(between, low, high, mean, between / (between + v))


def between_unit_variance(
    index: ArrayLike, se: ArrayLike, *, estimator: Estimator = "paule-mandel"
) -> float:
    r"""Estimate the variance of true indices between units.

    Parameters
    ----------
    index : array_like of float, shape (k,)
        In points, of at least two units.
    se : array_like of float, shape (k,)
        Standard errors, above 0.
    estimator : {"paule-mandel", "dersimonian-laird"}

    Returns
    -------
    float
        In squared points; 0 when the units differ no more than chance lets them.

    Raises
    ------
    ValueError
        If shapes differ, there are fewer than two units, a value is not finite, an
        error is not above 0, or the estimator is unknown. A unit where everybody is
        satisfied shows no error but has one: give it an error from units like it, or
        leave it out.

    Notes
    -----
    With :math:`Q(\sigma^2) = \sum w_u (y_u - \bar y_w)^2`,
    :math:`w_u = 1/(\sigma^2 + V_u)`: Paule-Mandel solves :math:`Q = k - 1` [1]_, by
    Newton's method from 0, which cannot overshoot since Q falls and is convex [3]_.
    It needs no normality and does not depend on how unequal the units are, hence the
    default. DerSimonian-Laird is one step,
    :math:`(Q(0) - (k-1))/(\sum w - \sum w^2/\sum w)` with :math:`w = 1/V_u` [2]_.

    References
    ----------
    .. [1] R. C. Paule, J. Mandel (1982), "Consensus values and weighting factors",
       *J. Res. Natl. Bur. Stand.* 87, 377-385.
    .. [2] R. DerSimonian, N. Laird (1986), "Meta-analysis in clinical trials",
       *Control. Clin. Trials* 7, 177-188.
    .. [3] R. DerSimonian, R. Kacker (2007), "Random-effects model for meta-analysis
       of clinical trials: an update", *Contemp. Clin. Trials* 28, 105-114.

    Examples
    --------
    >>> between_unit_variance([90.0, 80.0, 85.0], [2.0, 2.0, 5.0])
    21.00
    >>> between_unit_variance([85.0, 84.0, 86.0], [2.0, 2.0, 5.0])
    0.0
    """
    y, v = _checked(index, se)
    if estimator == "paule-mandel":
        return _solve(y, v, len(y) - 1)
    if estimator == "dersimonian-laird":
        w = 1 / v
        spread, _ = _q(y, v, 0.0)
        scale = w.sum() - (w**2).sum() / w.sum()
        return float(max(0.0, (spread - (len(y) - 1)) / scale))
    raise ValueError(
        f"estimator must be 'paule-mandel' or 'dersimonian-laird', got {estimator!r}"
    )


def _solve(y: Vector, v: Vector, target: float) -> float:
    """Return the variance at which Q falls to the target, 0 if it is below there."""
    between = 0.0
    for _ in range(1000):
        spread, slope = _q(y, v, between)
        if spread - target <= 1e-12 * target:
            return between
        step = (spread - target) / slope
        if between + step == between:
            return between
        between += step
    raise ValueError("the variance between units does not settle")


def _q(y: Vector, v: Vector, between: float) -> tuple[float, float]:
    """Return Q and how fast it falls."""
    w = 1 / (v + between)
    squares = (y - w @ y / w.sum()) ** 2
    return float(w @ squares), float(w**2 @ squares)


def _checked(index: ArrayLike, se: ArrayLike) -> tuple[Vector, Vector]:
    y, error = np.asarray(index, np.float64), np.asarray(se, np.float64)
    if y.ndim != 1 or y.shape != error.shape or len(y) < 2:
        raise ValueError(
            f"index and se need one value a unit, at least two units, "
            f"got {y.shape} and {error.shape}"
        )
    usable = (np.abs(y) <= MOST) & (error >= LEAST) & (error <= MOST)
    if not np.all(usable):
        at = int(np.argmin(usable))
        raise ValueError(
            f"index must be finite and se above 0, up to {MOST:g}; unit {at + 1} "
            f"has {y[at]} and {error[at]}: give it an error from units like it, or "
            "leave it out"
        )
    return y, error**2
