"""Covariance of the totals of strata: what one-stage sampling leaves uncertain."""

from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]
Matrix = NDArray[np.float64]
Count = NDArray[np.int64]
Lonely = Literal["adjust", "remove"]


def check_lonely(lonely: str) -> None:
    """Raise ValueError unless the rule is known."""
    if lonely not in get_args(Lonely):
        raise ValueError(f"lonely must be 'adjust' or 'remove', got {lonely!r}")


def between(cross: Matrix, outer: Matrix, n_psu: int, *, lonely: Lonely) -> Matrix:
    """Return n/(n − 1) (Q − TT'/n), by the rule where a sampling unit is alone."""
    if n_psu > 1:
        return np.asarray((cross - outer / n_psu) * (n_psu / (n_psu - 1)))
    return outer if lonely == "adjust" else np.zeros_like(outer)


def multipliers(
    n_psu: Count, squared: Vector, *, lonely: Lonely
) -> tuple[Vector, Vector]:
    """Return a and b of w² n/(n − 1) (Q − TT'/n) = a Q − b TT'.

    Parameters
    ----------
    n_psu : ndarray of int, shape (H,)
    squared : ndarray, shape (H,)
        w²; 0 leaves a stratum out.
    lonely : {"adjust", "remove"}
        Alone, a sampling unit counts TT' or nothing.

    Returns
    -------
    a, b : ndarray, shape (H,)
    """
    alone = n_psu <= 1
    several = np.where(alone, 2, n_psu)  # any number: what is alone has its own rule
    own = -1.0 if lonely == "adjust" else 0.0
    raised = np.where(alone, 0.0, several / (several - 1))
    shared = np.where(alone, own, raised / several)
    return squared * raised, squared * shared
