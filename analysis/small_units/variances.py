"""Sampling variances of small units, smoothed over all of them."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

Vector = NDArray[np.float64]


def smoothed_variances(share: ArrayLike, n: ArrayLike, *, deff: float = 1.0) -> Vector:
    r"""Smooth the sampling variances of shares by a generalised variance function.

    A unit's own variance is 0 when all its answers agree, and unstable otherwise; that
    of the pooled share is neither.

    Parameters
    ----------
    share : array_like, shape (k,)
        Direct shares as fractions; not looked at where `n` is 0.
    n : array_like, shape (k,)
        Number of answers, 0 or more.
    deff : float, optional
        Pooled design effect of all units, above 0.

    Returns
    -------
    ndarray, shape (k,)
        As squared fractions (times 10 000 for squared points); inf where `n` is 0.

    Raises
    ------
    ValueError
        If shapes differ, a share is outside [0, 1], an `n` is negative or not finite,
        `deff` is not above 0, or all answers of all units agree.

    Notes
    -----
    :math:`D_u = \bar p(1 - \bar p)\,\mathrm{deff}/n_u`,
    :math:`\bar p = \sum n_u p_u / \sum n_u`; of the kind in chapter 7 of [1]_.

    References
    ----------
    .. [1] K. M. Wolter (2007), *Introduction to Variance Estimation*, 2nd ed.,
       Springer.

    Examples
    --------
    >>> smoothed_variances([1.0, 0.8], [20, 20], deff=1.5).round(6).tolist()
    [0.00675, 0.00675]
    """
    p, size = _paired(share, n, "share")
    if not (np.isfinite(deff) and deff > 0):
        raise ValueError(f"deff must be above 0, got {deff}")
    answered = size > 0
    if np.any(answered & ~((p >= 0) & (p <= 1))):
        raise ValueError("share must lie between 0 and 1")
    pooled = _pool(np.where(answered, p, 0.0), size)
    if pooled * (1 - pooled) < 1e-15:
        raise ValueError(
            "all answers of all units agree: there is no variance to share out"
        )
    return _spread(pooled * (1 - pooled) * deff, size)


def pooled_variances(variance: ArrayLike, n: ArrayLike) -> Vector:
    r"""Spread the variance of one answer, pooled over all units, to each of them.

    For composites and mean scores, whose variance is no function of the index.

    Parameters
    ----------
    variance : array_like, shape (k,)
        Design-based variances, 0 or more; not looked at where `n` is below 2.
    n : array_like, shape (k,)
        Number of answers, 0 or more.

    Returns
    -------
    ndarray, shape (k,)
        In the unit of `variance`; inf where `n` is 0.

    Raises
    ------
    ValueError
        If shapes differ, a variance is negative or not finite, an `n` is negative or
        not finite, or all variances are 0.

    Notes
    -----
    :math:`D_u = \bar s^2 / n_u`, :math:`\bar s^2 = \sum n_u (n_u V_u) / \sum n_u`. The
    design effect is in :math:`V_u` and is pooled with it.

    Examples
    --------
    >>> pooled_variances([0.0, 8.0, 2.0], [10, 10, 40]).round(2).tolist()
    [6.67, 6.67, 1.67]
    """
    v, size = _paired(variance, n, "variance")
    usable = size >= 2
    if np.any(usable & ~((v >= 0) & np.isfinite(v))):
        raise ValueError("variance must be finite and 0 or more")
    one = _pool(np.where(usable, size * v, 0.0), np.where(usable, size, 0.0))
    if one <= 0:
        raise ValueError("all variances are 0: there is no variance to share out")
    return _spread(one, size)


def _paired(values: ArrayLike, n: ArrayLike, name: str) -> tuple[Vector, Vector]:
    given, size = np.asarray(values, np.float64), np.asarray(n, np.float64)
    if given.ndim != 1 or given.shape != size.shape:
        raise ValueError(
            f"{name} and n need one value a unit, got {given.shape} and {size.shape}"
        )
    if not np.all(np.isfinite(size) & (size >= 0)):
        raise ValueError("n must be finite and 0 or more")
    return given, size


def _pool(values: Vector, size: Vector) -> float:
    if not size.sum() > 0:
        raise ValueError("no unit has enough answers")
    return float(size @ values / size.sum())


def _spread(one: float, size: Vector) -> Vector:
    infinite = np.full(size.shape, np.inf)
    return np.asarray(np.divide(one, size, out=infinite, where=size > 0))
