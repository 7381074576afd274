"""Limits of a funnel, on the scale of angles."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import ndtri

from analysis.intervals import check_confidence

Vector = NDArray[np.float64]


class Limits(NamedTuple):
    """Lower and upper limit, as fractions."""

    low: Vector
    high: Vector


def funnel_limits(
    target: float, n: ArrayLike, *, confidence: float = 0.95, tau2: float = 0.0
) -> Limits:
    r"""Return the limits of a funnel at any size, for its curves.

    Parameters
    ----------
    target : float
        Common share, in [0, 1].
    n : array_like, shape (...)
        Sizes, above 0.
    confidence : float, optional
        Two-sided level, between 0 and 1 exclusive.
    tau2 : float, optional
        Over-dispersion in squared radians, 0 or more.

    Returns
    -------
    Limits
        Fractions in [0, 1].

    Raises
    ------
    ValueError
        If an argument is out of range.

    Notes
    -----
    :math:`\sin^2(\arcsin\sqrt{p_0} \pm z\sqrt{1/(4n) + \tau^2})` with the angle kept
    within 0 and π/2: beyond, the sine would turn back and the limit with it.

    Examples
    --------
    >>> low, high = funnel_limits(0.97, [20, 500])
    >>> low.round(3).tolist(), high.round(3).tolist()
    ([0.853, 0.953], [1.0, 0.983])
    """
    size = np.asarray(n, np.float64)
    check_size(size)
    check_confidence(confidence)
    if not (np.isfinite(tau2) and tau2 >= 0):
        raise ValueError(f"tau2 must be 0 or more, got {tau2}")
    half = ndtri((1 + confidence) / 2) * np.sqrt(1 / (4 * size) + tau2)
    low, high = np.clip([angle(target) - half, angle(target) + half], 0, np.pi / 2)
    return Limits(np.sin(low) ** 2, np.sin(high) ** 2)


def angle(share: float) -> float:
    """Return a common share as an angle in radians."""
    if not 0 <= share <= 1:
        raise ValueError(f"target must lie between 0 and 1, got {share}")
    return float(np.arcsin(np.sqrt(share)))


def check_size(size: Vector) -> None:
    """Refuse sizes that no limit can be drawn for."""
    if not np.all(np.isfinite(size) & (size > 0)):
        raise ValueError("n must be finite and above 0")
