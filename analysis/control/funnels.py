"""A funnel of units: which differ from the rest by more than their size explains."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import ndtri

from analysis.control.dispersion import overdispersion
from analysis.control.limits import Limits, angle, check_size, funnel_limits

Vector = NDArray[np.float64]

_QUANTILE = {level: float(ndtri((1 + level) / 2)) for level in (0.95, 0.998)}


@dataclass(frozen=True, slots=True)
class Funnel:
    """Units against their common share.

    Attributes
    ----------
    share : ndarray, shape (k,)
        Shares as fractions.
    target : float
        The common share.
    z : ndarray, shape (k,)
        Distance from it in sampling standard deviations, on the scale of angles.
    phi, tau2 : float
        Over-dispersion, see `overdispersion`; `tau2` in squared radians.
    score : ndarray, shape (k,)
        Distance in standard deviations with `tau2`: what a unit is judged by.
    warning, alarm : Limits
        95 % and 99.8 %, with `tau2`.
    sampling_warning, sampling_alarm : Limits
        The same from sampling alone.
    flag : ndarray of int, shape (k,)
        0 inside; 1 or −1 outside the warning limits; 2 or −2 outside the alarm limits.
    """

    share: Vector
    target: float
    z: Vector
    phi: float
    tau2: float
    score: Vector
    warning: Limits
    alarm: Limits
    sampling_warning: Limits
    sampling_alarm: Limits
    flag: NDArray[np.int64]


def funnel(share: ArrayLike, n: ArrayLike, *, target: float | None = None) -> Funnel:
    r"""Compare shares of units of very different size.

    Parameters
    ----------
    share : array_like, shape (k,)
        Shares as fractions, of at least 2 units.
    n : array_like, shape (k,)
        Answers behind each, above 0; for design data the effective number n*.
    target : float, optional
        Share to compare with, in [0, 1]; by default that of all answers together.

    Returns
    -------
    Funnel

    Raises
    ------
    ValueError
        If shapes differ, there are fewer than 2 units, a share or the target is outside
        [0, 1], or an `n` is not above 0.

    Notes
    -----
    :math:`y = \arcsin\sqrt p`, :math:`\sigma = 1/(2\sqrt n)`, :math:`z = (y -
    \arcsin\sqrt{p_0})/\sigma`; additive over-dispersion :math:`\tau^2` from scores
    winsorised at 10 %; score :math:`(y - \arcsin\sqrt{p_0})/\sqrt{\sigma^2 + \tau^2}`
    [1]_. Limits as in `funnel_limits`. A unit outside is a reason to look, not a
    verdict; near 0 and 1 the angles of small units are only roughly normal.

    References
    ----------
    .. [1] D. J. Spiegelhalter (2005), "Funnel plots for comparing institutional
       performance", *Statist. Med.* 24, 1185-1202.

    Examples
    --------
    >>> found = funnel([0.9, 0.92, 0.88, 0.9, 0.6], [200, 100, 300, 50, 40])
    >>> found.flag.tolist(), f"{found.warning.low[-1]:.3f}"
    ([0, 0, 0, 0, -1], '0.734')
    """
    p, size = np.asarray(share, np.float64), np.asarray(n, np.float64)
    if p.ndim != 1 or p.shape != size.shape or len(p) < 2:
        raise ValueError(
            f"share and n need one value for each of at least 2 units, got {p.shape} "
            f"and {size.shape}"
        )
    if not np.all((p >= 0) & (p <= 1)):
        raise ValueError("share must lie between 0 and 1")
    check_size(size)
    common = float(size @ p / size.sum()) if target is None else float(target)
    sigma = 1 / (2 * np.sqrt(size))
    gap = np.arcsin(np.sqrt(p)) - angle(common)
    phi, tau2 = overdispersion(gap / sigma, sigma)
    score = gap / np.sqrt(sigma**2 + tau2)
    reached = (np.abs(score) > _QUANTILE[0.95]) + (np.abs(score) > _QUANTILE[0.998])
    return Funnel(
        share=p,
        target=common,
        z=gap / sigma,
        phi=phi,
        tau2=tau2,
        score=score,
        warning=funnel_limits(common, size, confidence=0.95, tau2=tau2),
        alarm=funnel_limits(common, size, confidence=0.998, tau2=tau2),
        sampling_warning=funnel_limits(common, size, confidence=0.95),
        sampling_alarm=funnel_limits(common, size, confidence=0.998),
        flag=(np.sign(score) * reached).astype(np.int64),
    )
