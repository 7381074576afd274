"""What may be said of a difference: codes; the words belong to the pages."""

from collections.abc import Callable
from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike

from analysis.comparison.differences import Difference, two_sided
from analysis.comparison.multiplicity import benjamini_hochberg, holm
from analysis.intervals import Vector, check_confidence

MINIMUM_DIFFERENCE = 2.0  # points of an index on 0-100 that matter in practice

SLACK = 1e-9  # points, so that 94.1 − 92.1 counts as 2


class Verdict(StrEnum):
    """What the data say of a difference, later − earlier or one unit − another.

    REAL_RISE
        tăng thật (between units: cao hơn thật). Significant, and at least the minimum.
    REAL_FALL
        giảm thật (thấp hơn thật). The same downwards.
    SMALL
        có thay đổi thật nhưng dưới mức đáng kể. Significant, but what was measured is
        below the minimum.
    EQUIVALENT
        không đổi đáng kể. Not significant, and the data exclude a difference as large
        as the minimum.
    UNCLEAR
        chưa đủ cơ sở kết luận. Neither: too few answers to tell a change from none.
    """

    REAL_RISE = "real_rise"
    REAL_FALL = "real_fall"
    SMALL = "small"
    EQUIVALENT = "equivalent"
    UNCLEAR = "unclear"


def interval_verdict(
    difference: float, low: float, high: float, *, minimum: float = MINIMUM_DIFFERENCE
) -> Verdict:
    """Return the verdict on one difference from its confidence limits.

    The way for shares near 100 %, with the limits of `mover_interval`.

    Parameters
    ----------
    difference : float
        In points.
    low, high : float
        Its confidence limits, in points. For one of m differences, limits of
        confidence 1 − 0.05/m keep the chance of any false claim at 0.05.
    minimum : float, optional
        Smallest difference that matters in practice, in points, 0 or more.

    Returns
    -------
    Verdict

    Raises
    ------
    ValueError
        If a value is not finite, the difference lies outside its limits, or `minimum`
        is negative.

    Notes
    -----
    Significant: 0 lies outside the limits. Equivalent: both limits lie strictly
    inside ± minimum.

    Examples
    --------
    >>> interval_verdict(4.5, 1.2, 7.8)
    <Verdict.REAL_RISE: 'real_rise'>
    >>> interval_verdict(4.5, -0.4, 9.4)
    <Verdict.UNCLEAR: 'unclear'>
    """
    _check_minimum(minimum)
    if not np.isfinite([difference, low, high]).all():
        raise ValueError("difference, low and high must be finite")
    if not low <= difference <= high:
        raise ValueError(
            f"the difference {difference} must lie between its limits {low} and {high}"
        )
    significant = low > 0 or high < 0
    return _verdict(difference, significant, -minimum < low <= high < minimum, minimum)


def official_verdicts(
    found: Difference,
    *,
    minimum: float = MINIMUM_DIFFERENCE,
    confidence: float = 0.95,
) -> tuple[Verdict, ...]:
    """Return verdicts on a list for which any false claim is one too many.

    Such as the units of a report against last year.

    Parameters
    ----------
    found : Difference
        Arrays of shape (m,), in points.
    minimum : float, optional
        Smallest difference that matters in practice, in points, 0 or more.
    confidence : float, optional
        Chance that no claim of a change is false, and that no claim of "no change that
        matters" is.

    Returns
    -------
    tuple of m Verdict
        UNCLEAR for those not testable, which do not count among the others.

    Raises
    ------
    ValueError
        If `found` is not a list, `minimum` negative or `confidence` not between 0
        and 1.

    Notes
    -----
    `holm` on the p-values, and apart from them on those of `equivalence_p`. Alone in
    its list, a difference gets the verdict of its t interval.

    Examples
    --------
    >>> from analysis.comparison.differences import difference
    >>> found = difference([95.0, 92.5], [1.0, 0.2], [90.0, 92.4], [1.2, 0.3], df=40)
    >>> [str(each) for each in official_verdicts(found)]
    ['real_rise', 'equivalent']
    """
    check_confidence(confidence)
    return _verdicts(found, minimum, holm, 1 - confidence)


