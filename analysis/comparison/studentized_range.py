"""Upper tail of the studentized range, for all pairs of a group at once."""

import numpy as np
from numpy.polynomial import chebyshev
from numpy.typing import ArrayLike
from scipy.special import gamma, gammainccinv, gammaincinv, ndtr

from analysis.intervals import Vector, check_confidence, t_quantile

MOST_GROUPS = 1000  # the grids below hold 1e-9 up to here
WIDEST = 20.0  # the range of 1000 normal values exceeds it with chance 1e-39
DEGREE = 200  # of the polynomial in the range
CELLS = 4096  # it is read off, each with the polynomial's own first derivatives
DERIVATIVES = 5  # the next adds less than 1e-14
NORMAL_STEPS = 300  # over the largest value, from -9 to 9
SCALE_STEPS = 768  # over the estimated standard deviation, on the log scale
LOST = 1e-18  # chance left out at either end of it
INFINITE_DF = 1e10  # from here on the estimated standard deviation is the true one
ROWS = 512  # at a time, to stay within the cache
NEWTON_STEPS = 12  # seldom more than 6 are needed
CLOSE = 1e-10  # relative, of the quantile
NUDGE = 1e-5  # of log q, for the slope


def studentized_range_tail(q: ArrayLike, k: int, df: ArrayLike) -> Vector:
    r"""Chance that the range of k means exceeds q estimated standard errors.

    Parameters
    ----------
    q : array_like, shape (...)
        Range over standard error of one mean, 0 or more.
    k : int
        Number of means, 2 to 1000.
    df : array_like, shape (...)
        Degrees of freedom of the standard error, 1 or more, fractions and ``inf``
        allowed.

    Returns
    -------
    ndarray, shape (...)
        Right to 1e-11 for k up to 100, to 1e-9 up to 1000.

    Raises
    ------
    ValueError
        If `k` is not a whole number from 2 to 1000, a `q` is negative or missing, a
        `df` below 1 or missing, or shapes do not fit.

    Notes
    -----
    :math:`P = \int f_\nu(s)\,R_k(qs)\,ds` with :math:`\nu s^2` chi-square and

    .. math::
        R_k(w) = k \int \varphi(z)\left[\Phi(z)^{k-1} -
        (\Phi(z) - \Phi(z-w))^{k-1}\right] dz

    the tail of the range of k standard normal values [1]_. Both integrals are sums
    over equal steps, in z and in log s, which converge exponentially for such
    integrands [2]_. R is smooth and depends on k alone: it is summed once at Chebyshev
    points; values are read off the polynomial through them by its Taylor series in
    the middle of short cells.

    References
    ----------
    .. [1] H. L. Harter (1960), "Tables of range and studentized range", *Ann. Math.
       Statist.* 31, 1122-1147.
    .. [2] L. N. Trefethen, J. A. C. Weideman (2014), "The exponentially convergent
       trapezoidal rule", *SIAM Review* 56, 385-458.

    Examples
    --------
    >>> studentized_range_tail([3.877, 3.314], 3, [10, np.inf]).round(3)
    array([0.05, 0.05])
    """
    ratio, freedom = _checked(q, k, df)
    cells = _cells(_range_tail(k))
    tail = np.empty(ratio.size)
    for start in range(0, ratio.size, ROWS):
        rows = slice(start, start + ROWS)
        tail[rows] = _averaged(cells, ratio.ravel()[rows], freedom.ravel()[rows])
    return np.clip(tail, 0.0, 1.0).reshape(ratio.shape)


def studentized_range_quantile(confidence: float, k: int, df: ArrayLike) -> Vector:
    r"""Range in standard errors that k means exceed with chance 1 - confidence.

    Parameters
    ----------
    confidence : float
        Strictly between 0 and 1; made for 0.5 to 0.9999.
    k : int
        Number of means, 2 to 1000.
    df : array_like, shape (...)
        Degrees of freedom of the standard error, 1 or more, fractions and ``inf``
        allowed.

    Returns
    -------
    ndarray, shape (...)
        Right to 1e-8, relatively.

    Raises
    ------
    ValueError
        If `confidence` is not between 0 and 1, `k` is not a whole number from 2 to
        1000, or a `df` is below 1 or missing.

    Notes
    -----
    Newton's method on the logarithm of the tail of `studentized_range_tail` as a
    function of log q, where it is concave: from Bonferroni's bound, at the right of the
    quantile, every step comes nearer and none goes past it [1]_.

    References
    ----------
    .. [1] H. L. Harter (1960), "Tables of range and studentized range", *Ann. Math.
       Statist.* 31, 1122-1147.

    Examples
    --------
    >>> studentized_range_quantile(0.95, 3, [10, np.inf]).round(3)
    array([3.877, 3.314])
    """
    check_confidence(confidence)
    _unused, freedom = _checked(0.0, k, df)
    cells, goal = _cells(_range_tail(k)), np.log1p(-confidence)
    flat = freedom.ravel()
    # What Bonferroni's inequality allows all pairs, which is never too small.
    each = 1 - (1 - confidence) / (k * (k - 1) / 2)
    log_q = np.log(np.sqrt(2) * t_quantile(flat, confidence=each))
    for _step in range(NEWTON_STEPS):
        here, there = (_log_tail(cells, log_q + nudge, flat) for nudge in (0, NUDGE))
        step = (goal - here) * NUDGE / (there - here)
        log_q = log_q + step
        if np.all(np.abs(step) < CLOSE):
            break
    return np.asarray(np.exp(log_q).reshape(freedom.shape))


