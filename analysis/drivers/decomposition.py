"""Importance of predictors from one covariance matrix."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.drivers.shapley import COLLINEAR, TOLERANCE, explained, shapley
from analysis.reliability.moments import checked_covariance, correlation_matrix

Array = NDArray[np.float64]

LMG_LIMIT = 12  # predictors: 4,096 subsets


@dataclass(frozen=True, eq=False, slots=True)
class Decomposition:
    """Parts of R² and related figures, of p predictors; or of B x p at once.

    Attributes
    ----------
    lmg : ndarray, shape (..., p), or None
        Mean gain in R² over all orders of entering; adds up to `r2`. None for more
        than 12 predictors.
    johnson : ndarray, shape (..., p)
        Relative weights, close to `lmg`; add up to `r2`.
    beta : ndarray, shape (..., p)
        Standardised regression coefficients.
    r : ndarray, shape (..., p)
        Correlations with the outcome.
    first, last : ndarray, shape (..., p)
        R² of each predictor alone; what it adds to all others.
    r2 : ndarray, shape (...)
    """

    lmg: Array | None
    johnson: Array
    beta: Array
    r: Array
    first: Array
    last: Array
    r2: Array


def decompose(covariance: ArrayLike, names: Sequence[str] = ()) -> Decomposition:
    r"""Divide the explained variance of an outcome among its predictors.

    Parameters
    ----------
    covariance : array_like, shape (p + 1, p + 1)
        Covariances or correlations, weighted or not; the outcome last.
    names : sequence of str, length p, optional
        Of the predictors, for messages.

    Returns
    -------
    Decomposition

    Raises
    ------
    ValueError
        If the matrix is not symmetric, a variable is constant, or predictors determine
        each other: the message names them.

    Notes
    -----
    `lmg` is the exact Shapley value over all 2^p subsets (see `analysis.drivers`);
    Johnson's weights are :math:`\Lambda^{(2)} (\Lambda^{-1} r)^{(2)}` with
    :math:`\Lambda = R_{xx}^{1/2}` and squares taken element by element [1]_.

    Correlation is not effect: the parts say how the answers vary together on the
    sheets, not what a change of one factor would do to satisfaction.

    References
    ----------
    .. [1] J. W. Johnson (2000), "A heuristic method for estimating the relative weight
       of predictor variables in multiple regression", *Multivar. Behav. Res.* 35, 1-19.

    Examples
    --------
    >>> found = decompose([[1.0, 0.5, 0.6], [0.5, 1.0, 0.4], [0.6, 0.4, 1.0]])
    >>> found.lmg.round(4), found.last.round(4)
    (array([0.2867, 0.0867]), array([0.2133, 0.0133]))
    """
    matrix = checked_covariance(covariance, at_least=2)
    p = len(matrix) - 1
    if names and len(names) != p:
        raise ValueError(f"{p} predictors need {p} names, got {len(names)}")
    labels = list(names) or [f"predictor {j + 1}" for j in range(p)]
    scaled = correlation_matrix(matrix, [*labels, "the outcome"])
    _check_collinear(scaled[:p, :p], labels)
    many = decompose_many(scaled[None])
    return Decomposition(
        None if many.lmg is None else many.lmg[0],
        many.johnson[0],
        many.beta[0],
        many.r[0],
        many.first[0],
        many.last[0],
        many.r2[0],
    )


def decompose_many(correlations: Array) -> Decomposition:
    """Decompose B correlation matrices, shape (B, p + 1, p + 1), at once."""
    within, r = correlations[:, :-1, :-1], correlations[:, :-1, -1]
    values, vectors = np.linalg.eigh(within)
    if np.any(values[:, 0] < TOLERANCE):
        raise ValueError(COLLINEAR)
    turned = np.swapaxes(vectors, -1, -2)
    root = (vectors * np.sqrt(values)[:, None]) @ turned
    on_axes = (turned @ r[..., None]) / np.sqrt(values)[..., None]
    orthogonal = (vectors @ on_axes)[..., 0]
    inverse = (vectors / values[:, None]) @ turned
    beta = (inverse @ r[..., None])[..., 0]
    r2 = np.einsum("bj,bj->b", beta, r)
    last = beta**2 / np.diagonal(inverse, axis1=1, axis2=2)
    johnson = (root**2 @ (orthogonal**2)[..., None])[..., 0]
    few = r.shape[1] <= LMG_LIMIT
    lmg = shapley(explained(correlations)) if few else None
    return Decomposition(lmg, johnson, beta, r, r**2, last, r2)


def _check_collinear(correlations: Array, labels: Sequence[str]) -> None:
    values, vectors = np.linalg.eigh(correlations)
    if values[0] >= TOLERANCE:
        return
    involved = np.abs(vectors[:, values < TOLERANCE]).max(axis=1) > 1e-3
    listed = [label for label, hit in zip(labels, involved, strict=True) if hit]
    raise ValueError(f"{', '.join(listed)} determine each other: leave one of them out")
