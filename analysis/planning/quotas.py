"""Quotas by a rule of steps: so many percent of the dossiers, by their number."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from analysis.planning.inputs import Counts, Numbers, counts, rate


class Step(NamedTuple):
    """Units with up to so many dossiers, this number included, ask this share."""

    upto: float
    share: float


# Least number of opinions by dossiers of the year, reported by VietTimes in 2016:
# viettimes.vn/thoi-su/thoi-su-chinh-tri/
# da-nang-se-danh-gia-muc-do-hai-long-cua-dich-vu-hanh-chinh-73800.html
DA_NANG_2016 = (
    Step(200, 1.0),
    Step(1000, 0.3),
    Step(5000, 0.2),
    Step(np.inf, 0.1),
)


def step_quota(
    dossiers: ArrayLike,
    steps: Sequence[Step] = DA_NANG_2016,
    *,
    monotone: bool = False,
) -> Counts:
    """Return the least number of opinions that a rule of steps asks for.

    Parameters
    ----------
    dossiers : array_like of int, shape (...)
        Dossiers of each unit in the period of the rule, 0 or more.
    steps : sequence of Step, optional
        In rising order; the last goes up to ``inf``. By default Đà Nẵng's of 2016.
    monotone : bool, optional
        Never ask less of a unit than of a smaller one. By the letter, a rule of steps
        does: 200 dossiers, 200 opinions; 201 dossiers, 61.

    Returns
    -------
    ndarray of int, shape (...)

    Raises
    ------
    ValueError
        If dossiers are no whole numbers, or the steps do not rise, have a share
        outside (0, 1] or no end.

    Notes
    -----
    share · dossiers, rounded up; monotone: at least what any lower step asks at its
    upper end.

    Examples
    --------
    >>> step_quota([150, 200, 201, 1000, 1001, 20_000])
    array([ 150,  200,   61,  300,  201, 2000])
    >>> step_quota([150, 200, 201, 1000, 1001, 20_000], monotone=True)
    array([ 150,  200,  200,  300,  300, 2000])
    """
    number = counts("dossiers", dossiers).astype(np.float64)
    ends, shares = _checked(steps)
    place = np.searchsorted(ends, number)
    quota = _opinions(number, shares[place])
    if monotone:
        below = np.maximum.accumulate(_opinions(ends[:-1], shares[:-1]))
        quota = np.maximum(quota, np.concatenate([[0.0], below])[place])
    return np.asarray(quota, np.int64)


def _opinions(number: Numbers, share: Numbers) -> Numbers:
    # Rounded first: 0.3 of 10 dossiers are 3 opinions, whatever binary makes of it.
    return np.asarray(np.ceil(np.round(number * share, 6)))


def _checked(steps: Sequence[Step]) -> tuple[Numbers, Numbers]:
    if not steps:
        raise ValueError("a rule needs at least one step")
    ends = np.array([step.upto for step in steps], np.float64)
    shares = rate("share of a step", [step.share for step in steps])
    if not (np.all(np.diff(ends) > 0) and ends[0] > 0 and np.isposinf(ends[-1])):
        raise ValueError("steps must rise from above 0, the last one up to inf")
    return ends, shares
