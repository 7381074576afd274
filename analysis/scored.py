"""Level indicators of strata under a score: totals and cross products."""

import numpy as np
from numpy.typing import NDArray

from analysis.strata import Strata

Matrix = NDArray[np.float64]


def scored_cross(cross: Matrix, mix: Matrix) -> Matrix:
    """Turn covariances or cross products of kept columns into those of a score.

    Parameters
    ----------
    cross : ndarray, shape (G, B J, B J)
    mix : ndarray, shape (2, B)
        Of `Strata.scoring`.

    Returns
    -------
    ndarray, shape (G, 2 J, 2 J)
        Of (score, answered).
    """
    g, b = len(cross), mix.shape[1]
    n = cross.shape[1] // b
    picked = _picked(mix)
    if picked is not None:
        columns = (picked[:, None] * n + np.arange(n)).ravel()
        return np.asarray(cross[:, columns[:, None], columns])
    left = mixed(mix, cross.reshape(g, 1, b, n * b * n))
    return mixed(mix, left.reshape(g, 2 * n, b, n)).reshape(g, 2 * n, 2 * n)


def kept_columns(levels: NDArray[np.generic], strata: Strata) -> Matrix:
    """Turn level indicators, (H, 5, J), into the kept columns, (H, B J)."""
    numbers = np.asarray(levels, dtype=np.float64)
    if not strata.keeps_levels:
        numbers = mixed(strata.worth, numbers[None])[0]
    return numbers.reshape(len(levels), -1)


def mixed(mix: Matrix, columns: NDArray[np.generic]) -> Matrix:
    """Add up columns of the last axis but one; many coefficients are 0.

    Parameters
    ----------
    mix : ndarray, shape (A, B)
    columns : ndarray, shape (H, K, B, J)

    Returns
    -------
    ndarray, shape (H, K, A, J)
    """
    found = np.zeros((*columns.shape[:2], len(mix), columns.shape[3]))
    for row, column in np.argwhere(mix):
        part = columns[:, :, column]
        found[:, :, row] += part if mix[row, column] == 1 else mix[row, column] * part
    return found


def _picked(mix: Matrix) -> NDArray[np.int64] | None:
    """Return the columns a mix only picks; None when it adds columns up."""
    is_pick = np.all((mix == 0) | (mix == 1)) and np.all(mix.sum(axis=1) == 1)
    return mix.argmax(axis=1) if is_pick else None
