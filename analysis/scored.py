"""Level indicators of strata under a score: totals and cross products."""

import numpy as np
from numpy.typing import NDArray

from analysis.answers import N_LEVELS
from analysis.strata import Strata

Matrix = NDArray[np.float64]


def scored_cross(strata: Strata, mix: Matrix) -> Matrix:
    """Turn cross products of kept columns into those of (score, answered).

    Parameters
    ----------
    strata : Strata
    mix : ndarray, shape (2, B)
        Of `Strata.scoring`.

    Returns
    -------
    ndarray, shape (H, 2 J, 2 J)
    """
    h, n, b = len(strata), strata.n_criteria, mix.shape[1]
    picked = _picked(mix)
    if picked is not None:
        columns = (picked[:, None] * n + np.arange(n)).ravel()
        chosen = strata.cross[:, columns[:, None], columns]
        return np.asarray(chosen, dtype=np.float64)
    left = mixed(mix, strata.cross.reshape(h, 1, b, n * b * n))
    return mixed(mix, left.reshape(h, 2 * n, b, n)).reshape(h, 2 * n, 2 * n)


def residual_cross(
    strata: Strata, cross: Matrix, score: NDArray[np.float64], ratio: Matrix
) -> tuple[Matrix, Matrix]:
    """Return cross products and totals of z_c = x_c − m_c r, r the post-stratum's mean.

    Parameters
    ----------
    strata : Strata
    cross : ndarray, shape (H, 2 J, 2 J)
    score : ndarray, shape (5,)
    ratio : ndarray, shape (H, 2 J)

    Returns
    -------
    cross : ndarray, shape (H, 2 J, 2 J)
    totals : ndarray, shape (H, 2 J)
    """
    size, squares = strata.sizes[:, 0, None], strata.sizes[:, 1, None, None]
    mixed = scored(strata.size_cross, score)[:, :, None] * ratio[:, None, :]
    inside = cross - mixed - mixed.swapaxes(1, 2)
    inside += squares * ratio[:, :, None] * ratio[:, None, :]
    return inside, scored(strata.totals, score) - size * ratio


def scored(levels: NDArray[np.generic], score: NDArray[np.float64]) -> Matrix:
    """Turn level indicators, (H, 5, J), into (score, answered), (H, 2 J)."""
    worth = np.stack([score, np.ones(N_LEVELS)])
    return np.asarray(worth @ levels, dtype=np.float64).reshape(len(levels), -1)


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
