"""From answer sheets to the sufficient statistics of their strata."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.answers import N_LEVELS, check_levels
from analysis.filling import fill
from analysis.kernels import kernel
from analysis.psu_totals import psu_totals
from analysis.rows import (
    Rows,
    blocks,
    check_rows,
    checked_groups,
    checked_weight,
    sorted_rows,
)
from analysis.scores import Score
from analysis.strata import Strata, empty_strata, worth_of
from analysis.stratum import Stratum, check_population
from analysis.tree import Tree


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
        If shapes or codes do not fit, or `population` is not above 0 or below the
        number of sampling units.

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
    """Return the sufficient statistics of many strata, one object each.

    Parameters
    ----------
    levels, psu, stratum_of_psu, tree, n_strata, population, weight
        As in `summarise_strata`.

    Returns
    -------
    list of Stratum, length H
        They can be stored, and merged with others.

    Raises
    ------
    ValueError
        As `summarise_strata`.
    """
    found = summarise_strata(
        levels,
        psu,
        stratum_of_psu,
        tree,
        n_strata=n_strata,
        population=population,
        weight=weight,
    )
    return found.apart(weighted=weight is not None)


def summarise_strata(
    levels: NDArray[np.integer],
    psu: NDArray[np.integer],
    stratum_of_psu: NDArray[np.integer],
    tree: Tree,
    *,
    n_strata: int | None = None,
    population: Sequence[float | None] | None = None,
    weight: NDArray[np.floating[Any]] | None = None,
    scores: Sequence[Score] | None = None,
) -> Strata:
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
    scores : sequence of scores, optional
        Keep cross products for these scores only, which takes (3/5)² of the memory
        for two of them; by default for every level apart, from which any follows.

    Returns
    -------
    Strata

    Raises
    ------
    ValueError
        If shapes, codes or numbers do not fit, a weight is negative, or a frame is
        smaller than its sample.

    Notes
    -----
    Totals of sampling units come from one `bincount` a criterion, cross products
    from one matrix product a stratum; strata are taken in blocks, so that memory
    does not grow with the number of sampling units.
    """
    rows = _checked(levels, psu, stratum_of_psu, tree, n_strata, weight)
    found = empty_strata(
        rows.n_strata,
        tree,
        worth_of(scores),
        whole=weight is None,
        population=population,
    )
    compiled, start = kernel(len(rows.psu), tree.n_criteria), 0
    for block in blocks(rows, N_LEVELS * tree.n_criteria):
        part = found.take(slice(start, start + block.n_strata))
        fill(part, block, psu_totals(block, tree, compiled))
        start += block.n_strata
    for frame, n_psu in zip(population or (), found.n_psu.tolist(), strict=False):
        check_population(frame, n_psu)
    return found


def strata_blocks(
    levels: NDArray[np.integer],
    psu: NDArray[np.integer],
    stratum_of_psu: NDArray[np.integer],
    tree: Tree,
    *,
    groups: NDArray[np.integer] | None = None,
    weight: NDArray[np.floating[Any]] | None = None,
    scores: Sequence[Score] | None = None,
) -> Iterator[tuple[slice, Strata]]:
    """Yield the sufficient statistics of many strata, a few strata at a time.

    The cross products of a country take a gigabyte; who adds them up as they come
    needs them only once.

    Parameters
    ----------
    levels, psu, stratum_of_psu, tree, weight, scores
        As in `summarise_strata`, sorted by stratum or not.
    groups : ndarray of int, shape (H,), optional
        Not decreasing; strata of one group come together.

    Yields
    ------
    numbers : slice
        Which of the H strata these are.
    strata : Strata

    Raises
    ------
    ValueError
        As `summarise_strata`, and if groups do not fit or decrease.
    """
    rows = _checked(levels, psu, stratum_of_psu, tree, None, weight)
    worth = worth_of(scores)
    home = None if groups is None else checked_groups(groups, rows.n_strata)
    compiled, start = kernel(len(rows.psu), tree.n_criteria), 0
    for block in blocks(rows, N_LEVELS * tree.n_criteria, home):
        part = empty_strata(block.n_strata, tree, worth, whole=weight is None)
        fill(part, block, psu_totals(block, tree, compiled))
        yield slice(start, start + block.n_strata), part
        start += block.n_strata


def _checked(
    levels: NDArray[np.integer],
    psu: NDArray[np.integer],
    stratum_of_psu: NDArray[np.integer],
    tree: Tree,
    n_strata: int | None,
    weight: NDArray[np.floating[Any]] | None,
) -> Rows:
    """Return the sheets in order, or raise ValueError."""
    levels = check_levels(levels, tree.n_criteria)
    psu, home = np.asarray(psu), np.asarray(stratum_of_psu)
    n_strata = int(home.max(initial=-1)) + 1 if n_strata is None else n_strata
    check_rows(len(levels), psu, home, n_strata)
    checked = None if weight is None else checked_weight(weight, len(levels))
    return sorted_rows(levels, psu, home, checked, n_strata)
