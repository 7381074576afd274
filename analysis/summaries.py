"""From answer sheets to the sufficient statistics of their strata."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.answers import N_LEVELS, check_levels
from analysis.rows import Rows, blocks, check_rows, checked_weight, sorted_rows
from analysis.strata import Stratum
from analysis.tree import Tree

_N_CODES = N_LEVELS + 2


def summarise(
    levels: NDArray[np.integer],
    psu: NDArray[np.integer],
    tree: Tree,
    *,
    population: float | None = None,
) -> Stratum:
    """Return the sufficient statistics of the sheets of one stratum.

    Parameters
    ----------
    levels : ndarray of int, shape (n, J)
        1 to 5 the level, 0 blank, 6 not applicable, as `decode` returns them.
    psu : ndarray of int, shape (n,)
        The sampling unit (counter-day) of each sheet, any whole numbers.
    tree : Tree
    population : float, optional
        Sampling units in the frame; leave out when nothing was drawn.

    Returns
    -------
    Stratum

    Raises
    ------
    ValueError
        If shapes or codes do not fit, or `population` is not above 0.

    Examples
    --------
    >>> tree = Tree.build([("A1", None, None, 1)])
    >>> stratum = summarise(np.array([[5], [4], [2]]), np.array([1, 1, 2]), tree)
    >>> stratum.n_sheets, stratum.n_psu, stratum.totals.ravel()
    (3, 2, array([0, 1, 0, 1, 1]))
    """
    names, psu = np.unique(np.asarray(psu), return_inverse=True)
    one = np.zeros(len(names), dtype=np.int64)
    (stratum,) = summarise_many(levels, psu, one, tree, n_strata=1)
    return stratum if population is None else stratum.with_population(population)


def summarise_many(
    levels: NDArray[np.integer],
    psu: NDArray[np.integer],
    stratum_of_psu: NDArray[np.integer],
    tree: Tree,
    *,
    n_strata: int | None = None,
    population: Sequence[float | None] | None = None,
    weight: NDArray[np.floating[Any]] | None = None,
) -> list[Stratum]:
    """Return the sufficient statistics of many strata in one pass.

    Parameters
    ----------
    levels : ndarray of int, shape (n, J)
        As in `summarise`; rows in any order, fastest when sorted by stratum.
    psu : ndarray of int, shape (n,)
        Number of each sheet's sampling unit, 0 to P − 1.
    stratum_of_psu : ndarray of int, shape (P,)
        Number of each sampling unit's stratum, 0 to H − 1. A sampling unit without
        a sheet counts among those of its stratum.
    tree : Tree
    n_strata : int, optional
        H; by default the largest stratum number plus 1.
    population : sequence of (float or None), length H, optional
        Sampling units in each stratum's frame.
    weight : ndarray of float, shape (n,), optional
        Weight of each sheet, 0 or more; leave out when all sheets of a stratum weigh
        the same (`estimate` takes a weight a stratum): then all sums stay whole.

    Returns
    -------
    list of Stratum, length H

    Raises
    ------
    ValueError
        If shapes, codes or numbers do not fit, or a weight is negative.

    Notes
    -----
    Totals of sampling units come from one `bincount` a criterion, cross products
    from one matrix product a stratum; strata are taken in blocks, so that memory
    does not grow with the number of sampling units.
    """
    levels = check_levels(levels, tree.n_criteria)
    psu, home = np.asarray(psu), np.asarray(stratum_of_psu)
    n_strata = int(home.max(initial=-1)) + 1 if n_strata is None else n_strata
    check_rows(len(levels), psu, home, n_strata)
    frames = _frames(population, n_strata)
    checked = None if weight is None else checked_weight(weight, len(levels))
    rows = sorted_rows(levels, psu, home, checked, n_strata)
    strata: list[Stratum] = []
    for block in blocks(rows, N_LEVELS * tree.n_criteria):
        strata.extend(_summaries(block, tree))
    return [
        stratum if frame is None else stratum.with_population(frame)
        for stratum, frame in zip(strata, frames, strict=True)
    ]


def _summaries(rows: Rows, tree: Tree) -> Iterator[Stratum]:
    """Yield the strata of a block."""
    n_psu = np.bincount(rows.home, minlength=rows.n_strata)
    edges = np.concatenate([[0], np.cumsum(n_psu)])
    home = rows.home[rows.psu]
    n_sheets = np.bincount(home, minlength=rows.n_strata)
    counts = _code_counts(rows, home)
    psu_totals = _psu_totals(rows)
    psu_sizes = np.bincount(rows.psu, rows.weight, len(rows.home)).astype(np.float64)
    sheets, psus, weights = _node_counts(rows, home, tree)
    for h in range(rows.n_strata):
        x = psu_totals[edges[h] : edges[h + 1]]
        m = psu_sizes[edges[h] : edges[h + 1]]
        sums = (
            x.sum(axis=0).reshape(N_LEVELS, -1),
            x.T @ x,
            np.array([m.sum(), m @ m]),
            (m @ x).reshape(N_LEVELS, -1),
        )
        whole = rows.weight is None
        totals, cross, sizes, size_cross = (
            part.astype(np.int64) if whole else part for part in sums
        )
        yield Stratum(
            int(n_sheets[h]),
            int(n_psu[h]),
            None,
            counts[h],
            totals,
            cross,
            sizes,
            size_cross,
            sheets[h],
            psus[h],
            None if whole else weights[h],
        )


def _code_counts(rows: Rows, home: NDArray[np.int64]) -> NDArray[np.int64]:
    """Sheets of weight above 0 by stratum, criterion and code."""
    levels = rows.levels
    if rows.weight is not None:
        levels, home = levels[rows.weight > 0], home[rows.weight > 0]
    size = rows.n_strata * _N_CODES
    counts = [
        np.bincount(home * _N_CODES + column, minlength=size) for column in levels.T
    ]
    return np.stack(counts).reshape(-1, rows.n_strata, _N_CODES).swapaxes(0, 1)


def _psu_totals(rows: Rows) -> NDArray[np.float64]:
    """Totals of the indicators by sampling unit, level-major columns."""
    n_psu, n_criteria = len(rows.home), rows.levels.shape[1]
    totals = np.empty((n_psu, N_LEVELS, n_criteria))
    start = rows.psu * _N_CODES
    for j, column in enumerate(rows.levels.T):
        sums = np.bincount(start + column, rows.weight, n_psu * _N_CODES)
        totals[:, :, j] = sums.reshape(n_psu, _N_CODES)[:, 1 : N_LEVELS + 1]
    return totals.reshape(n_psu, N_LEVELS * n_criteria)


def _node_counts(
    rows: Rows, home: NDArray[np.int64], tree: Tree
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    """Sheets and sampling units with a valid answer in each node, and their weights."""
    shape = (rows.n_strata, len(tree.codes))
    sheets, psus = np.zeros(shape, np.int64), np.zeros(shape, np.int64)
    weights = np.zeros((rows.n_strata, 2, len(tree.codes)))
    answered = np.ascontiguousarray(((rows.levels - 1) < N_LEVELS).T)  # 0 wraps to 255
    if rows.weight is not None:
        answered &= rows.weight > 0
    for k, members in enumerate(tree.members):
        hit = np.logical_or.reduce(answered[members], axis=0)
        sheets[:, k] = np.bincount(home[hit], minlength=rows.n_strata)
        seen = np.bincount(rows.psu[hit], minlength=len(rows.home)) > 0
        psus[:, k] = np.bincount(rows.home[seen], minlength=rows.n_strata)
        if rows.weight is not None:
            w = rows.weight[hit]
            weights[:, 0, k] = np.bincount(home[hit], w, rows.n_strata)
            weights[:, 1, k] = np.bincount(home[hit], w * w, rows.n_strata)
    return sheets, psus, weights


def _frames(
    population: Sequence[float | None] | None, n_strata: int
) -> Sequence[float | None]:
    frames = [None] * n_strata if population is None else population
    if len(frames) != n_strata:
        raise ValueError(f"population needs {n_strata} values, got {len(frames)}")
    return frames
