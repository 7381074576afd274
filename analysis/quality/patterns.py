"""How an answer sheet is filled in: runs, spread, and sheets that are the same."""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.answers import N_LEVELS, check_levels

Levels = NDArray[np.integer[Any]]
Count = NDArray[np.int64]

_BLOCK = 65_536  # sheets at a time, so that a column of them stays in the cache
_CODE_BITS = 3
_PER_WORD = 64 // _CODE_BITS


class SheetQuality(NamedTuple):
    """Figures of n sheets, each of shape (n,).

    Attributes
    ----------
    answered : ndarray of int
        Valid answers, 1 to 5.
    longest_run : ndarray of int
        See `longest_runs`.
    variability : ndarray of float
        See `response_variability`.
    identical : ndarray of int
        See `identical_sheets`.
    """

    answered: Count
    longest_run: Count
    variability: NDArray[np.float64]
    identical: Count


def sheet_quality(levels: Levels, unit: ArrayLike) -> SheetQuality:
    """Describe how each sheet is filled in.

    Parameters
    ----------
    levels : ndarray of int, shape (n, J)
        In the order in which the items were asked: 1 to 5 the level, 0 blank, 6 not
        applicable.
    unit : array_like, shape (n,)
        Unit of each sheet, a name or a number.

    Returns
    -------
    SheetQuality

    Raises
    ------
    ValueError
        If shapes or codes do not fit.

    Notes
    -----
    None of these figures tells a false sheet from a true one. Where nearly everybody
    is satisfied, sheets of only 4s or only 5s are the rule and many are the same:
    on few items with five levels the usual screens condemn honest data [1]_. They are
    worth a look beside evidence of another kind, see `review`.

    References
    ----------
    .. [1] K. Simmons, A. Mercer, S. Schwarzer, C. Kennedy (2016), "Evaluating a new
       proposal for detecting data falsification in surveys", *Statist. J. IAOS* 32,
       327-338.

    Examples
    --------
    >>> found = sheet_quality(np.array([[5, 5, 4], [4, 4, 4], [5, 5, 4]]), ["A"] * 3)
    >>> found.longest_run, found.identical
    (array([2, 3, 2]), array([2, 1, 2]))
    """
    answers = _checked(levels)
    answered = np.count_nonzero((answers >= 1) & (answers <= N_LEVELS), axis=1)
    return SheetQuality(
        answered.astype(np.int64),
        longest_runs(answers),
        response_variability(answers),
        identical_sheets(answers, unit),
    )


def longest_runs(levels: Levels) -> Count:
    """Return the length of the longest run of one level on each sheet.

    Parameters
    ----------
    levels : ndarray of int, shape (n, J)
        In the order in which the items were asked.

    Returns
    -------
    ndarray of int, shape (n,)
        0 without a valid answer. A blank or "not applicable" is stepped over: it does
        not end a run.

    Raises
    ------
    ValueError
        If shape or codes do not fit.

    References
    ----------
    .. [1] A. W. Meade, S. B. Craig (2012), "Identifying careless responses in survey
       data", *Psychol. Methods* 17, 437-455.

    Examples
    --------
    >>> longest_runs(np.array([[4, 4, 0, 4, 5], [1, 2, 1, 2, 6]]))
    array([3, 1])
    """
    answers = _checked(levels)
    longest = np.empty(len(answers), dtype=np.int64)
    for start in range(0, len(answers), _BLOCK):
        block = answers[start : start + _BLOCK]
        longest[start : start + _BLOCK] = _runs(np.ascontiguousarray(block.T))
    return longest


def response_variability(levels: Levels) -> NDArray[np.float64]:
    """Return the standard deviation of the answers of each sheet.

    Parameters
    ----------
    levels : ndarray of int, shape (n, J)

    Returns
    -------
    ndarray of float, shape (n,)
        In levels, with m − 1 for m valid answers; exactly 0 when all are the same, nan
        for fewer than two.

    Raises
    ------
    ValueError
        If shape or codes do not fit.

    Notes
    -----
    The intra-individual response variability (IRV) [1]_. Sums of whole numbers, so
    that "the same" is not a matter of rounding.

    References
    ----------
    .. [1] A. M. Dunn, E. D. Heggestad, L. R. Shanock, N. Theilgard (2018),
       "Intra-individual response variability as an indicator of insufficient effort
       responding", *J. Bus. Psychol.* 33, 105-121.

    Examples
    --------
    >>> response_variability(np.array([[4, 5, 0], [4, 4, 4], [0, 6, 3]]))
    array([0.70710678, 0.        ,        nan])
    """
    answers = _checked(levels)
    n = np.count_nonzero((answers >= 1) & (answers <= N_LEVELS), axis=1)
    worth = np.array([0, 1, 2, 3, 4, 5, 0], dtype=np.int64)
    total = np.zeros(len(answers), dtype=np.int64)
    squares = np.zeros_like(total)
    for column in answers.T:
        total += worth[column]
        squares += (worth**2)[column]
    spread = (n * squares - total**2).astype(np.float64)
    variance: NDArray[np.float64] = np.full(len(answers), np.nan)
    np.divide(spread, n * (n - 1), out=variance, where=n > 1)
    return np.sqrt(variance)


def identical_sheets(levels: Levels, unit: ArrayLike) -> Count:
    """Count the sheets of the unit that are the same, itself included.

    Parameters
    ----------
    levels : ndarray of int, shape (n, J)
    unit : array_like, shape (n,)
        Unit of each sheet, a name or a number.

    Returns
    -------
    ndarray of int, shape (n,)
        1 for a sheet like no other. The same means every item, blanks and "not
        applicable" told apart.

    Raises
    ------
    ValueError
        If shapes or codes do not fit.

    Notes
    -----
    Sheets are packed into whole numbers, 21 items each, and numbered by sorting:
    nothing is hashed, so no two different sheets are ever taken for one.

    Examples
    --------
    >>> identical_sheets(np.array([[5, 0], [5, 0], [5, 6], [5, 0]]), [1, 1, 1, 2])
    array([2, 2, 1, 1])
    """
    answers = _checked(levels)
    groups = np.asarray(unit)
    if groups.shape != (len(answers),):
        raise ValueError(f"unit must have shape ({len(answers)},), got {groups.shape}")
    key = _numbered(groups)
    for start in range(0, answers.shape[1], _PER_WORD):
        word = np.zeros(len(answers), dtype=np.uint64)
        for column in answers[:, start : start + _PER_WORD].T:
            word = (word << np.uint64(_CODE_BITS)) | column.astype(np.uint64)
        pattern = _numbered(word)
        key = _numbered(key * (pattern.max(initial=0) + 1) + pattern)
    return np.bincount(key)[key] if len(key) else key


def _numbered(values: NDArray[Any]) -> Count:
    """Return the number of each value among the different ones."""
    return np.unique(values, return_inverse=True)[1].astype(np.int64)


def _runs(columns: NDArray[np.uint8]) -> NDArray[np.uint16]:
    last = np.zeros(columns.shape[1], dtype=np.uint8)
    run = np.zeros(columns.shape[1], dtype=np.uint16)
    longest = run.copy()
    for column in columns:
        valid = (column >= 1) & (column <= N_LEVELS)
        run = np.where(valid & (column != last), np.uint16(1), run + valid)
        last = np.where(valid, column, last)
        np.maximum(longest, run, out=longest)
    return longest


def _checked(levels: Levels) -> NDArray[np.uint8]:
    answers = np.asarray(levels)
    if answers.ndim != 2:
        raise ValueError(f"levels must have shape (n, J), got {answers.shape}")
    return check_levels(answers, answers.shape[1])
