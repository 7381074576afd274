"""Which groups of sheets deserve a look, and what they mean for the index."""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.answers import N_LEVELS, check_levels
from analysis.rows import checked_weight
from analysis.scores import Score, score_map

Vector = NDArray[np.float64]
Flags = NDArray[np.bool_]


class Review(NamedTuple):
    """Verdict on G groups, each of shape (G,).

    Attributes
    ----------
    content, timing : ndarray of float
        Strongest sign of each kind, 0 or more.
    score : ndarray of float
        The weaker of the two: how strong the joint evidence is.
    flagged : ndarray of bool
        Somebody should look. It is no verdict, and nothing is left out for it.
    """

    content: Vector
    timing: Vector
    score: Vector
    flagged: Flags


class FlagEffect(NamedTuple):
    """What the flagged sheets mean for an index.

    Attributes
    ----------
    n, n_flagged : int
        Sheets, and those flagged.
    with_flagged : float
        Index of all sheets: the one that counts.
    without_flagged : float or None
        Index of the others; None when nobody answered among them.
    difference : float or None
        What the flagged sheets add, in points.
    """

    n: int
    n_flagged: int
    with_flagged: float
    without_flagged: float | None
    difference: float | None


def review(
    content: ArrayLike,
    timing: ArrayLike,
    *,
    impossible: ArrayLike | None = None,
    threshold: float = 3.0,
) -> Review:
    """Flag groups that stand out both in what was answered and in when.

    Parameters
    ----------
    content : array_like of float, shape (G, a)
        Distances from peers of what was answered, positive for suspicious: straight
        sheets, repeated sheets, concentration (`share_z`, `robust_z`); nan for none.
    timing : array_like of float, shape (G, b)
        The same of when and how many: bursts (`chance_z`); nan for none.
    impossible : array_like of bool, shape (G,), optional
        Groups that contradict a fact, such as more responses than transactions: they
        are flagged whatever their score.
    threshold : float, optional
        Score from which a group is flagged, above 0.

    Returns
    -------
    Review

    Raises
    ------
    ValueError
        If shapes do not fit, a distance is infinite, or the threshold is not above 0.

    Notes
    -----
    A group needs a sign of each kind. Sheets of all 4s or all 5s are normal where
    people are satisfied, and a busy day is normal too; many alike within an unusual
    half-day are less so. A single screen of answer patterns has condemned honest
    surveys [1]_, hence the weaker of the two counts and not their sum. A flag is a
    question for a person with the power to look: sheets are never deleted, and the
    index is shown with them, and without (`flag_effect`).

    References
    ----------
    .. [1] K. Simmons, A. Mercer, S. Schwarzer, C. Kennedy (2016), "Evaluating a new
       proposal for detecting data falsification in surveys", *Statist. J. IAOS* 32,
       327-338.

    Examples
    --------
    >>> found = review([[4.5, 0.0], [4.8, 1.0], [0.2, 0.1]], [[0.3], [3.9], [5.0]])
    >>> found.score, found.flagged
    (array([0.3, 3.9, 0.2]), array([False,  True, False]))
    """
    what, when = _strongest(content, "content"), _strongest(timing, "timing")
    facts = np.zeros(len(what), bool) if impossible is None else np.asarray(impossible)
    if when.shape != what.shape or facts.shape != what.shape or facts.dtype != bool:
        raise ValueError(
            f"content, timing and impossible need one row a group, "
            f"got {len(what)}, {len(when)} and {facts.shape}"
        )
    if not threshold > 0:
        raise ValueError(f"threshold must be above 0, got {threshold}")
    score = np.minimum(what, when)
    return Review(what, when, score, (score >= threshold) | facts)


def flag_effect(
    levels: NDArray[np.integer[Any]],
    flagged: NDArray[np.bool_],
    *,
    score: Score,
    weight: ArrayLike | None = None,
) -> FlagEffect:
    """Return the index with and without the flagged sheets.

    Parameters
    ----------
    levels : ndarray of int, shape (n, J)
        1 to 5 the level, 0 blank, 6 not applicable.
    flagged : ndarray of bool, shape (n,)
        Such as ``Review.flagged`` of each sheet's group.
    score : sequence of 5 floats in [0, 100]
        Worth of the levels.
    weight : array_like of float, shape (n,), optional
        0 or more; 1 by default.

    Returns
    -------
    FlagEffect

    Raises
    ------
    ValueError
        If shapes, codes, weights or score do not fit, or nobody answered.

    Notes
    -----
    The mean of the criteria's indices, each on its own answers. For another aggregate,
    and for standard errors, give `estimate` the sheets of ``~flagged`` as its domain.

    Examples
    --------
    >>> sheets = np.array([[5, 5], [5, 5], [3, 4], [2, 4]])
    >>> found = flag_effect(
    ...     sheets, np.array([True, True, False, False]), score=(0, 0, 0, 100, 100)
    ... )
    >>> found.with_flagged, found.without_flagged, found.difference
    (75.0, 50.0, 25.0)
    """
    answers = np.asarray(levels)
    answers = check_levels(answers, answers.shape[-1] if answers.ndim else 0)
    rows = np.asarray(flagged)
    if rows.shape != (len(answers),) or rows.dtype != bool:
        raise ValueError(
            f"flagged must be a mask of shape ({len(answers)},), got {rows.shape}"
        )
    given = np.ones(len(answers)) if weight is None else np.asarray(weight)
    weights = checked_weight(given, len(answers))
    worth = np.concatenate([[0.0], score_map(score), [0.0]])
    whole = _index(answers, weights, worth)
    if whole is None:
        raise ValueError("nobody answered: there is no index")
    rest = _index(answers[~rows], weights[~rows], worth)
    gap = None if rest is None else whole - rest
    return FlagEffect(len(answers), int(rows.sum()), whole, rest, gap)


def _index(answers: NDArray[np.uint8], weights: Vector, worth: Vector) -> float | None:
    given = weights @ ((answers >= 1) & (answers <= N_LEVELS))
    reached = weights @ worth[answers]
    some = given > 0
    return float(np.mean(reached[some] / given[some])) if np.any(some) else None


def _strongest(signs: ArrayLike, what: str) -> Vector:
    table = np.asarray(signs, dtype=np.float64)
    if table.ndim != 2 or np.any(np.isinf(table)):
        raise ValueError(f"{what} must be finite, of shape (G, signs), or nan for none")
    return np.asarray(np.nan_to_num(table, nan=0.0).max(axis=1, initial=0.0))
