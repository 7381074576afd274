"""What each sampling unit's sheets add up to, in one pass over the sheets."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.answers import N_LEVELS
from analysis.rows import Rows, pieces
from analysis.tree import Tree

_N_CODES = N_LEVELS + 2

Sums = NDArray[np.float64]


class PsuTotals(NamedTuple):
    """Sums over the sheets of P sampling units; M composite nodes.

    Attributes
    ----------
    n_sheets, size : ndarray, shape (P,)
        All sheets, and their weight, blank ones included.
    codes : ndarray, shape (P, 7, J)
        Sheets of weight above 0 by code.
    totals : ndarray, shape (P, 5, J)
        Weights by level.
    squares : ndarray, shape (P, J)
        Squares of the weights of valid answers.
    sheets, weights, squared : ndarray, shape (P, M)
        Sheets with a valid answer in each composite node, their weights, squared.
    """

    n_sheets: Sums
    size: Sums
    codes: Sums
    totals: Sums
    squares: Sums
    sheets: Sums
    weights: Sums
    squared: Sums


def psu_totals(rows: Rows, tree: Tree) -> PsuTotals:
    """Return the totals of the sampling units of some sheets.

    Parameters
    ----------
    rows : Rows
        Sorted by sampling unit.
    tree : Tree

    Returns
    -------
    PsuTotals

    Notes
    -----
    Sheets are taken in pieces that fit a processor's cache, column by column: one
    `bincount` a criterion over the pairs of sampling unit and code. Without weights
    all sums are whole numbers, and the weighted ones are the very same arrays.
    """
    found = _empty(rows, tree)
    members = tree.members[tree.n_criteria :]
    for piece in pieces(rows):
        _count(piece, members, found)
    return found


def _empty(rows: Rows, tree: Tree) -> PsuTotals:
    p, j, m = len(rows.home), tree.n_criteria, len(tree.codes) - tree.n_criteria
    codes, sheets = np.zeros((p, _N_CODES, j)), np.zeros((p, m))
    n_sheets = np.zeros(p)
    if rows.weight is None:
        levels = codes[:, 1 : N_LEVELS + 1]
        squares = np.zeros((p, j))
        return PsuTotals(
            n_sheets, n_sheets, codes, levels, squares, sheets, sheets, sheets
        )
    return PsuTotals(
        n_sheets,
        np.zeros(p),
        codes,
        np.zeros((p, N_LEVELS, j)),
        np.zeros((p, j)),
        sheets,
        np.zeros((p, m)),
        np.zeros((p, m)),
    )


def _count(piece: Rows, members: NDArray[np.bool_], found: PsuTotals) -> None:
    """Add the sheets of a piece to the sums of their sampling units."""
    first, last = int(piece.psu[0]), int(piece.psu[-1]) + 1
    psu, here = piece.psu - first, slice(first, last)
    columns = np.ascontiguousarray(piece.levels.T)
    live = None if piece.weight is None else piece.weight > 0
    found.n_sheets[here] += np.bincount(psu, minlength=last - first)
    for j, column in enumerate(columns):
        _count_column(psu * _N_CODES + column, j, here, piece.weight, live, found)
    answered = (columns - 1) < N_LEVELS  # 0 wraps to 255
    if live is not None:
        answered &= live
    for m, own in enumerate(members):
        hit = np.logical_or.reduce(answered[own], axis=0)
        found.sheets[here, m] += np.bincount(psu[hit], minlength=last - first)
        if piece.weight is not None:
            w = piece.weight[hit]
            found.weights[here, m] += np.bincount(psu[hit], w, last - first)
            found.squared[here, m] += np.bincount(psu[hit], w * w, last - first)
    if piece.weight is not None:
        found.size[here] += np.bincount(psu, piece.weight, last - first)


def _count_column(
    key: NDArray[np.int64],
    j: int,
    here: slice,
    weight: Sums | None,
    live: NDArray[np.bool_] | None,
    found: PsuTotals,
) -> None:
    """Add one criterion's answers, keyed by sampling unit and code."""
    size = (here.stop - here.start) * _N_CODES
    if weight is None or live is None:
        found.codes[here, :, j] += np.bincount(key, None, size).reshape(-1, _N_CODES)
        return
    counted = None if live.all() else live.astype(np.float64)
    for values, into in (
        (counted, found.codes[here, :, j]),
        (weight, found.totals[here, :, j]),
    ):
        sums = np.bincount(key, values, size).reshape(-1, _N_CODES)
        into += sums if into.shape[1] == _N_CODES else sums[:, 1 : N_LEVELS + 1]
    squares = np.bincount(key, weight * weight, size).reshape(-1, _N_CODES)
    found.squares[here, j] += squares[:, 1 : N_LEVELS + 1].sum(axis=1)
