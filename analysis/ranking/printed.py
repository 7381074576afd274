"""Indices as a reader sees them."""

import numpy as np
from numpy.typing import NDArray

from analysis.rounding import round_half_up


def printed(index: NDArray[np.float64], decimals: int) -> NDArray[np.float64]:
    """Return finite indices rounded half up, of the same shape."""
    flat = [round_half_up(value, decimals) for value in index.ravel().tolist()]
    return np.array(flat, dtype=np.float64).reshape(index.shape)
