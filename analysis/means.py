"""Means of any number measured on sheets, under the design of the sample."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.answers import N_LEVELS, check_levels
from analysis.calibration.calibrated import Calibration
from analysis.design import Design
from analysis.ratios import columns, estimate_ratios
from analysis.scores import Score, score_map
from analysis.spreads import Lonely, Matrix, Vector
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
    calibration: Calibration | None = None,
    second: Design | None = None,
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
    calibration : Calibration, optional
        Of all n rows; the weights of the design by default.
    second : Design, optional
        The second stage of a two-stage sample, see `between_psus`.
    lonely : {"adjust", "remove"}
        Rule for a stratum with a single sampling unit.

    Returns
    -------
    Means

    Raises
    ------
    ValueError
        If shapes do not fit, a value is infinite or `lonely` is unknown.

    Notes
    -----
    Ratio estimator Σwdy/Σwd with d = 1 where there is a value, inside the domain;
    linearised values u = d(y − mean)/Σwd [1]_, whose weighted sum has the variance of
    `between_psus`.

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
    table = columns(values, design)
    found = estimate_ratios(
        table,
        np.where(np.isnan(table), np.nan, 1.0),
        design,
        domain=domain,
        calibration=calibration,
        second=second,
        lonely=lonely,
    )
    return Means(found.ratio, found.se, found.covariance, found.n, found.df)


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
