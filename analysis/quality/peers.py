"""Distance of a unit from its peers, in steps that outliers do not stretch."""

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import ndtri

Vector = NDArray[np.float64]

LIMIT = 5.0  # beyond, it no longer matters how far
_MAD = 1 / float(ndtri(0.75))  # 1.4826: of a normal, MAD to standard deviation
_MEAN = float(np.sqrt(np.pi / 2))  # 1.2533: mean absolute to standard deviation


def robust_z(values: ArrayLike, *, limit: float = LIMIT) -> Vector:
    """Return how far each value is from the median of its peers.

    Parameters
    ----------
    values : array_like of float, shape (k,)
        One figure of k comparable units, at least three; nan for none.
    limit : float, optional
        Distances are cut off there, above 0.

    Returns
    -------
    ndarray, shape (k,)
        In standard deviations of a normal with the same middle half, positive above
        the median; nan stays nan.

    Raises
    ------
    ValueError
        If there are fewer than three values, one is infinite, or `limit` is not above
        0.

    Notes
    -----
    (x − median)/(1.4826 MAD) [1]_. Where more than half the peers have the same value
    the MAD is 0 and 1.2533 times the mean absolute deviation takes its place [2]_; all
    the same: 0.

    References
    ----------
    .. [1] F. R. Hampel (1974), "The influence curve and its role in robust
       estimation", *J. Amer. Statist. Assoc.* 69, 383-393.
    .. [2] B. Iglewicz, D. C. Hoaglin (1993), *How to Detect and Handle Outliers*, ASQC
       Quality Press.

    Examples
    --------
    >>> robust_z([10.0, 11.0, 12.0, 13.0, 90.0]).round(2)
    array([-1.35, -0.67,  0.  ,  0.67,  5.  ])
    """
    x = np.asarray(values, dtype=np.float64)
    given = x[~np.isnan(x)]
    if x.ndim != 1 or len(given) < 3 or np.any(np.isinf(given)) or not limit > 0:
        raise ValueError(
            f"peers need at least three finite values and a limit above 0, "
            f"got {len(given)} values and {limit}"
        )
    away = x - np.median(given)
    return np.asarray(np.clip(away / _scale(away), -limit, limit))


def share_z(count: ArrayLike, n: ArrayLike, *, limit: float = LIMIT) -> Vector:
    r"""Return how far each unit's share is from its peers', beyond chance.

    Parameters
    ----------
    count : array_like of float, shape (k,)
        Sheets of each unit with the sign looked for, 0 to n.
    n : array_like of float, shape (k,)
        Sheets of each unit; at least three units with more than 0.
    limit : float, optional
        Distances are cut off there, above 0.

    Returns
    -------
    ndarray, shape (k,)
        Positive above the median of the peers; nan for a unit without sheets.

    Raises
    ------
    ValueError
        If shapes differ, a count lies outside 0 to n, or there are fewer than three
        units.

    Notes
    -----
    On the scale :math:`y = \arcsin\sqrt{p}`, on which p of n independent sheets has the
    variance 1/(4n): :math:`z = (y - \operatorname{median})/\sqrt{1/(4n) + \tau^2}`,
    where :math:`\tau^2` is what the spread of the peers, (1.4826 MAD)², has beyond the
    median of 1/(4n). A small unit must be further off than a large one: the funnel
    [1]_, with a centre and a spread that the units looked for do not move.

    References
    ----------
    .. [1] D. J. Spiegelhalter (2005), "Funnel plots for comparing institutional
       performance", *Statist. Med.* 24, 1185-1202.

    Examples
    --------
    >>> share_z([10, 12, 9, 11, 40, 2], [50, 50, 50, 50, 50, 3]).round(2)
    array([-0.5 ,  0.16, -0.85, -0.16,  5.  ,  1.57])
    """
    hits, total = np.asarray(count, np.float64), np.asarray(n, np.float64)
    if hits.ndim != 1 or hits.shape != total.shape or not limit > 0:
        raise ValueError(
            f"count and n need one value a unit and limit must be above 0, "
            f"got {hits.shape}, {total.shape} and {limit}"
        )
    if not np.all((hits >= 0) & (hits <= total) & np.isfinite(total)):
        raise ValueError("count must lie between 0 and n")
    some = total > 0
    if some.sum() < 3:
        raise ValueError(f"peers need at least three units, got {int(some.sum())}")
    sheets = np.where(some, total, np.nan)
    angle, noise = np.arcsin(np.sqrt(hits / sheets)), 1 / (4 * sheets)
    away = angle - np.nanmedian(angle)
    spread = (_MAD * np.nanmedian(np.abs(away))) ** 2
    more = max(0.0, float(spread - np.nanmedian(noise)))
    return np.asarray(np.clip(away / np.sqrt(noise + more), -limit, limit))


def chance_z(chance: ArrayLike, *, among: int = 1, limit: float = LIMIT) -> Vector:
    """Return a chance as a distance in standard deviations, to stand beside others.

    Parameters
    ----------
    chance : array_like of float, shape (k,)
        Chances of as much or more, 0 to 1, such as `burst_chances`.
    among : int, optional
        Number of half-days looked at, of which this may be the oddest: each chance
        is multiplied by it (Bonferroni).
    limit : float, optional
        Distances are cut off there, above 0.

    Returns
    -------
    ndarray, shape (k,)
        Positive for what is rarer than every other time.

    Raises
    ------
    ValueError
        If a chance lies outside 0 to 1, `among` is below 1 or `limit` not above 0.

    Notes
    -----
    The normal quantile of 1 − chance.

    Examples
    --------
    >>> chance_z([0.5, 0.001, 0.0]).round(2)
    array([0.  , 3.09, 5.  ])
    """
    p = np.asarray(chance, dtype=np.float64)
    if not np.all((p >= 0) & (p <= 1)):
        raise ValueError("chances must lie between 0 and 1")
    if among < 1 or not limit > 0:
        raise ValueError(
            f"among must be 1 or more and limit above 0, got {among} and {limit}"
        )
    distance = -ndtri(np.minimum(p * among, 1.0))
    return np.asarray(np.clip(distance, -limit, limit) + 0.0)


def _scale(away: Vector) -> float:
    distance = np.abs(away[~np.isnan(away)])
    for scale in (_MAD * np.median(distance), _MEAN * distance.mean()):
        if scale > 1e-12:
            return float(scale)
    return 1.0
