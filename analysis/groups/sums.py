"""What the sheets of each group add up to in each sampling unit."""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array

from analysis.answers import N_LEVELS
from analysis.scores import Score, from_the_top, score_map

Sums = NDArray[np.float64]
Whole = NDArray[np.integer[Any]]

_N_CODES = N_LEVELS + 2


class GroupSums(NamedTuple):
    """Sums over the sheets of P sampling units by G groups; J criteria.

    Attributes
    ----------
    totals : ndarray, shape (P, G, 2 J)
        Weighted scores, counted from the best, then weighted answers.
    sheets, weights, squares : ndarray, shape (P, G)
        Sheets with a valid answer, their weights, and the squares of these.
    size : ndarray, shape (P,)
        Weights of all sheets, blank ones and those of no group included.
    """

    totals: Sums
    sheets: Sums
    weights: Sums
    squares: Sums
    size: Sums


def group_sums(
    levels: NDArray[np.uint8],
    psu: Whole,
    group: Whole,
    score: Score,
    *,
    n_psus: int,
    n_groups: int,
    weight: Sums | None = None,
) -> GroupSums:
    """Add up the sheets of some sampling units by group.

    Parameters
    ----------
    levels : ndarray of uint8, shape (n, J)
        1 to 5 the level, 0 blank, 6 not applicable.
    psu, group : ndarray of int, shape (n,)
        Numbers from 0; a group of `n_groups` or more is none.
    score : sequence of 5 floats
    n_psus, n_groups : int
    weight : ndarray of float, shape (n,), optional
        1 by default.

    Returns
    -------
    GroupSums

    Raises
    ------
    ValueError
        If the score is none.

    Examples
    --------
    >>> levels = np.array([[5], [2], [4]], dtype=np.uint8)
    >>> found = group_sums(levels, np.array([0, 0, 1]), np.array([0, 1, 1]),
    ...                    (0, 0, 0, 100, 100), n_psus=2, n_groups=2)
    >>> found.totals[:, :, 0], found.totals[:, :, 1]
    (array([[   0., -100.],
           [   0.,    0.]]), array([[1., 1.],
           [0., 1.]]))
    """
    return sums_of_scores(
        scores_of_sheets(levels, score),
        *(psu, group),
        n_psus=n_psus,
        n_groups=n_groups,
        weight=weight,
    )


def scores_of_sheets(levels: NDArray[np.uint8], score: Score) -> Sums:
    """Return what each sheet adds to the totals, (n, 2 J).

    Parameters
    ----------
    levels : ndarray of uint8, shape (n, J)
        1 to 5 the level, 0 blank, 6 not applicable.
    score : sequence of 5 floats

    Returns
    -------
    ndarray
        Scores counted from the best, then ones where there is an answer.

    Raises
    ------
    ValueError
        If the score is none.

    Examples
    --------
    >>> scores_of_sheets(np.array([[5, 2, 0]], dtype=np.uint8), (0, 0, 0, 100, 100))
    array([[   0., -100.,    0.,    1.,    1.,    0.]])
    """
    worth = np.zeros((2, _N_CODES))
    worth[0, 1 : N_LEVELS + 1] = from_the_top(score_map(score))
    worth[1, 1 : N_LEVELS + 1] = 1.0
    return np.concatenate([one.take(levels) for one in worth], axis=1)


def sums_of_scores(
    scores: Sums,
    psu: Whole,
    group: Whole,
    *,
    n_psus: int,
    n_groups: int,
    weight: Sums | None = None,
) -> GroupSums:
    """Return the same as `group_sums`, of sheets that have their scores.

    Parameters
    ----------
    scores : ndarray, shape (n, 2 J)
        Of `scores_of_sheets`.
    psu, group, n_psus, n_groups, weight
        As in `group_sums`.

    Returns
    -------
    GroupSums
    """
    counts = np.asarray(group) < n_groups
    answers = scores[:, scores.shape[1] // 2 :]
    counts &= answers @ np.ones(answers.shape[1]) > 0
    scores_in, cell = scores, np.asarray(psu, np.int64) * n_groups + group
    own = np.ones(len(cell)) if weight is None else weight
    if not counts.all():  # most often all do, and none is copied
        scores_in, cell, own = scores[counts], cell[counts], own[counts]
    n_cells = n_psus * n_groups
    ends = np.arange(len(cell) + 1)
    inside = csc_array((own, cell, ends), shape=(n_cells, len(cell)))

    def added(values: Sums | None) -> Sums:
        sums = np.bincount(cell, values, n_cells).astype(np.float64)
        return sums.reshape(n_psus, n_groups)

    sheets = added(None)
    return GroupSums(
        (inside @ scores_in).reshape(n_psus, n_groups, scores.shape[1]),
        sheets,
        sheets if weight is None else added(own),
        sheets if weight is None else added(own * own),
        np.bincount(psu, weight, n_psus).astype(np.float64),
    )
