"""Verdicts on many short lists at once, such as the groups of every unit."""

import numpy as np
from numpy.typing import NDArray

from analysis.comparison.differences import Difference
from analysis.comparison.verdicts import (
    MINIMUM_DIFFERENCE,
    SLACK,
    Verdict,
    equivalence_p,
)

Vector = NDArray[np.float64]
Flags = NDArray[np.bool_]

_IN_ORDER = (Verdict.EQUIVALENT, Verdict.UNCLEAR, Verdict.SMALL, Verdict.REAL_RISE)


def verdicts_in_rows(
    found: Difference,
    listed: Flags,
    *,
    minimum: float = MINIMUM_DIFFERENCE,
    confidence: float = 0.95,
) -> NDArray[np.str_]:
    """Return verdicts as `official_verdicts` does, each row being a list of its own.

    Parameters
    ----------
    found : Difference
        Arrays of shape (U, m), in points.
    listed : ndarray of bool, shape (U, m)
        What is in the row's list; the rest is neither tested nor counted.
    minimum : float, optional
        Smallest difference that matters in practice, in points, 0 or more.
    confidence : float, optional

    Returns
    -------
    ndarray of str, shape (U, m)
        Values of `Verdict`; "unclear" where nothing was tested.

    Notes
    -----
    Holm's step-down procedure [1]_ in every row: the largest of
    min(1, (m − i + 1) p₍ᵢ₎) up to each.

    References
    ----------
    .. [1] S. Holm (1979), "A simple sequentially rejective multiple test procedure",
       *Scand. J. Statist.* 6, 65-70.

    Examples
    --------
    >>> from analysis.comparison import difference
    >>> one = difference([95.0, 92.5], [1.0, 0.2], [90.0, 92.4], [1.2, 0.3], df=40)
    >>> rows = Difference(*(np.array([part, part]) for part in one))
    >>> verdicts_in_rows(rows, np.array([[True, True], [False, True]])).tolist()
    [['real_rise', 'equivalent'], ['unclear', 'equivalent']]
    """
    tested = listed & found.testable
    level = 1 - confidence
    changed = _holm_in_rows(found.p, tested) <= level
    same = _holm_in_rows(equivalence_p(found, minimum=minimum), tested) <= level
    return np.select(
        [
            ~changed & same,
            ~changed,
            np.abs(found.difference) < minimum - SLACK,
            found.difference > 0,
        ],
        [str(one) for one in _IN_ORDER],
        str(Verdict.REAL_FALL),
    )


def _holm_in_rows(p: Vector, tested: Flags) -> Vector:
    """Return adjusted p-values, inf where nothing was tested."""
    chances = np.where(tested, p, np.inf)
    order = np.argsort(chances, axis=1)
    left = tested.sum(axis=1, keepdims=True) - np.arange(p.shape[1])
    scaled = np.take_along_axis(chances, order, axis=1) * np.maximum(left, 1)
    adjusted = np.empty(p.shape)
    np.put_along_axis(adjusted, order, np.maximum.accumulate(scaled, axis=1), axis=1)
    return adjusted
