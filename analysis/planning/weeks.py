"""Targets week by week, with what past weeks left over."""

from collections.abc import Sequence
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from analysis.planning.apportionment import apportion
from analysis.planning.inputs import Counts, Numbers, counts

Carry = Literal["next", "spread"]


def weekly_targets(
    quota: int,
    weeks: int,
    collected: Sequence[int] = (),
    *,
    weights: ArrayLike | None = None,
    carry: Carry = "next",
) -> Counts:
    """Say how many sheets to collect in each week of a round.

    Parameters
    ----------
    quota : int
        Sheets of the whole round, 0 or more.
    weeks : int
        Weeks of the round, 1 or more.
    collected : sequence of int, optional
        Sheets of the weeks that are over, from the first on.
    weights : array_like of float, shape (weeks,), optional
        Working days of each week, 0 for a week off; the last one above 0. Equal by
        default.
    carry : {"next", "spread"}, optional
        A shortfall is made up in the next working week, or shared by all weeks left.
        More sheets than planned lower the targets to come in the same way.

    Returns
    -------
    ndarray of int, shape (weeks,)
        For past weeks and the current one the target as it stood when the week began;
        for later weeks as it will stand if every target until then is met. From the
        current week on they add up to what the quota lacks.

    Raises
    ------
    ValueError
        If numbers are negative or not whole, more weeks are over than there are, or
        the weights are out of range.

    Notes
    -----
    The plan is `apportion` of the quota by weights. "next": the plan up to the week
    less what came in before it, 0 at least. "spread": what is missing, apportioned
    anew over the weeks left; slower, but without the rush at a counter that ends in
    sheets filled in a hurry.

    Examples
    --------
    >>> weekly_targets(100, 4, [20])
    array([25, 30, 25, 25])
    >>> weekly_targets(100, 4, [20], carry="spread")
    array([25, 27, 27, 26])
    >>> weekly_targets(100, 4, weights=[5, 0, 5, 2])
    array([42,  0, 42, 16])
    """
    days = _days(weeks, weights)
    came = counts("collected", list(collected))
    if len(came) > weeks:
        raise ValueError(f"{len(came)} weeks are over, but the round has {weeks}")
    if carry not in ("next", "spread"):
        raise ValueError(f"carry must be 'next' or 'spread', got {carry!r}")
    plan = apportion(quota, days)
    targets, done = np.zeros(weeks, np.int64), 0
    for week in range(weeks):
        if carry == "next":
            due = int(plan[: week + 1].sum()) - done
        else:
            due = int(apportion(max(quota - done, 0), days[week:])[0])
        targets[week] = max(due, 0) if days[week] else 0
        done += int(came[week] if week < len(came) else targets[week])
    return targets


def _days(weeks: int, weights: ArrayLike | None) -> Numbers:
    if int(counts("weeks", weeks)) < 1:
        raise ValueError("a round has at least one week")
    days = np.ones(weeks) if weights is None else np.asarray(weights, np.float64)
    if days.shape != (weeks,) or not np.all((days >= 0) & np.isfinite(days)):
        raise ValueError(f"weights need {weeks} finite numbers, 0 or more")
    if days[-1] == 0:
        raise ValueError("the last week must not be off: nothing could be made up")
    return days
