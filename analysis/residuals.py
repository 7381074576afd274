"""Sums of strata around the means of their post-strata, for the variance of domains."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.domains import Count, Matrix, Vector
from analysis.scored import kept_columns
from analysis.strata import Strata


@dataclass(frozen=True, eq=False, slots=True)
class Residuals:
    """Totals of strata in the kept columns, K = B J, as residuals z_c = x_c − m_c r.

    Attributes
    ----------
    cross : ndarray, shape (H, K, K)
        Q of the totals as they are.
    totals : ndarray, shape (H, K)
        T − m r.
    means : ndarray of shape (H, K), or None
        r, the mean of each stratum's post-stratum; 0 for a sampling unit that is its
        post-stratum's only one; None without post-strata.
    size_cross : ndarray, shape (H, K)
    squares : ndarray, shape (H,)
        Sums of m_c x_c, and of m_c².
    """

    cross: NDArray[Any]
    totals: Matrix
    means: Matrix | None
    size_cross: Matrix
    squares: Vector

    def combined(self, rows: slice, a: Vector, b: Vector) -> Matrix:
        """Return Σ a_h Q_h − b_h T_h T_h' over some strata, shape (K, K).

        With r the mean of the post-stratum, the Q of residuals is
        Q − S r' − r S' + M r r', S = Σ m_c x_c and M = Σ m_c².
        """
        totals = self.totals[rows]
        size = totals.shape[1]
        cross = np.asarray(self.cross[rows], dtype=np.float64)
        found = (a[rows] @ cross.reshape(len(cross), -1)).reshape(size, size)
        found -= (totals * b[rows, None]).T @ totals
        if self.means is not None:
            means = self.means[rows]
            mixed = (self.size_cross[rows] * a[rows, None]).T @ means
            found -= mixed + mixed.T
            found += (means * (a[rows] * self.squares[rows])[:, None]).T @ means
        return np.asarray(found)


def residuals(
    strata: Strata, factor: Vector, poststrata: ArrayLike | None
) -> Residuals:
    """Return the sums of strata around the means of their post-strata.

    Parameters
    ----------
    strata : Strata
    factor : ndarray, shape (H,)
        Weight of every sheet of each stratum.
    poststrata : array_like of int, shape (H,), optional
        Number of each stratum's post-stratum.

    Returns
    -------
    Residuals
    """
    totals = kept_columns(strata.totals, strata)
    size, squares = np.asarray(strata.sizes, dtype=np.float64).T
    if poststrata is None:
        return Residuals(strata.cross, totals, None, totals, squares)
    means = _means(strata, totals, size, factor, _numbered(poststrata, len(strata)))
    return Residuals(
        strata.cross,
        totals - size[:, None] * means,
        means,
        kept_columns(strata.size_cross, strata),
        squares,
    )


def _numbered(poststrata: ArrayLike, n_strata: int) -> Count:
    numbers = np.asarray(poststrata)
    if numbers.shape != (n_strata,):
        raise ValueError(f"poststrata needs {n_strata} values, got {numbers.shape}")
    return np.unique(numbers, return_inverse=True)[1]


def _means(
    strata: Strata, totals: Matrix, size: Vector, factor: Vector, home: Count
) -> Matrix:
    """Return T_g/m_g of each stratum's post-stratum."""
    n = int(home.max()) + 1
    sums, sizes = np.zeros((n, totals.shape[1])), np.zeros(n)
    np.add.at(sums, home, totals * factor[:, None])
    np.add.at(sizes, home, size * factor)
    several = np.bincount(home, strata.n_psu, n) > 1
    usable = several & (sizes > 0)
    ratio = np.where(usable[:, None], sums / np.where(usable, sizes, 1.0)[:, None], 0.0)
    return np.asarray(ratio[home])
