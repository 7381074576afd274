"""What each sampling unit's sheets add up to, in one pass over the sheets."""

from typing import Any, NamedTuple

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


def psu_totals(rows: Rows, tree: Tree, compiled: Any = None) -> PsuTotals:
    """Return the totals of the sampling units of some sheets.

    Parameters
    ----------
    rows : Rows
        Sorted by sampling unit.
    tree : Tree
    compiled : module, optional
        Of `kernel`: millions of sheets are counted by its loop, with the same result.

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
    if compiled is not None:
        compiled.count(rows, members, found)
        return found
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
    answered = (columns - 1) < N_LEVELS  # 0 wraps to 255
    found.n_sheets[here] += np.bincount(psu, minlength=last - first)
    if piece.weight is None:
        for j, column in enumerate(columns):
            found.codes[here, :, j] += _by_code(psu, column, last - first)
    else:
        found.size[here] += np.bincount(psu, piece.weight, last - first)
        _count_weighted(psu, columns, piece.weight, here, found)
        answered &= piece.weight > 0
    for m, own in enumerate(members):
        hit = np.logical_or.reduce(answered[own], axis=0)
        found.sheets[here, m] += np.bincount(psu[hit], minlength=last - first)
        if piece.weight is not None:
            w = piece.weight[hit]
            found.weights[here, m] += np.bincount(psu[hit], w, last - first)
            found.squared[here, m] += np.bincount(psu[hit], w * w, last - first)


def _count_weighted(
    psu: NDArray[np.int64],
    columns: NDArray[np.uint8],
    weight: Sums,
    here: slice,
    found: PsuTotals,
) -> None:
    """Add every criterion's answers, their weights and the squares of these."""
    n, squared = here.stop - here.start, weight * weight
    live = None if weight.all() else (weight > 0).astype(np.float64)
    levels = slice(1, N_LEVELS + 1)
    for j, column in enumerate(columns):
        found.codes[here, :, j] += _by_code(psu, column, n, live)
        found.totals[here, :, j] += _by_code(psu, column, n, weight)[:, levels]
        squares = _by_code(psu, column, n, squared)[:, levels]
        found.squares[here, j] += squares.sum(axis=1)


def _by_code(
    psu: NDArray[np.int64],
    column: NDArray[np.uint8],
    n: int,
    values: Sums | None = None,
) -> Sums:
    """Add values up by sampling unit and code, shape (n, 7)."""
    sums = np.bincount(psu * _N_CODES + column, values, n * _N_CODES)
    return np.asarray(sums, dtype=np.float64).reshape(n, _N_CODES)
