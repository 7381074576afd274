"""What the sheets of each group add up to in each sampling unit."""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

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
    worth = np.zeros((_N_CODES, 2))
    worth[1 : N_LEVELS + 1, 0] = from_the_top(score_map(score))
    worth[1 : N_LEVELS + 1, 1] = 1.0
    levels, psu_in, group_in, own = _inside(levels, psu, group, weight, n_groups)
    n_cells, j = n_psus * n_groups, levels.shape[1]
    cell = psu_in.astype(np.int64) * n_groups + group_in
    place = cell * _N_CODES
    columns = np.ascontiguousarray(levels.T)
    answered = np.zeros(len(cell), dtype=bool)
    totals = np.empty((n_cells, 2, j))
    for number, column in enumerate(columns):
        answered |= (column - 1) < N_LEVELS  # 0 wraps to 255
        counts = np.bincount(place + column, own, n_cells * _N_CODES)
        totals[:, :, number] = counts.reshape(n_cells, _N_CODES) @ worth

    def added(values: Sums | None) -> Sums:
        part = None if values is None else values[answered]
        sums = np.bincount(cell[answered], part, n_cells)
        return np.asarray(sums, dtype=np.float64).reshape(n_psus, n_groups)

    sheets = added(None)
    size = np.bincount(psu, weight, n_psus).astype(np.float64)
    weights = sheets if own is None else added(own)
    squares = sheets if own is None else added(own * own)
    return GroupSums(
        totals.reshape(n_psus, n_groups, 2 * j), sheets, weights, squares, size
    )


def _inside(
    levels: NDArray[np.uint8],
    psu: Whole,
    group: Whole,
    weight: Sums | None,
    n_groups: int,
) -> tuple[NDArray[np.uint8], Whole, Whole, Sums | None]:
    """Return the sheets that are in a group; most often all are, and none is copied."""
    inside = np.asarray(group) < n_groups
    if inside.all():
        return levels, np.asarray(psu), np.asarray(group), weight
    own = None if weight is None else weight[inside]
    return levels[inside], psu[inside], group[inside], own
