"""Which numbers are small and large enough to be computed with."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

# Numbers whose fourth power is still a number: squares of squares are summed.
LEAST, MOST = 1e-60, 1e60


def finite(values: ArrayLike) -> NDArray[np.bool_]:
    """Return where numbers are neither missing nor too large to be squared twice."""
    return np.asarray(np.abs(np.asarray(values, np.float64)) <= MOST)


def above_zero(values: ArrayLike) -> NDArray[np.bool_]:
    """Return where numbers are finite and can be divided by, squared twice too."""
    numbers = np.asarray(values, np.float64)
    return (numbers >= LEAST) & (numbers <= MOST)
