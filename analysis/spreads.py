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


def centre(
    cross: Matrix, sums: Matrix, n_psu: Count, squared: Vector, lonely: Lonely
) -> None:
    """Turn cross products into w² n/(n − 1) (Q − TT'/n), in place.

    Parameters
    ----------
    cross : ndarray, shape (H, K, K)
        Q of each stratum; what is asked for afterwards.
    sums : ndarray, shape (H, K)
        T of each stratum.
    n_psu : ndarray of int, shape (H,)
    squared : ndarray, shape (H,)
        w²; 0 leaves a stratum out.
    lonely : {"adjust", "remove"}
    """
    alone = n_psu <= 1
    outer = np.where(alone, 1.0 if lonely == "adjust" else 0.0, 0.0)
    several = np.where(alone, 2, n_psu)  # any number: what is alone is multiplied by 0
    raised = np.where(alone, 0.0, several / (several - 1))
    cross *= (squared * raised)[:, None, None]
    share = squared * np.where(alone, -outer, raised / several)
    cross -= (sums * share[:, None])[:, :, None] * sums[:, None, :]
