"""The points that define a chart, and how far they carry."""

from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

Vector = NDArray[np.float64]
Flags = NDArray[np.bool_]
Status = Literal["short", "provisional", "established"]

# Points of the baseline below which there are no signals, and from which it is frozen.
SHORT, FROZEN = 8, 20
# Mean moving range of two independent normal values of standard deviation 1.
_MOVING_RANGE = 1.128


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


def moving_range_sigma(z: Vector, baseline: Flags) -> float:
    """Return the standard deviation of z from one point to the next."""
    neighbours = baseline[1:] & baseline[:-1]
    return float(np.abs(np.diff(z))[neighbours].mean()) / _MOVING_RANGE


def status_of(count: int) -> Status:
    """Return how far limits from so many points can be trusted."""
    if count < SHORT:
        return "short"
    return "provisional" if count < FROZEN else "established"
