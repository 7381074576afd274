"""Check what a chart is drawn from."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.magnitudes import above_zero, finite

Vector = NDArray[np.float64]


def series(
    values: ArrayLike, sizes: ArrayLike, name: str, of_size: str
) -> tuple[Vector, Vector]:
    """Return values and what their errors come from, finite and of one length."""
    value, size = np.asarray(values, np.float64), np.asarray(sizes, np.float64)
    if value.ndim != 1 or value.shape != size.shape:
        raise ValueError(
            f"{name} and {of_size} need one value a period, got {value.shape} and "
            f"{size.shape}"
        )
    for label, given, allowed in (
        (name, value, finite(value)),
        (of_size, size, above_zero(size)),
    ):
        if not allowed.all():
            period = int(np.argmin(allowed))
            must = "finite" if label == name else "finite and above 0"
            raise ValueError(
                f"{label} of period {period + 1} is {given[period]}; it must be {must}"
            )
    return value, size
