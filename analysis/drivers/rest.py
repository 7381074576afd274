"""How each factor goes with the others, where nobody was asked for an overall view."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.design import Design, domain_rows
from analysis.drivers.replicates import jackknife, unit_sums
from analysis.intervals import t_quantile
from analysis.magnitudes import above_zero, finite
from analysis.reliability.coefficients import rest_correlations

Array = NDArray[np.float64]

_CHUNK = 50_000  # replicates held at a time


@dataclass(frozen=True, eq=False, slots=True)
class RestAssociation:
    """Correlation of each factor with the rest of the index.

    Attributes
    ----------
    names : tuple of str, length p
    n, df : int
        Complete sheets above weight 0; sampling units minus strata among them.
    kept : float
        Share of the weight that stands on complete sheets.
    r, se, low, high : ndarray, shape (p,)
        Correlations, with standard errors and limits.
    """

    names: tuple[str, ...]
    n: int
    df: int
    kept: float
    r: Array
    se: Array
    low: Array
    high: Array


def rest_association(
    scores: ArrayLike,
    design: Design,
    *,
    weights: ArrayLike | None = None,
    names: Sequence[str] = (),
    domain: NDArray[np.bool_] | None = None,
    confidence: float = 0.95,
) -> RestAssociation:
    r"""Correlate each factor with the index of the other factors.

    Parameters
    ----------
    scores : array_like of float, shape (n, p)
        Scores of p >= 2 factors, see `factor_scores`; nan where there is none.
    design : Design
    weights : array_like of float, shape (p,), optional
        Weights of the factors in the index, above 0; equal by default.
    names : sequence of str, length p, optional
    domain : ndarray of bool, shape (n,), optional
    confidence : float, optional
        Two-sided level, between 0 and 1 exclusive.

    Returns
    -------
    RestAssociation

    Raises
    ------
    ValueError
        If shapes or weights do not fit, a factor is constant, complete rows are fewer
        than three, or all stand in one sampling unit.

    Notes
    -----
    Without a question on overall satisfaction there is no driver analysis. With the
    index itself as outcome, R² is 1 and the "importance" of a factor only gives back
    its weight and its variance. Leaving the factor out of its own outcome takes away
    that circle, and this is what is left: the correlation with the weighted mean of
    the others. It says which factor is typical of a sheet, not which one people care
    about; show it as that, or ask the overall question.

    Standard errors by the jackknife over sampling units, as in `key_drivers`; limits
    by Fisher's transformation, :math:`\tanh(\operatorname{artanh} r \pm
    t\,\mathrm{se}/(1-r^2))`.

    Examples
    --------
    >>> random = np.random.default_rng(5)
    >>> x = random.normal(size=(200, 1)) + random.normal(size=(200, 3))
    >>> design = Design.build(stratum=np.zeros(200), psu=np.arange(200))
    >>> found = rest_association(x, design)
    >>> found.r.round(2), found.low.round(2)
    (array([0.56, 0.65, 0.55]), array([0.46, 0.58, 0.45]))
    """
    table = _weighted(scores, weights, design)
    p = table.shape[1]
    labels = tuple(names) or tuple(f"factor {j + 1}" for j in range(p))
    if len(labels) != p:
        raise ValueError(f"{p} factors need {p} names, got {len(labels)}")
    units = unit_sums(table, design, domain_rows(domain, len(table)), at_least=3)
    _check_constant(units.covariance, labels)
    r = rest_correlations(units.covariance)
    variance = np.zeros(p)
    for replicate in jackknife(units, _CHUNK):
        variance += replicate.factor @ (_rest_r(replicate.covariances) - r) ** 2
    se = np.sqrt(variance)
    bounded = np.clip(r, -1 + 1e-12, 1 - 1e-12)
    t = t_quantile(units.df, confidence=confidence)
    half = t * se / (1 - bounded**2)
    centre = np.arctanh(bounded)
    low, high = np.tanh(centre - half), np.tanh(centre + half)
    return RestAssociation(labels, units.n, units.df, units.kept, r, se, low, high)


def _rest_r(matrices: Array) -> Array:
    """As `rest_correlations`, for matrices of shape (B, p, p)."""
    own = np.diagonal(matrices, axis1=1, axis2=2)
    with_sum = matrices.sum(axis=2)
    rest = with_sum.sum(axis=1)[:, None] - 2 * with_sum + own
    if np.any((own <= 0) | (rest <= 0)):
        raise ValueError("a factor becomes constant without one sampling unit")
    return np.asarray((with_sum - own) / np.sqrt(own * rest))


def _weighted(scores: ArrayLike, weights: ArrayLike | None, design: Design) -> Array:
    table = np.asarray(scores, np.float64)
    if table.ndim != 2 or len(table) != len(design.psu) or table.shape[1] < 2:
        raise ValueError(
            f"scores need {len(design.psu)} rows, as the design, and at least two "
            f"factors; got {table.shape}"
        )
    if np.any(~finite(table) & ~np.isnan(table)):
        raise ValueError("scores must be finite, or nan for no answer")
    given = np.ones(table.shape[1]) if weights is None else np.asarray(weights, float)
    if given.shape != (table.shape[1],) or not np.all(above_zero(given)):
        raise ValueError(f"weights must be {table.shape[1]} numbers above 0")
    return np.asarray(table * given)


def _check_constant(covariance: Array, labels: Sequence[str]) -> None:
    variances = np.diag(covariance)
    flat = variances <= 1e-20 * variances.max(initial=0.0)
    if np.any(flat):
        name = labels[int(np.argmax(flat))]
        raise ValueError(f"{name} is constant: it has no correlation with anything")