def screening_verdicts(
    found: Difference, *, minimum: float = MINIMUM_DIFFERENCE, rate: float = 0.10
) -> tuple[Verdict, ...]:
    """Return verdicts on a list that is searched for what to look at.

    Such as all criteria of one unit.

    Parameters
    ----------
    found : Difference
        Arrays of shape (m,), in points.
    minimum : float, optional
        Smallest difference that matters in practice, in points, 0 or more.
    rate : float, optional
        Share of false ones, on average, among the claims of a change, and among those
        of "no change that matters".

    Returns
    -------
    tuple of m Verdict
        UNCLEAR for those not testable, which do not count among the others.

    Raises
    ------
    ValueError
        If `found` is not a list, `minimum` negative or `rate` not between 0 and 1.

    Notes
    -----
    As `official_verdicts`, by `benjamini_hochberg`.

    Examples
    --------
    >>> from analysis.comparison.differences import difference
    >>> found = difference([95.0, 93.5], [1.0, 0.9], [90.0, 91.0], [1.2, 0.9], df=40)
    >>> [str(each) for each in screening_verdicts(found)]
    ['real_rise', 'real_rise']
    >>> [str(each) for each in official_verdicts(found)]
    ['real_rise', 'unclear']
    """
    if not 0 < rate < 1:
        raise ValueError(f"rate must lie between 0 and 1, got {rate}")
    return _verdicts(found, minimum, benjamini_hochberg, rate)


def equivalence_p(
    found: Difference, *, minimum: ArrayLike = MINIMUM_DIFFERENCE
) -> Vector:
    r"""p-value of "the difference is as large as the minimum, in either direction".

    Parameters
    ----------
    found : Difference
        Arrays of shape (...), in points.
    minimum : array_like, optional
        Smallest difference that matters in practice, in points, 0 or more.

    Returns
    -------
    ndarray, shape (...)
        At most 0.05 where the 95 % interval lies inside ± minimum; so for any level.

    Raises
    ------
    ValueError
        If `minimum` is negative or not finite.

    Notes
    -----
    :math:`2P(T_\nu > (m - |d|)/\mathrm{se})`, 1 for :math:`|d| \ge m`: twice the
    larger p of two one-sided tests [1]_. Doubled, which is on the safe side: the
    claim then stands on the interval that is printed, not on a narrower one.

    References
    ----------
    .. [1] D. J. Schuirmann (1987), "A comparison of the two one-sided tests procedure
       and the power approach for assessing the equivalence of average
       bioavailability", *J. Pharmacokinet. Biopharm.* 15, 657-680.

    Examples
    --------
    >>> from analysis.comparison.differences import difference
    >>> float(equivalence_p(difference(92.5, 0.3, 92.4, 0.4, df=40)).round(4))
    0.0005
    """
    room = np.asarray(minimum, np.float64)
    if not np.all(np.isfinite(room) & (room >= 0)):
        raise ValueError("minimum must be finite and 0 or more")
    spare = room - np.abs(found.difference)
    exact = np.where(found.testable & (spare > 0), np.inf, 0.0)
    t = np.divide(spare, found.se, out=exact, where=(found.se > 0) & (spare > 0))
    return two_sided(t, found.df)


def _verdicts(
    found: Difference,
    minimum: float,
    adjust: Callable[[ArrayLike], Vector],
    level: float,
) -> tuple[Verdict, ...]:
    if np.ndim(found.difference) != 1:
        raise ValueError(f"need a list, got shape {np.shape(found.difference)}")
    _check_minimum(minimum)
    tested = found.testable
    changed, same = np.zeros(tested.shape, bool), np.zeros(tested.shape, bool)
    changed[tested] = adjust(found.p[tested]) <= level
    same[tested] = adjust(equivalence_p(found, minimum=minimum)[tested]) <= level
    rows = zip(found.difference, changed, same, strict=True)
    return tuple(_verdict(float(d), bool(c), bool(s), minimum) for d, c, s in rows)


def _verdict(difference: float, changed: bool, same: bool, minimum: float) -> Verdict:
    if not changed:
        return Verdict.EQUIVALENT if same else Verdict.UNCLEAR
    if abs(difference) < minimum - SLACK:
        return Verdict.SMALL
    return Verdict.REAL_RISE if difference > 0 else Verdict.REAL_FALL


def _check_minimum(minimum: float) -> None:
    if not (np.isfinite(minimum) and minimum >= 0):
        raise ValueError(f"minimum must be finite and 0 or more, got {minimum}")
