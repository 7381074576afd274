"""Means of any number measured on sheets, under the design of the sample."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.answers import N_LEVELS, check_levels
from analysis.design import Design, domain_rows
from analysis.domains import Matrix, Vector
from analysis.scores import Score, score_map
from analysis.spreads import Lonely, between, check_lonely
from analysis.tree import Tree


@dataclass(frozen=True, eq=False, slots=True)
class Means:
    """Weighted means of K variables in one domain.

    Attributes
    ----------
    mean, se : ndarray, shape (K,)
        nan without a value in the domain.
    covariance : ndarray, shape (K, K)
    n, df : ndarray of int, shape (K,)
        Rows with a value and weight above 0; sampling units minus strata of these.
    """

    mean: Vector
    se: Vector
    covariance: Matrix
    n: NDArray[np.int64]
    df: NDArray[np.int64]


def estimate_means(
    values: ArrayLike,
    design: Design,
    *,
    domain: NDArray[np.bool_] | None = None,
    lonely: Lonely = "adjust",
) -> Means:
    """Estimate means of numbers, each over the rows that have a value.

    Parameters
    ----------
    values : array_like of float, shape (n,) or (n, K)
        nan where there is none.
    design : Design
    domain : ndarray of bool, shape (n,), optional
        The rows to estimate for; all by default.
    lonely : {"adjust", "remove"}
        Rule for a stratum with a single sampling unit.

    Returns
    -------
    Means

    Raises
    ------
    ValueError
        If shapes do not fit or `lonely` is unknown.

    Notes
    -----
    Ratio estimator Σwdy/Σwd with d = 1 where there is a value, inside the domain;
    linearised values u = d(y − mean)/Σwd, whose weighted totals by sampling unit
    give V = Σ_h (1 − f_h) n_h/(n_h − 1) Σ_c (z_c − z̄_h)² [1]_.

    References
    ----------
    .. [1] C.-E. Särndal, B. Swensson, J. Wretman (1992), *Model Assisted Survey
       Sampling*, sections 5.6-5.7.

    Examples
    --------
    >>> design = Design.build(stratum=[1, 1, 1, 1], psu=[1, 2, 3, 4])
    >>> found = estimate_means([1.0, 2.0, 3.0, float("nan")], design)
    >>> found.mean.round(4), found.se.round(4)
    (array([2.]), array([0.5443]))
    """
    check_lonely(lonely)
    table = np.asarray(values, dtype=np.float64)
    table = table[:, None] if table.ndim == 1 else table
    if table.ndim != 2 or len(table) != len(design.psu):
        raise ValueError(f"values need {len(design.psu)} rows, got {table.shape}")
    inside = domain_rows(domain, len(table))[:, None] & ~np.isnan(table)
    weight = design.weight[:, None] * inside
    total = weight.sum(axis=0)
    safe = np.where(total > 0, total, 1.0)
    mean = (weight * np.nan_to_num(table)).sum(axis=0) / safe
    influence = weight * (np.nan_to_num(table) - mean) / safe
    spread = _between_psus(influence, design, lonely)
    n, df = _sizes(weight > 0, design)
    se = np.sqrt(np.diag(spread))
    se = np.where(se < 1e-10, 0.0, se)  # rounding noise where all values are alike
    some = total > 0
    return Means(
        np.where(some, mean, np.nan), np.where(some, se, np.nan), spread, n, df
    )


def respondent_scores(
    levels: NDArray[np.integer[Any]], tree: Tree, *, score: Score
) -> Vector:
    """Return each person's own weighted mean over the criteria he answered.

    With `estimate_means` this is another definition of the overall index, in which
    everybody counts the same however much he answered; it changes with who skips
    what, so it is offered next to the default and not in its place.

    Parameters
    ----------
    levels : ndarray of int, shape (n, J)
    tree : Tree
    score : sequence of 5 floats in [0, 100]

    Returns
    -------
    ndarray, shape (n,)
        On 0-100; nan for a sheet without a valid answer.

    Raises
    ------
    ValueError
        If shapes, codes or score do not fit.

    Examples
    --------
    >>> tree = Tree.build([("A", None, None, 1), ("B", None, None, 1)])
    >>> respondent_scores(np.array([[5, 3], [0, 4]]), tree, score=(0, 0, 0, 100, 100))
    array([ 50., 100.])
    """
    levels = check_levels(levels, tree.n_criteria)
    worth = np.concatenate([[0.0], score_map(score), [0.0]])
    nominal = tree.coefficients(np.ones(tree.n_criteria))[0][-1]
    answered = ((levels >= 1) & (levels <= N_LEVELS)) @ nominal
    own = worth[levels] @ nominal
    scores: Vector = np.full(len(levels), np.nan)
    np.divide(own, answered, out=scores, where=answered > 0)
    return scores


def _between_psus(influence: Matrix, design: Design, lonely: Lonely) -> Matrix:
    """Covariance of the sums of `influence`, whose mean over the domain is 0."""
    totals = _by_psu(influence, design)
    order = np.argsort(design.stratum_of_psu, kind="stable")
    sizes = np.bincount(design.stratum_of_psu, minlength=design.n_strata)
    spread = np.zeros((totals.shape[1], totals.shape[1]))
    start = 0
    for size, population in zip(sizes.tolist(), design.population, strict=True):
        z = totals[order[start : start + size]]
        start += size
        outer = np.outer(z.sum(axis=0), z.sum(axis=0))
        fraction = size / population if population and size <= population else 0.0
        spread += (1 - fraction) * between(z.T @ z, outer, size, lonely=lonely)
    return spread


def _by_psu(rows: Matrix, design: Design) -> Matrix:
    size = len(design.stratum_of_psu)
    return np.stack([np.bincount(design.psu, row, size) for row in rows.T], axis=1)


def _sizes(
    valued: NDArray[np.bool_], design: Design
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    hit = _by_psu(valued.astype(np.float64), design) > 0
    home = design.stratum_of_psu
    psus = [np.bincount(home[column], minlength=design.n_strata) for column in hit.T]
    df = [int((count - (count > 0)).sum()) for count in psus]
    return valued.sum(axis=0), np.array(df, dtype=np.int64)
