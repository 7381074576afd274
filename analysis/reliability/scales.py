"""All that is reported on the reliability of one factor's criteria."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.answers import N_LEVELS, check_levels
from analysis.reliability.coefficients import (
    alpha_if_dropped,
    cronbach_alpha,
    feldt_interval,
    guttman_lambda6,
    inverse,
    mean_correlation,
    rest_correlations,
    standardized_alpha,
)
from analysis.reliability.moments import Matrix, correlation_matrix, weighted_covariance
from analysis.reliability.one_factor import OneFactor, omega_total, one_factor

ENOUGH = 200  # complete sheets below which a coefficient is not for publication


@dataclass(frozen=True, slots=True)
class ScaleReliability:
    """Reliability of one factor, on the sheets that answered all its criteria.

    Attributes
    ----------
    n, n_sheets, n_items : int
        Complete sheets, all sheets, criteria of the factor.
    firm : bool
        At least 200 complete sheets: fewer are for internal eyes only.
    omega, omega_standardized : float or None
        McDonald's omega of the sum of the criteria, and of the standardised ones;
        None where `omega_note` says why.
    omega_note : str
        "", "two_items" (no factor is determined by two), "dependent_items" (some are
        the same but for their scale) or "heywood" (the model does not suit them).
    alpha : float
        Cronbach's alpha, weighted as the sheets are.
    alpha_unweighted, low, high : float
        Without weights, and Feldt's limits of it.
    alpha_standardized : float
    lambda6 : float or None
        None with "dependent_items".
    mean_r : float
        Mean correlation between criteria, unweighted.
    if_dropped : tuple of float, or None
        Weighted alpha without each criterion; None for two criteria.
    rest_r : tuple of float
        Weighted correlation of each criterion with the sum of the others.
    loadings : tuple of float, or None
        Of the standardised criteria on the factor; None as `omega`.
    """

    n: int
    n_sheets: int
    n_items: int
    firm: bool
    omega: float | None
    omega_standardized: float | None
    omega_note: str
    alpha: float
    alpha_unweighted: float
    low: float
    high: float
    alpha_standardized: float
    lambda6: float | None
    mean_r: float
    if_dropped: tuple[float, ...] | None
    rest_r: tuple[float, ...]
    loadings: tuple[float, ...] | None


def scale_reliability(
    levels: NDArray[np.integer[Any]],
    *,
    weight: ArrayLike | None = None,
    names: Sequence[str] = (),
    confidence: float = 0.95,
) -> ScaleReliability:
    """Report on the criteria of one factor.

    Parameters
    ----------
    levels : ndarray of int, shape (n, K)
        Answers to the K >= 2 criteria of the factor: 1 to 5, 0 blank, 6 not applicable.
    weight : array_like of float, shape (n,), optional
        0 or more; 1 by default.
    names : sequence of str, length K, optional
        Codes of the criteria, for messages.
    confidence : float, optional
        Level of Feldt's limits.

    Returns
    -------
    ScaleReliability

    Raises
    ------
    ValueError
        If shapes, codes or weights do not fit, there are fewer than two criteria or
        three complete sheets, or a criterion has the same answer on all of these.

    Notes
    -----
    Sheets with a blank or "not applicable" in the factor are left out: a coefficient
    is about the sum of all its criteria. Report omega first, alpha for tradition, for
    the nation or a province. A single unit's coefficient says how alike its visitors
    are, not how good the form is: where all are satisfied, answers hardly differ and
    alpha falls. Hence `firm` needs 200 sheets, and what is below is marked rather than
    withheld. How well *units* can be told apart is `unit_reliability`.

    Examples
    --------
    >>> sheets = np.array([[5, 5, 4], [4, 4, 4], [3, 4, 3], [2, 3, 3], [5, 4, 4]])
    >>> found = scale_reliability(sheets)
    >>> f"alpha {found.alpha:.3f} ({found.low:.3f} to {found.high:.3f}), n = {found.n}"
    'alpha 0.853 (0.260 to 0.984), n = 5'
    """
    answers = np.asarray(levels)
    k = answers.shape[1] if answers.ndim == 2 else 0
    if k < 2 or (names and len(names) != k):
        raise ValueError(
            f"levels need one column a criterion, at least 2 and as many as names, "
            f"got {answers.shape}"
        )
    scores = _scores(check_levels(answers, k))
    n = int(np.count_nonzero(~np.isnan(scores).any(axis=1)))
    if n < 3:
        raise ValueError(f"reliability needs 3 complete sheets, got {n}")
    plain = weighted_covariance(scores)
    weighted = plain if weight is None else weighted_covariance(scores, weight)
    correlation_matrix(plain, names)
    correlation_matrix(weighted, names)
    alpha = cronbach_alpha(plain)
    low, high = feldt_interval(alpha, n=n, n_items=k, confidence=confidence)
    note, factor = _factor(weighted)
    usable = factor if note == "" else None
    sd = np.sqrt(np.diag(weighted))
    return ScaleReliability(
        n=n,
        n_sheets=len(scores),
        n_items=k,
        firm=n >= ENOUGH,
        omega=None if usable is None else _omega(usable, sd),
        omega_standardized=None if usable is None else _omega(usable, np.ones(k)),
        omega_note=note,
        alpha=cronbach_alpha(weighted),
        alpha_unweighted=alpha,
        low=float(low),
        high=float(high),
        alpha_standardized=standardized_alpha(weighted),
        lambda6=None if note == "dependent_items" else guttman_lambda6(weighted),
        mean_r=mean_correlation(plain),
        if_dropped=tuple(alpha_if_dropped(weighted).tolist()) if k > 2 else None,
        rest_r=tuple(rest_correlations(weighted).tolist()),
        loadings=None if usable is None else tuple(usable.loadings.tolist()),
    )


def _scores(levels: NDArray[np.uint8]) -> Matrix:
    worth = np.full(256, np.nan)
    worth[1 : N_LEVELS + 1] = np.arange(1, N_LEVELS + 1)
    return np.asarray(worth[levels])


def _factor(covariance: Matrix) -> tuple[str, OneFactor | None]:
    try:
        inverse(correlation_matrix(covariance))
    except ValueError:
        return "dependent_items", None
    if len(covariance) < 3:
        return "two_items", None
    found = one_factor(covariance)
    return ("heywood" if found.heywood else ""), found


def _omega(factor: OneFactor, sd: NDArray[np.float64]) -> float:
    return omega_total(factor.loadings * sd, factor.uniquenesses * sd**2)
