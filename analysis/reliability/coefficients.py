"""Coefficients of internal consistency, from a covariance matrix of items."""

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import fdtri

from analysis.intervals import Interval, check_confidence
from analysis.reliability.moments import (
    Matrix,
    Vector,
    checked_covariance,
    correlation_matrix,
)


def cronbach_alpha(covariance: ArrayLike) -> float:
    r"""Return Cronbach's alpha of the sum of K items.

    Parameters
    ----------
    covariance : array_like, shape (K, K)
        Of at least two items, weighted or not; see `weighted_covariance`.

    Returns
    -------
    float
        At most 1; negative where items run against each other.

    Raises
    ------
    ValueError
        If the matrix is not symmetric, has fewer than two items, or the sum of the
        items has no variance.

    Notes
    -----
    :math:`\alpha = \frac{K}{K-1}\left(1 - \frac{\sum_j \sigma_j^2}{\sigma_T^2}\right)`
    with :math:`\sigma_T^2` the variance of the sum [1]_. A lower bound of the
    reliability of the sum, equal to it when all items load alike.

    References
    ----------
    .. [1] L. J. Cronbach (1951), "Coefficient alpha and the internal structure of
       tests", *Psychometrika* 16, 297-334.

    Examples
    --------
    >>> cronbach_alpha([[1.0, 0.5], [0.5, 1.0]])
    0.667
    """
    matrix = checked_covariance(covariance, at_least=2)
    total, k = float(matrix.sum()), len(matrix)
    if total <= 1e-12 * np.trace(matrix):
        raise ValueError("the sum of the items has no variance: no reliability")
    return float(k / (k - 1) * (1 - np.trace(matrix) / total))


def standardized_alpha(covariance: ArrayLike) -> float:
    r"""Return alpha of the items brought to the same variance.

    Parameters
    ----------
    covariance : array_like, shape (K, K)

    Returns
    -------
    float

    Raises
    ------
    ValueError
        As `cronbach_alpha`, and for a constant item.

    Notes
    -----
    :math:`K \bar r/(1 + (K - 1)\bar r)` with the mean correlation: Spearman-Brown.

    Examples
    --------
    >>> standardized_alpha([[4.0, 1.0], [1.0, 1.0]])
    0.667
    """
    return cronbach_alpha(correlation_matrix(covariance))


def feldt_interval(
    alpha: float, *, n: int, n_items: int, confidence: float = 0.95
) -> Interval:
    r"""Return Feldt's limits of Cronbach's alpha.

    Parameters
    ----------
    alpha : float
        Of n complete rows, unweighted; at most 1.
    n : int
        Complete rows, at least 2.
    n_items : int
        Items, at least 2.
    confidence : float, optional
        Two-sided level, between 0 and 1 exclusive.

    Returns
    -------
    Interval

    Raises
    ------
    ValueError
        If an argument is outside its range.

    Notes
    -----
    :math:`1 - (1 - \alpha) F`, F the upper and lower quantile of the F distribution
    with n − 1 and (n − 1)(K − 1) degrees of freedom [1]_. Holds for independent
    respondents and normal, equally correlated scores: with clustered sheets or nearly
    everybody at one level the limits are too narrow, and so a guide only.

    References
    ----------
    .. [1] L. S. Feldt (1965), "The approximate sampling distribution of
       Kuder-Richardson reliability coefficient twenty", *Psychometrika* 30, 357-370.

    Examples
    --------
    >>> low, high = feldt_interval(0.85, n=89, n_items=7)
    >>> f"{low:.4f} to {high:.4f}"
    '0.7971 to 0.8932'
    """
    if not -np.inf < alpha <= 1:
        raise ValueError(f"alpha is finite and at most 1, got {alpha}")
    if not (2 <= n < np.inf and 2 <= n_items < np.inf):
        raise ValueError(
            f"alpha needs two rows and two items, got n = {n} and {n_items} items"
        )
    check_confidence(confidence)
    tails = np.array([1 + confidence, 1 - confidence]) / 2
    low, high = 1 - (1 - alpha) * fdtri(n - 1, (n - 1) * (n_items - 1), tails)
    return Interval(low, high)


