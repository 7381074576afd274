"""How alike the sheets of one unit, counter or day are."""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.answers import N_LEVELS
from analysis.quality.patterns import sheet_quality

Count = NDArray[np.int64]
Vector = NDArray[np.float64]


class GroupQuality(NamedTuple):
    """Figures of G groups of sheets, each of shape (G,), in order of their names.

    Attributes
    ----------
    group : ndarray
        Name of each group.
    n : ndarray of int
        Sheets.
    n_judged : ndarray of int
        Sheets with enough answers to be called straight.
    n_straight : ndarray of int
        Of these, with all answers at one level.
    n_repeated : ndarray of int
        Sheets with the same sheet at least once more in the group.
    herfindahl : ndarray of float
        Chance that two answers to one item, drawn with replacement, are at the same
        level, 0.2 to 1; nan without answers.
    entropy : ndarray of float
        Of the levels, in bits: 0 (always the same) to 2.32; nan without answers.
    """

    group: NDArray[Any]
    n: Count
    n_judged: Count
    n_straight: Count
    n_repeated: Count
    herfindahl: Vector
    entropy: Vector


def group_quality(
    levels: NDArray[np.integer[Any]], group: ArrayLike, *, at_least: int = 5
) -> GroupQuality:
    r"""Describe how alike the sheets of each group are.

    Parameters
    ----------
    levels : ndarray of int, shape (n, J)
        1 to 5 the level, 0 blank, 6 not applicable.
    group : array_like, shape (n,)
        Group of each sheet: its unit, its counter and day.
    at_least : int, optional
        Valid answers from which a sheet with one level only is called straight.

    Returns
    -------
    GroupQuality

    Raises
    ------
    ValueError
        If shapes or codes do not fit, or `at_least` is below 2.

    Notes
    -----
    Herfindahl :math:`\sum_l p_{jl}^2` and entropy :math:`-\sum_l p_{jl} \log_2 p_{jl}`
    of the levels of item j, averaged over the items by their number of answers. All
    of these are high where all are satisfied: compare with peers (`share_z`), and
    never on their own (`review`).

    Examples
    --------
    >>> sheets = np.array([[4] * 6, [4] * 6, [5, 4, 5, 5, 3, 4], [5] * 6])
    >>> found = group_quality(sheets, ["A", "A", "B", "B"])
    >>> found.n_straight, found.n_repeated, found.entropy.round(2)
    (array([2, 1]), array([2, 0]), array([0. , 0.5]))
    """
    if at_least < 2:
        raise ValueError(f"at_least must be 2 or more, got {at_least}")
    names = np.asarray(group)
    sheets = sheet_quality(levels, names)
    answers = np.asarray(levels)
    groups, home = np.unique(names, return_inverse=True)
    judged = sheets.answered >= at_least

    def count(rows: NDArray[np.bool_]) -> Count:
        return np.bincount(home[rows], minlength=len(groups))

    herfindahl, entropy = _concentration(answers, home, len(groups))
    return GroupQuality(
        group=groups,
        n=np.bincount(home, minlength=len(groups)),
        n_judged=count(judged),
        n_straight=count(judged & (sheets.longest_run == sheets.answered)),
        n_repeated=count(sheets.identical > 1),
        herfindahl=herfindahl,
        entropy=entropy,
    )


def _concentration(
    answers: NDArray[np.integer[Any]], home: Count, n_groups: int
) -> tuple[Vector, Vector]:
    squares, bits, total = (np.zeros(n_groups) for _ in range(3))
    for column in answers.T:
        cells = np.bincount(home * 7 + column, minlength=7 * n_groups)
        counts = cells.reshape(n_groups, 7)[:, 1 : N_LEVELS + 1].astype(np.float64)
        n = counts.sum(axis=1)
        p = counts / np.maximum(n, 1)[:, None]
        logs = np.log2(p, out=np.zeros_like(p), where=p > 0)
        squares += n * (p**2).sum(axis=1)
        bits -= n * (p * logs).sum(axis=1)
        total += n
    empty = np.full(n_groups, np.nan)
    some = total > 0
    return (
        np.divide(squares, total, out=empty.copy(), where=some),
        np.divide(bits, total, out=empty, where=some),
    )
