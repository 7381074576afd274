"""One number a sheet and factor: the mean of what was answered."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.answers import N_LEVELS, check_levels
from analysis.scores import MEAN, Score, score_map


class FactorScores(NamedTuple):
    """Scores of n sheets on F factors.

    Attributes
    ----------
    factors : tuple of str, length F
        In the order in which they first occur.
    scores : ndarray, shape (n, F)
        On 0-100; nan where no criterion of the factor was answered.
    """

    factors: tuple[str, ...]
    scores: NDArray[np.float64]


def factor_scores(
    levels: NDArray[np.integer[Any]],
    factors: Sequence[str],
    *,
    weights: ArrayLike | None = None,
    score: Score = MEAN,
) -> FactorScores:
    """Return each person's mean score by factor, over the criteria he answered.

    Parameters
    ----------
    levels : ndarray of int, shape (n, J)
        1 to 5 the level, 0 blank, 6 not applicable.
    factors : sequence of str, length J
        Factor of each criterion.
    weights : array_like of float, shape (J,), optional
        Weights of the criteria inside their factor, above 0; equal by default.
    score : sequence of 5 floats in [0, 100], optional
        Worth of the levels; `MEAN` by default, which keeps their steps.

    Returns
    -------
    FactorScores

    Raises
    ------
    ValueError
        If shapes, codes, weights or score do not fit.

    Examples
    --------
    >>> sheets = np.array([[5, 4, 3], [4, 0, 6]])
    >>> factor_scores(sheets, ["access", "access", "result"])
    FactorScores(factors=('access', 'result'), scores=array([[90., 60.],
           [80., nan]]))
    """
    answers = check_levels(levels, len(factors))
    given = np.ones(len(factors)) if weights is None else np.asarray(weights, float)
    if given.shape != (len(factors),) or not np.all(np.isfinite(given) & (given > 0)):
        raise ValueError(f"weights must be {len(factors)} numbers above 0")
    names = tuple(dict.fromkeys(factors))
    member = np.array([[factor == name for name in names] for factor in factors])
    loading = member * given[:, None]
    worth = np.concatenate([[0.0], score_map(score), [0.0]])
    answered = ((answers >= 1) & (answers <= N_LEVELS)) @ loading
    scores = np.full(answered.shape, np.nan)
    np.divide(worth[answers] @ loading, answered, out=scores, where=answered > 0)
    return FactorScores(names, scores)