def alpha_if_dropped(covariance: ArrayLike) -> Vector:
    """Return the alpha that is left when each item in turn is left out.

    Parameters
    ----------
    covariance : array_like, shape (K, K)
        Of at least three items.

    Returns
    -------
    ndarray, shape (K,)
        Above the alpha of all items: the item does not go with the others.

    Raises
    ------
    ValueError
        As `cronbach_alpha`.

    Examples
    --------
    >>> alpha_if_dropped([[1.0, 0.5, 0.1], [0.5, 1.0, 0.1], [0.1, 0.1, 1.0]])
    array([0.182, 0.182, 0.667])
    """
    matrix = checked_covariance(covariance, at_least=3)
    kept = ~np.eye(len(matrix), dtype=bool)
    return np.array([cronbach_alpha(matrix[np.ix_(rest, rest)]) for rest in kept])


def rest_correlations(covariance: ArrayLike) -> Vector:
    r"""Return the correlation of each item with the sum of the others.

    Parameters
    ----------
    covariance : array_like, shape (K, K)
        Of at least two items.

    Returns
    -------
    ndarray, shape (K,)
        The corrected item-total correlation.

    Raises
    ------
    ValueError
        If the matrix is not symmetric, an item is constant, or the sum of the others
        is.

    Notes
    -----
    :math:`(s_{jT} - s_j^2)/\sqrt{s_j^2\,(s_T^2 - 2 s_{jT} + s_j^2)}` with T the sum
    of all items [1]_.

    References
    ----------
    .. [1] J. C. Nunnally, I. H. Bernstein (1994), *Psychometric Theory*, 3rd ed.,
       chapter 8.

    Examples
    --------
    >>> rest_correlations([[1.0, 0.5, 0.1], [0.5, 1.0, 0.1], [0.1, 0.1, 1.0]])
    array([0.405, 0.405, 0.115])
    """
    matrix = checked_covariance(covariance, at_least=2)
    correlation_matrix(matrix)  # refuses a constant item
    own, with_sum = np.diag(matrix), matrix.sum(axis=1)
    rest = matrix.sum() - 2 * with_sum + own
    if np.any(rest <= 1e-12 * own.sum()):
        at = int(np.argmin(rest))
        raise ValueError(f"the items other than item {at + 1} have a constant sum")
    return np.asarray((with_sum - own) / np.sqrt(own * rest))


def guttman_lambda6(covariance: ArrayLike) -> float:
    r"""Return Guttman's lower bound λ₆ of the standardised items.

    Parameters
    ----------
    covariance : array_like, shape (K, K)
        Of at least two items, none a combination of others.

    Returns
    -------
    float

    Raises
    ------
    ValueError
        If the matrix is not symmetric, an item is constant or predicted by the others
        without error.

    Notes
    -----
    :math:`1 - \sum_j (1 - R_j^2)/\sum r` with :math:`R_j^2` of item j on the others
    and the sum over all elements of the correlation matrix [1]_.

    References
    ----------
    .. [1] L. Guttman (1945), "A basis for analyzing test-retest reliability",
       *Psychometrika* 10, 255-282.

    Examples
    --------
    >>> guttman_lambda6([[1.0, 0.5, 0.4], [0.5, 1.0, 0.4], [0.4, 0.4, 1.0]])
    0.609
    """
    matrix = correlation_matrix(checked_covariance(covariance, at_least=2))
    return float(1 - (1 / np.diag(inverse(matrix))).sum() / matrix.sum())


def mean_correlation(covariance: ArrayLike) -> float:
    """Return the mean of the K(K − 1)/2 correlations between items.

    Parameters
    ----------
    covariance : array_like, shape (K, K)
        Of at least two items, none constant.

    Returns
    -------
    float

    Raises
    ------
    ValueError
        If the matrix is not symmetric or an item is constant.

    Examples
    --------
    >>> mean_correlation([[4.0, 1.0], [1.0, 1.0]])
    0.5
    """
    matrix = correlation_matrix(checked_covariance(covariance, at_least=2))
    k = len(matrix)
    return float((matrix.sum() - k) / (k * (k - 1)))


def inverse(correlations: Matrix) -> Matrix:
    """Return the inverse of a correlation matrix, or raise ValueError."""
    values, vectors = np.linalg.eigh(correlations)
    if values[0] < 1e-10:
        rows = np.flatnonzero(np.abs(vectors[:, 0]) > 1e-3) + 1
        listed = ", ".join(str(row) for row in rows)
        raise ValueError(f"items {listed} determine each other without error")
    return np.asarray((vectors / values) @ vectors.T)
