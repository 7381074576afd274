"""Explained variance by all subsets of predictors, and its fair division."""

from math import factorial

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

TOLERANCE = 1e-8  # of a predictor's variance: less is left only by collinearity
COLLINEAR = (
    "a predictor is a combination of the others, here or without one sampling unit"
)


def explained(correlations: Array) -> Array:
    """Return R² of the outcome on every subset of predictors.

    Parameters
    ----------
    correlations : ndarray, shape (B, p + 1, p + 1)
        B matrices, the outcome in the last row and column.

    Returns
    -------
    ndarray, shape (B, 2**p)
        Subset s holds predictor j where bit j of s is set.

    Raises
    ------
    ValueError
        If a predictor is a combination of others in one of the matrices.

    Notes
    -----
    Predictor after predictor is swept out of the covariances of those that follow:
    both what is left with it and without it are kept, so that p steps on growing
    arrays give all subsets of all matrices (Schur complements).

    Examples
    --------
    >>> r = [[1.0, 0.5, 0.6], [0.5, 1.0, 0.4], [0.6, 0.4, 1.0]]
    >>> explained(np.array([r])).round(4)
    array([[0.    , 0.36  , 0.16  , 0.3733]])
    """
    left = np.asarray(correlations)[:, None]
    while left.shape[-1] > 1:
        pivot = left[..., :1, :1]
        if pivot.size and pivot.min() < TOLERANCE:
            raise ValueError(COLLINEAR)
        column, without = left[..., 1:, :1], left[..., 1:, 1:]
        within = without - column * np.swapaxes(column, -1, -2) / pivot
        left = np.concatenate([without, within], axis=1)
    return np.asarray(np.maximum(1 - left[..., 0, 0], 0.0))


def shapley(r2: Array) -> Array:
    r"""Divide R² among the predictors, averaged over all orders of entering.

    Parameters
    ----------
    r2 : ndarray, shape (B, 2**p)
        Of `explained`.

    Returns
    -------
    ndarray, shape (B, p)
        Rows add up to R² of all predictors.

    Notes
    -----
    :math:`\sum_{S \not\ni j} \frac{|S|!\,(p-|S|-1)!}{p!}
    [R^2(S \cup j) - R^2(S)]`, known as LMG [1]_ and as the Shapley value [2]_.

    References
    ----------
    .. [1] R. H. Lindeman, P. F. Merenda, R. Z. Gold (1980), *Introduction to Bivariate
       and Multivariate Analysis*, p. 119ff.
    .. [2] U. Grömping (2007), "Estimators of relative importance in linear regression
       based on variance decomposition", *Amer. Statistician* 61, 139-147.

    Examples
    --------
    >>> shapley(np.array([[0.0, 0.36, 0.16, 0.40]]))
    array([[0.3, 0.1]])
    """
    return np.asarray(r2 @ _weights(r2.shape[-1].bit_length() - 1))


def _weights(p: int) -> Array:
    """Coefficient of each subset's R² in each predictor's part."""
    subsets = np.arange(2**p)
    has = (subsets[:, None] >> np.arange(p)) & 1
    size = has.sum(axis=1)[:, None]
    orders = [factorial(s) * factorial(p - s - 1) / factorial(p) for s in range(p)]
    enters = np.array([0.0, *orders])[size]
    misses = np.array([*orders, 0.0])[size]
    return np.asarray(np.where(has == 1, enters, -misses))
