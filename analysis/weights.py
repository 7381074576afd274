"""Weights of units, so that each counts by its transactions."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike


@dataclass(frozen=True, slots=True)
class PostStratification:
    """Weights that restore the units' shares of all transactions.

    Attributes
    ----------
    weights : dict of str to float
        Weight of every sheet of a unit, for the units with answers; their mean over
        sheets is 1.
    unrepresented : tuple of str
        Units with transactions but without answers: nobody speaks for them.
    represented : float
        Share of all transactions that lies in units with answers.
    kish : float
        Factor by which unequal weights alone raise the variance.
    """

    weights: dict[str, float]
    unrepresented: tuple[str, ...]
    represented: float
    kish: float


def poststratify(
    n: Mapping[str, int], totals: Mapping[str, float | None]
) -> PostStratification:
    """Weight units by their transactions.

    Parameters
    ----------
    n : mapping of unit to int
        Answer sheets of each unit, 0 or more.
    totals : mapping of unit to (float or None)
        Transactions of each unit in the same period.

    Returns
    -------
    PostStratification

    Raises
    ------
    ValueError
        If a number of sheets or a total is negative or not finite, units with
        answers have no total (they are named), or the totals of the units with
        answers are all 0.

    Notes
    -----
    w_u = c·N_u/n_u [1]_. The constant c cancels in every index; it is chosen so that
    the mean weight of a sheet is 1, which keeps sums of weights readable. A unit with
    a total of 0 has the weight 0: it does not count above its own page.

    References
    ----------
    .. [1] D. Holt, T. M. F. Smith (1979), "Post stratification", *J. R. Statist. Soc.
       A* 142, 33-46.

    Examples
    --------
    >>> found = poststratify({"A": 10, "B": 30}, {"A": 600, "B": 200})
    >>> found.weights["A"], round(found.weights["B"], 4)
    (3.0, 0.3333)
    """
    answered = {unit: count for unit, count in n.items() if count > 0}
    _check_totals(n, totals, answered)
    known = {unit: float(total) for unit, total in totals.items() if total is not None}
    heard = sum(known[unit] for unit in answered)
    if answered and heard == 0:
        raise ValueError("the totals of all units with answers are 0")
    scale = sum(answered.values()) / heard if answered else 0.0
    weights = {unit: scale * known[unit] / answered[unit] for unit in answered}
    silent = (unit for unit, total in known.items() if total and unit not in answered)
    return PostStratification(
        weights,
        tuple(sorted(silent)),
        heard / sum(known.values()) if heard else 0.0,
        kish_effect(list(weights.values()), list(answered.values()))
        if weights
        else 1.0,
    )


def kish_effect(weights: ArrayLike, n: ArrayLike = 1) -> float:
    """Return the design effect of unequal weights.

    Parameters
    ----------
    weights : array_like, shape (H,)
        Weights, 0 or more, not all 0.
    n : array_like of int, shape (H,), optional
        How many sheets carry each weight; 1 by default.

    Returns
    -------
    float
        1 for equal weights, else above.

    Raises
    ------
    ValueError
        If a weight or a number of sheets is negative or not finite, or all are 0.

    Notes
    -----
    n·Σw²/(Σw)² = 1 + cv²(w) over sheets of weight above 0 [1]_.

    References
    ----------
    .. [1] L. Kish (1992), "Weighting for unequal P_i", *J. Official Statist.* 8,
       183-200.

    Examples
    --------
    >>> kish_effect([1, 3], [30, 10])
    1.3333333333333333
    """
    w = np.asarray(weights, dtype=np.float64)
    count = np.broadcast_to(np.asarray(n, dtype=np.float64), w.shape)
    known = np.isfinite(w) & np.isfinite(count) & (w >= 0) & (count >= 0)
    if not np.all(known) or not np.any((w > 0) & (count > 0)):
        raise ValueError("weights and n must be finite, 0 or more, and not all 0")
    w, count = w / w.max(), count / count.max()  # squares of any size
    size, total, square = (np.sum(count * part) for part in (w > 0, w, w**2))
    return float(size * square / total**2)


def _check_totals(
    n: Mapping[str, int],
    totals: Mapping[str, float | None],
    answered: Mapping[str, int],
) -> None:
    for unit, count in n.items():
        if not (np.isfinite(count) and count >= 0):
            raise ValueError(f"unit {unit!r} has {count} sheets; allowed are 0 or more")
    for unit, total in totals.items():
        if total is not None and not (np.isfinite(total) and total >= 0):
            raise ValueError(
                f"the total of unit {unit!r} must be 0 or more, got {total}"
            )
    lacking = sorted(unit for unit in answered if totals.get(unit) is None)
    if lacking:
        raise ValueError(f"units with answers but no total: {', '.join(lacking)}")