def _log_tail(cells: Vector, log_q: Vector, df: Vector) -> Vector:
    return np.asarray(np.log(_averaged(cells, np.exp(log_q), df)))


def _averaged(cells: Vector, q: Vector, df: Vector) -> Vector:
    """Mean of R over the estimated standard deviation, for each q and df."""
    known = df >= INFINITE_DF
    freedom = np.where(known, 1.0, df)
    log_s, weight = _scale(freedom)
    mean = np.sum(weight * _read(cells, q[:, None] * np.exp(log_s)), axis=1)
    return np.where(known, _read(cells, q), mean)


def _scale(df: Vector) -> tuple[Vector, Vector]:
    """Equal steps in log s and their chances, for each df."""
    half = df / 2
    low = np.log(gammaincinv(half, LOST) / half) / 2
    high = np.log(gammainccinv(half, LOST) / half) / 2
    step = np.linspace(0.0, 1.0, SCALE_STEPS + 1)
    log_s = low[:, None] + (high - low)[:, None] * step
    # log density up to a constant, which the division below makes good; in this form
    # nothing is lost when df is large.
    weight = np.exp(df[:, None] * (log_s - np.expm1(2 * log_s) / 2))
    return log_s, weight / weight.sum(axis=1, keepdims=True)


def _range_tail(k: int) -> Vector:
    """Chebyshev series of R on 0 to WIDEST."""
    z = np.linspace(-9.0, 9.0, NORMAL_STEPS + 1)
    density = np.exp(-(z**2) / 2) / np.sqrt(2 * np.pi) * (18.0 / NORMAL_STEPS)
    below = ndtr(z)

    def tail(x: Vector) -> Vector:
        share = ndtr(z - WIDEST * (x[:, None] + 1) / 2) / below
        with np.errstate(divide="ignore"):  # log 0 at w = 0, where the tail is 1
            beyond = -np.expm1((k - 1) * np.log1p(-share))
        return np.asarray(k * (density * below ** (k - 1) * beyond).sum(axis=1))

    points = chebyshev.chebpts1(DEGREE + 1)
    series = chebyshev.chebvander(points, DEGREE).T @ tail(points)
    series[1:] *= 2
    return np.asarray(series / (DEGREE + 1))


def _cells(series: Vector) -> Vector:
    """Taylor coefficients of R in the middle of each cell, shape (6, CELLS)."""
    middle = (2 * np.arange(CELLS) + 1) / CELLS - 1
    orders = range(DERIVATIVES + 1)
    values = [chebyshev.chebval(middle, chebyshev.chebder(series, m)) for m in orders]
    factorials = gamma(np.arange(1, DERIVATIVES + 2))
    return np.asarray(np.stack(values) / factorials[:, None])


def _read(cells: Vector, w: Vector) -> Vector:
    place = np.minimum(w, WIDEST) * (CELLS / WIDEST)
    cell = np.minimum(place.astype(np.int64), CELLS - 1)
    beyond = (place - cell - 0.5) * (2 / CELLS)
    value = cells[-1][cell]
    for coefficients in cells[-2::-1]:
        value = value * beyond + coefficients[cell]
    return np.asarray(value)


def _checked(q: ArrayLike, k: int, df: ArrayLike) -> tuple[Vector, Vector]:
    if k != int(k) or not 2 <= k <= MOST_GROUPS:
        raise ValueError(f"k must be a whole number from 2 to {MOST_GROUPS}, got {k}")
    ratio, freedom = np.asarray(q, np.float64), np.asarray(df, np.float64)
    if not np.all(ratio >= 0):
        raise ValueError("q must be 0 or more")
    if not np.all(freedom >= 1):
        raise ValueError("df must be 1 or more")
    try:
        both = np.broadcast_arrays(ratio, freedom)
    except ValueError:
        shapes = f"q {ratio.shape}, df {freedom.shape}"
        raise ValueError(f"shapes do not fit together: {shapes}") from None
    return both[0], both[1]
