"""Linearised values of all indices, sheet by sheet."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.answers import N_LEVELS, check_levels
from analysis.design import domain_rows
from analysis.nodes import Aggregate
from analysis.scores import Score, score_map
from analysis.spreads import Matrix, Vector
from analysis.tree import Tree


@dataclass(frozen=True, eq=False, slots=True)
class Influence:
    """Indices of the N nodes of a method, and what each sheet does to them.

    Attributes
    ----------
    index : ndarray, shape (N,)
        On 0-100; nan where nobody answered.
    values : ndarray, shape (n, N)
        Linearised values in points per unit of weight; 0 outside the domain.
    coverage : ndarray, shape (N,)
        Share of the nominal weight of each node that was answered.
    """

    index: Vector
    values: Matrix
    coverage: Vector


def influence(
    levels: NDArray[np.integer[Any]],
    weight: ArrayLike,
    tree: Tree,
    *,
    score: Score,
    domain: NDArray[np.bool_] | None = None,
) -> Influence:
    r"""Return the linearised values of all nodes.

    Parameters
    ----------
    levels : ndarray of int, shape (n, J)
        1 to 5 the level, 0 blank, 6 not applicable.
    weight : array_like of float, shape (n,)
        Weights the indices are computed with; those of a linear calibration may be
        negative.
    tree : Tree
    score : sequence of 5 floats in [0, 100]
    domain : ndarray of bool, shape (n,), optional
        The rows to estimate for; all by default.

    Returns
    -------
    Influence

    Raises
    ------
    ValueError
        If shapes, codes, score or weights do not fit.

    Notes
    -----
    With :math:`D_c = \sum_i w_i d_{ic}` the answers to criterion c, :math:`R_c` its
    ratio and :math:`a_c` its coefficient in a node,
    :math:`u_i = \sum_c a_c d_{ic} (y_{ic} - R_c)/D_c`; for a pooled node
    :math:`R_c` is replaced by the index of the node. Weighted, the values add up to
    0, and the variance of an index is that of the sum of :math:`w_i u_i` [1]_: see
    `between_psus`. Criteria answered on the same sheet are thereby correlated as
    they should be. All n x N values are held at once; strata that are summed up
    whole need `summarise` and `estimate` only.

    References
    ----------
    .. [1] J.-C. Deville (1999), "Variance estimation for complex statistics and
       estimators: linearization and residual techniques", *Survey Methodology* 25,
       193-203.

    Examples
    --------
    >>> tree = Tree.build([("Q1", None, None, 1)])
    >>> found = influence(np.array([[5], [1], [0]]), [1, 1, 1], tree,
    ...                   score=(0, 0, 0, 100, 100))
    >>> found.index[0].item(), found.values[:, 0]
    (50.0, array([ 25., -25.,   0.]))
    """
    levels = check_levels(levels, tree.n_criteria)
    w = _finite_weight(weight, len(levels))
    answered = (levels >= 1) & (levels <= N_LEVELS)
    answered &= domain_rows(domain, len(levels))[:, None]
    worth = np.concatenate([[0.0], score_map(score), [0.0]])
    points = worth[levels] * answered
    return _linearised(points, answered.astype(np.float64), w, tree)


def node_rows(
    levels: NDArray[np.integer[Any]], tree: Tree, rows: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Return which of the rows have a valid answer in each node, shape (n, N)."""
    answered = (levels >= 1) & (levels <= N_LEVELS) & rows[:, None]
    hit: NDArray[np.bool_] = np.empty((len(levels), len(tree.codes)), dtype=bool)
    for k, members in enumerate(tree.members):
        np.any(answered[:, members], axis=1, out=hit[:, k])
    return hit


def _linearised(points: Matrix, answered: Matrix, w: Vector, tree: Tree) -> Influence:
    scores, answers = w @ points, w @ answered
    heard = answers > 0
    coefficients, coverage = tree.coefficients(answers)
    ratios = np.divide(scores, answers, out=np.zeros_like(scores), where=heard)
    index = coefficients @ ratios
    index = np.where(np.abs(index - 100) < 1e-10, 100.0, index)  # 100·x/x, to an ulp
    per_answer = np.divide(
        coefficients, answers, out=np.zeros_like(coefficients), where=heard
    )
    pooled = tree.aggregate is Aggregate.POOLED
    centre = index[:, None] if pooled else ratios
    values = points @ per_answer.T - answered @ (per_answer * centre).T
    return Influence(np.where(coverage > 0, index, np.nan), values, coverage)


def _finite_weight(weight: ArrayLike, n: int) -> Vector:
    values = np.asarray(weight, dtype=np.float64)
    if values.shape != (n,):
        raise ValueError(f"weight must have shape ({n},), got {values.shape}")
    if not np.all(np.isfinite(values)):
        row = int(np.argmin(np.isfinite(values)))
        raise ValueError(f"weights must be finite; row {row + 1} is {values[row]}")
    return values
