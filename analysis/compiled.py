"""The loop over all answers, compiled by numba; `psu_totals` is its plain form.

Needs the extra "fast". Nothing else imports this module, and its results are those of
plain NumPy: whole numbers exactly, weighted sums but for the order of additions.
"""

from typing import TYPE_CHECKING

import numpy as np
from numba import njit, prange
from numpy.typing import NDArray

from analysis.answers import N_LEVELS
from analysis.rows import Rows

if TYPE_CHECKING:
    from analysis.psu_totals import PsuTotals


def count(rows: Rows, members: NDArray[np.bool_], found: "PsuTotals") -> None:
    """Add all sheets to the sums of their sampling units.

    Parameters
    ----------
    rows : Rows
        Sorted by sampling unit, which are shared out among the processors.
    members : ndarray of bool, shape (M, J)
        Criteria of each composite node.
    found : PsuTotals
        Zeros; filled in place.
    """
    edges = np.searchsorted(rows.psu, np.arange(len(rows.home) + 1))
    masks = members.astype(np.uint64) @ (
        1 << np.arange(members.shape[1], dtype=np.uint64)
    )
    levels = np.ascontiguousarray(rows.levels)
    if rows.weight is None:
        _count_plain(levels, edges, masks, found.n_sheets, found.codes, found.sheets)
        return
    _count_weighted(levels, edges, masks, rows.weight, *found)


@njit(cache=True, parallel=True, nogil=True)
def _count_plain(levels, edges, masks, n_sheets, codes, sheets):  # type: ignore[no-untyped-def]
    for p in prange(len(edges) - 1):
        for i in range(edges[p], edges[p + 1]):
            answered = np.uint64(0)
            for j in range(levels.shape[1]):
                code = levels[i, j]
                codes[p, code, j] += 1
                if 1 <= code <= N_LEVELS:
                    answered |= np.uint64(1) << np.uint64(j)
            for m in range(len(masks)):
                if answered & masks[m]:
                    sheets[p, m] += 1
            n_sheets[p] += 1


@njit(cache=True, parallel=True, nogil=True)
def _count_weighted(  # type: ignore[no-untyped-def]
    levels, edges, masks, weight,
    n_sheets, size, codes, totals, squares, sheets, weights, squared,
):  # fmt: skip
    for p in prange(len(edges) - 1):
        for i in range(edges[p], edges[p + 1]):
            w = weight[i]
            size[p] += w
            n_sheets[p] += 1
            if w == 0:
                continue
            answered = np.uint64(0)
            for j in range(levels.shape[1]):
                code = levels[i, j]
                codes[p, code, j] += 1
                if 1 <= code <= N_LEVELS:
                    totals[p, code - 1, j] += w
                    squares[p, j] += w * w
                    answered |= np.uint64(1) << np.uint64(j)
            for m in range(len(masks)):
                if answered & masks[m]:
                    sheets[p, m] += 1
                    weights[p, m] += w
                    squared[p, m] += w * w
