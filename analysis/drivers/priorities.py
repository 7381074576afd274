"""Importance beside performance: what to improve first, if that can be said."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.intervals import Interval, wald_interval

Quadrant = Literal[
    "fix_first", "keep_up", "low_priority", "possible_overkill", "unclear"
]


@dataclass(frozen=True, slots=True)
class Priorities:
    """Place of each factor in the plane of importance and performance.

    Attributes
    ----------
    importance_line, performance_line : float
        Means of the factors, which divide the plane.
    quadrants : tuple of str, length p
        "fix_first": important, and worse than the others; "keep_up": important and
        better; "low_priority": less important and worse; "possible_overkill": less
        important and better; "unclear": limits cross a line.
    """

    importance_line: float
    performance_line: float
    quadrants: tuple[Quadrant, ...]


def priorities(
    importance: ArrayLike,
    importance_limits: Interval,
    performance: ArrayLike,
    performance_limits: Interval,
) -> Priorities:
    """Sort factors into the four quadrants, and leave open what cannot be told.

    Parameters
    ----------
    importance : array_like of float, shape (p,)
        Such as `KeyDrivers.share`.
    importance_limits : Interval
        Lower and upper limits, shapes (p,).
    performance : array_like of float, shape (p,)
        Indices of the factors in the unit, in points.
    performance_limits : Interval
        Their limits; better those of `limits_against_mean`, see the notes.

    Returns
    -------
    Priorities

    Raises
    ------
    ValueError
        If shapes differ, there are fewer than two factors, a value is not finite, or
        limits do not enclose their value.

    Notes
    -----
    Importance-performance analysis [1]_ with lines at the means of the factors. A
    quadrant is claimed only when neither pair of limits holds its line, each at its
    own level, without correction for the number of factors. The mean of shares is
    1/p and known; the mean of the indices is as unsure as they are and goes with
    them, which the plain limits of an index do not know: `limits_against_mean` does.

    References
    ----------
    .. [1] J. A. Martilla, J. C. James (1977), "Importance-performance analysis",
       *J. Marketing* 41(1), 77-79.

    Examples
    --------
    >>> share, near = np.array([0.5, 0.3, 0.2]), 0.05
    >>> index, about = np.array([70.0, 85.0, 92.0]), 3.0
    >>> found = priorities(
    ...     share,
    ...     Interval(share - near, share + near),
    ...     index,
    ...     Interval(index - about, index + about),
    ... )
    >>> found.quadrants
    ('fix_first', 'unclear', 'possible_overkill')
    """
    across, x = _sides(importance, importance_limits, "importance")
    up, y = _sides(performance, performance_limits, "performance")
    if len(across) != len(up):
        raise ValueError(
            f"importance and performance need one value a factor, "
            f"got {len(across)} and {len(up)}"
        )
    named: dict[tuple[int, int], Quadrant] = {
        (1, -1): "fix_first",
        (1, 1): "keep_up",
        (-1, -1): "low_priority",
        (-1, 1): "possible_overkill",
    }
    pairs = zip(across.tolist(), up.tolist(), strict=True)
    return Priorities(x, y, tuple(named.get(pair, "unclear") for pair in pairs))


def limits_against_mean(
    index: ArrayLike,
    covariance: ArrayLike,
    *,
    df: float = np.inf,
    confidence: float = 0.95,
) -> Interval:
    """Return limits that tell each index from the mean of all.

    Parameters
    ----------
    index : array_like of float, shape (p,)
        Indices of the factors of one unit, in points.
    covariance : array_like, shape (p, p)
        Their covariances, in squared points; see `analysis.covariance`.
    df : float, optional
        Degrees of freedom of the design; below 1 or ``inf`` the normal quantile.
    confidence : float, optional
        Two-sided level, between 0 and 1 exclusive.

    Returns
    -------
    Interval
        Around each index; without the mean of the indices between them, the factor
        differs from the mean.

    Raises
    ------
    ValueError
        If shapes do not fit, there are fewer than two factors, or a value is not
        finite.

    Notes
    -----
    The gap index − mean has the variance c'Vc with c = e_j − 1/p. Factors are answered
    by the same people, so their indices rise and fall together, and the gap is mostly
    surer than the index.

    Examples
    --------
    >>> low, high = limits_against_mean([80.0, 90.0], [[4.0, 3.0], [3.0, 4.0]])
    >>> low.round(2), high.round(2)
    (array([78.61, 88.61]), array([81.39, 91.39]))
    """
    values, matrix = np.asarray(index, np.float64), np.asarray(covariance, np.float64)
    p = len(values) if values.ndim == 1 else 0
    if p < 2 or matrix.shape != (p, p):
        raise ValueError(
            f"index and covariance must be of the same factors, at least two; "
            f"got {values.shape} and {matrix.shape}"
        )
    if not np.all(np.isfinite(values)) or not np.all(np.isfinite(matrix)):
        raise ValueError("index and covariance must be finite")
    contrast = np.eye(p) - 1 / p
    variance = np.diag(contrast @ matrix @ contrast.T)
    se = np.sqrt(np.maximum(variance, 0.0))
    return wald_interval(values, se, df=df, confidence=confidence)


def _sides(
    value: ArrayLike, limits: Interval, what: str
) -> tuple[NDArray[np.int64], float]:
    """Return 1 above the mean, -1 below, 0 where that is not sure; and the mean."""
    centre = np.asarray(value, np.float64)
    low, high = (np.asarray(limit, np.float64) for limit in limits)
    if (
        centre.ndim != 1
        or len(centre) < 2
        or not low.shape == high.shape == centre.shape
    ):
        raise ValueError(
            f"{what} and its limits need one value a factor, at least two; "
            f"got {centre.shape}, {low.shape} and {high.shape}"
        )
    if not np.all((low <= centre) & (centre <= high) & np.isfinite(high - low)):
        raise ValueError(f"limits of {what} must be finite and enclose it")
    line = float(centre.mean())
    return (low > line).astype(np.int64) - (high < line), line
