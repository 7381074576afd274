"""Numbers that come in, brought to one shape or refused."""

import numpy as np
from numpy.typing import ArrayLike

from analysis.intervals import Vector

MOST = 1e150  # whose square is still a number
# A number this much smaller than its parts is what rounding left of zero.
ROUNDING = 1e-12


def fitting(**values: ArrayLike) -> list[Vector]:
    """Return finite numbers of one shape; se... is 0 or more, df... may be infinite."""
    arrays = {name: np.asarray(v, dtype=np.float64) for name, v in values.items()}
    for name, array in arrays.items():
        if name.startswith("df"):
            if np.any(np.isnan(array)):
                raise ValueError(f"{name} must be a number or inf, not missing")
        elif not np.all(np.abs(array) <= MOST):
            raise ValueError(f"{name} must be finite, and at most {MOST:g} in size")
        if name.startswith("se") and np.any(array < 0):
            raise ValueError(f"{name} must be 0 or more, got {array.min():g}")
    try:
        return list(np.broadcast_arrays(*arrays.values()))
    except ValueError:
        shapes = ", ".join(f"{name} {array.shape}" for name, array in arrays.items())
        raise ValueError(f"shapes do not fit together: {shapes}") from None


def possible_covariance(covariance: Vector, se_a: Vector, se_b: Vector) -> Vector:
    """Return a covariance within the product of the errors, or refuse it."""
    bound = se_a * se_b
    # A unit that is nearly its whole comes within rounding of the bound, and an error
    # that was set to 0 for being rounding leaves a covariance of that size.
    slack = 1e-9 * np.maximum(se_a, se_b) ** 2 + 1e-12
    if np.any(np.abs(covariance) > bound + slack):
        raise ValueError("covariance must not exceed se_a times se_b")
    return np.clip(covariance, -bound, bound)
