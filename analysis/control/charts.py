"""A control chart: centre, limits, how far they can be trusted, and signals."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from scipy.special import chdtri

from analysis.control.baselines import SHORT, Status, moving_range_sigma, status_of
from analysis.control.rules import signals

Vector = NDArray[np.float64]
Flags = NDArray[np.bool_]
Spread = Literal["sampling", "laney"]
Method = Literal["auto", "sampling", "laney"]


@dataclass(frozen=True, slots=True)
class Chart:
    """A series with its control limits.

    Attributes
    ----------
    value, sigma : ndarray, shape (T,)
        Points, and their standard deviation from sampling alone.
    centre : float
        Centre line, from the baseline.
    z : ndarray, shape (T,)
        (value − centre)/sigma; its sign is the side of the centre.
    sigma_z : float
        Standard deviation of z from moving ranges of the baseline.
    low, high : ndarray, shape (T,)
        Limits at 3 standard deviations, within the range of the index.
    phi, phi_limit : float
        Dispersion Σz²/(B − 1) of the B points of the baseline, and what chance alone
        exceeds once in 20.
    method : {"sampling", "laney"}
        Limits from sampling alone (p chart), or widened by `sigma_z` (p').
    baseline : ndarray of bool, shape (T,)
        Points that define centre and `sigma_z`.
    status : {"short", "provisional", "established"}
        Fewer than 8 points of baseline: limits from sampling alone, no signals. Fewer
        than 20: limits still move. 20 and more.
    signals : tuple of T tuples of str
        Codes of `signals`, by point.
    """

    value: Vector
    sigma: Vector
    centre: float
    z: Vector
    sigma_z: float
    low: Vector
    high: Vector
    phi: float
    phi_limit: float
    method: Spread
    baseline: Flags
    status: Status
    signals: tuple[tuple[str, ...], ...]


def chart(
    value: Vector,
    sigma: Vector,
    centre: float,
    baseline: Flags,
    method: Method,
    bounds: tuple[float, float],
) -> Chart:
    """Draw the limits around a centre."""
    z = (value - centre) / sigma
    sigma_z = moving_range_sigma(z, baseline)
    count = int(baseline.sum())
    phi = float((z[baseline] ** 2).sum() / (count - 1))
    phi_limit = float(chdtri(count - 1, 0.05)) / (count - 1)
    status = status_of(count)
    spread = _spread(method, status, sigma_z, phi > phi_limit)
    width = sigma_z if spread == "laney" else 1.0
    broken = signals(z / width) if status != "short" else ((),) * len(z)
    return Chart(
        value=value,
        sigma=sigma,
        centre=centre,
        z=z,
        sigma_z=sigma_z,
        low=np.clip(centre - 3 * sigma * width, *bounds),
        high=np.clip(centre + 3 * sigma * width, *bounds),
        phi=phi,
        phi_limit=phi_limit,
        method=spread,
        baseline=baseline,
        status=status,
        signals=broken,
    )


def _spread(method: str, status: Status, sigma_z: float, dispersed: bool) -> Spread:
    """Widen only for dispersion that shows from point to point.

    A lasting shift raises phi but not the moving ranges, and is to be seen.
    """
    if method == "auto":
        wide = status != "short" and dispersed and sigma_z > 1
        return "laney" if wide else "sampling"
    if method == "sampling":
        return "sampling"
    if method != "laney":
        raise ValueError(f"method must be auto, sampling or laney, got {method!r}")
    if status == "short":
        raise ValueError(f"laney limits need a baseline of at least {SHORT} points")
    if sigma_z < 1e-9:
        raise ValueError("the baseline does not move: laney limits would have no width")
    return "laney"
