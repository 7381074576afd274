"""A control chart: centre, limits, how far they can be trusted, and signals."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import chdtri

from analysis.control.signals import signals

Vector = NDArray[np.float64]
Flags = NDArray[np.bool_]
Status = Literal["short", "provisional", "established"]
Spread = Literal["sampling", "laney"]
Method = Literal["auto", "sampling", "laney"]

# Points of the baseline below which there are no signals, and from which it is frozen.
SHORT, FROZEN = 8, 20
# Mean moving range of two independent normal values of standard deviation 1.
_MOVING_RANGE = 1.128


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


def baseline_points(baseline: ArrayLike | int | None, n_points: int) -> Flags:
    """Return which points define the chart: by default the first 20, or all."""
    if baseline is None:
        baseline = min(n_points, FROZEN)
    if isinstance(baseline, int | np.integer):
        if not 2 <= baseline <= n_points:
            raise ValueError(
                f"baseline must be 2 to {n_points} points, got {baseline}"
                if n_points >= 2
                else f"a chart needs at least 2 points, got {n_points}"
            )
        return np.asarray(np.arange(n_points) < baseline)
    chosen = np.asarray(baseline)
    if chosen.dtype != bool or chosen.shape != (n_points,):
        raise ValueError(f"baseline must be a number or a mask of {n_points} points")
    if not np.any(chosen[1:] & chosen[:-1]):
        raise ValueError("baseline needs two points next to each other")
    return np.asarray(chosen, dtype=np.bool_)


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
    sigma_z = _moving_range_sigma(z, baseline)
    count = int(baseline.sum())
    phi = float((z[baseline] ** 2).sum() / (count - 1))
    phi_limit = float(chdtri(count - 1, 0.05)) / (count - 1)
    status = _status(count)
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


def _moving_range_sigma(z: Vector, baseline: Flags) -> float:
    neighbours = baseline[1:] & baseline[:-1]
    return float(np.abs(np.diff(z))[neighbours].mean()) / _MOVING_RANGE


def _status(count: int) -> Status:
    if count < SHORT:
        return "short"
    return "provisional" if count < FROZEN else "established"


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
