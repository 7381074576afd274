"""Weighted means and cross products of complete rows: additive over strata."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.magnitudes import MOST
from analysis.rows import checked_weight

Matrix = NDArray[np.float64]
Vector = NDArray[np.float64]

_NOISE = 1e-12  # of the uncentred square: what rounding leaves of a constant


@dataclass(frozen=True, eq=False, slots=True)
class Moments:
    """Sufficient statistics of every covariance among K variables.

    Attributes
    ----------
    n : int
        Complete rows, those of weight 0 included.
    weight : float
        Sum of their weights.
    mean : ndarray, shape (K,)
    scatter : ndarray, shape (K, K)
        Sum of w (x − mean)(x − mean)'.
    """

    n: int
    weight: float
    mean: Vector
    scatter: Matrix


def moments(values: ArrayLike, weight: ArrayLike | None = None) -> Moments:
    """Return weighted mean and scatter of the rows that are complete.

    Parameters
    ----------
    values : array_like of float, shape (n, K)
        nan where there is no value; a row with one is left out.
    weight : array_like of float, shape (n,), optional
        0 or more; 1 by default.

    Returns
    -------
    Moments
        Without a complete row, or with none above weight 0, mean and scatter are 0.

    Raises
    ------
    ValueError
        If `values` is no table, holds an infinity, or the weights do not fit.

    Examples
    --------
    >>> found = moments([[1.0, 2.0], [3.0, 2.0], [5.0, float("nan")]])
    >>> found.n, found.mean, found.scatter[0]
    (2, array([2., 2.]), array([2., 0.]))
    """
    table = np.asarray(values, dtype=np.float64)
    if table.ndim != 2 or not table.shape[1]:
        raise ValueError(f"values must have shape (n, K), got {table.shape}")
    if np.any(np.abs(table) > MOST):
        raise ValueError(f"values must be finite, to {MOST:g}, or nan where none is")
    given = np.ones(len(table)) if weight is None else np.asarray(weight)
    weights = checked_weight(given, len(table))
    complete = ~np.isnan(table).any(axis=1)
    x, w = table[complete], weights[complete]
    total = float(w.sum())
    if total == 0:
        k = table.shape[1]
        return Moments(len(x), 0.0, np.zeros(k), np.zeros((k, k)))
    mean = w @ x / total
    deviations = (x - mean) * np.sqrt(w)[:, None]
    scatter = deviations.T @ deviations
    return Moments(len(x), total, mean, _without_noise(scatter, mean, total))


def merge_moments(parts: Sequence[Moments]) -> Moments:
    """Add the moments of separate rows, such as those of several strata.

    Parameters
    ----------
    parts : sequence of Moments
        At least one, of the same variables.

    Returns
    -------
    Moments
        The same as `moments` of all rows at once, to rounding.

    Raises
    ------
    ValueError
        If there are no parts or they differ in the number of variables.

    Notes
    -----
    scatter = Σ scatter_h + Σ W_h (mean_h − mean)(mean_h − mean)' [1]_.

    References
    ----------
    .. [1] T. F. Chan, G. H. Golub, R. J. LeVeque (1983), "Algorithms for computing
       the sample variance: analysis and recommendations", *Amer. Statistician* 37,
       242-247.

    Examples
    --------
    >>> merge_moments([moments([[1.0], [3.0]]), moments([[5.0]])]).scatter
    array([[8.]])
    """
    if len({len(part.mean) for part in parts}) != 1:
        raise ValueError("moments to merge must be of the same variables, at least one")
    weights = np.array([part.weight for part in parts])
    means = np.stack([part.mean for part in parts])
    total = float(weights.sum())
    mean = weights @ means / total if total > 0 else np.zeros(means.shape[1])
    steps = means - mean
    between = (steps * weights[:, None]).T @ steps
    scatter = between + np.sum([part.scatter for part in parts], axis=0)
    return Moments(sum(part.n for part in parts), total, mean, scatter)


def weighted_covariance(values: ArrayLike, weight: ArrayLike | None = None) -> Matrix:
    """Return the covariance matrix of the complete rows.

    Parameters
    ----------
    values : array_like of float, shape (n, K)
        nan where there is no value; a row with one is left out.
    weight : array_like of float, shape (n,), optional

    Returns
    -------
    ndarray, shape (K, K)
        With weights Σ w(x − m)(x − m)'/Σw with m the weighted mean; without, the
        usual one with n − 1. Correlations and reliabilities do not notice.

    Raises
    ------
    ValueError
        As `moments`, and with fewer than two complete rows above weight 0.

    Examples
    --------
    >>> weighted_covariance([[1.0, 4.0], [3.0, 2.0]])
    array([[ 2., -2.],
           [-2.,  2.]])
    >>> weighted_covariance([[1.0, 4.0], [3.0, 2.0]], [1, 3])
    array([[ 0.75, -0.75],
           [-0.75,  0.75]])
    """
    found = moments(values, weight)
    if found.n < 2 or found.weight == 0:
        raise ValueError(f"a covariance needs two complete rows, got {found.n}")
    return found.scatter / (found.n - 1 if weight is None else found.weight)


def correlation_matrix(covariance: ArrayLike, names: Sequence[str] = ()) -> Matrix:
    """Return the correlation matrix of a covariance matrix.

    Parameters
    ----------
    covariance : array_like, shape (K, K)
        Symmetric, with variances above 0.
    names : sequence of str, length K, optional
        For the message; "item 1" and so on by default.

    Returns
    -------
    ndarray, shape (K, K)

    Raises
    ------
    ValueError
        If the matrix is not symmetric and finite, or a variable is constant: the
        message names it.

    Examples
    --------
    >>> correlation_matrix([[4.0, 1.0], [1.0, 1.0]])
    array([[1. , 0.5],
           [0.5, 1. ]])
    """
    matrix = checked_covariance(covariance)
    variances = np.diag(matrix)
    if np.any(variances <= 0):
        at = int(np.argmin(variances > 0))
        name = names[at] if names else f"item {at + 1}"
        raise ValueError(f"{name} is constant: it has no correlation with anything")
    sd = np.sqrt(variances)
    scaled = matrix / np.outer(sd, sd)
    np.fill_diagonal(scaled, 1.0)
    return np.asarray(np.clip(scaled, -1.0, 1.0))


def checked_covariance(covariance: ArrayLike, at_least: int = 1) -> Matrix:
    """Return a symmetric finite matrix, or raise ValueError."""
    matrix = np.asarray(covariance, dtype=np.float64)
    k = len(matrix) if matrix.ndim else 0
    if matrix.shape != (k, k) or k < at_least:
        raise ValueError(
            f"a covariance matrix of at least {at_least} variables is needed, "
            f"got shape {matrix.shape}"
        )
    size = np.abs(matrix).max(initial=0.0)
    if not size <= MOST or np.abs(matrix - matrix.T).max() > 1e-9 * size:
        raise ValueError("a covariance matrix must be symmetric and finite")
    return matrix


def _without_noise(scatter: Matrix, mean: Vector, total: float) -> Matrix:
    """Set the rows of variables that are constant but for rounding to 0."""
    real = np.diag(scatter) > _NOISE**2 * total * mean**2
    return np.asarray(np.where(np.outer(real, real), scatter, 0.0))
