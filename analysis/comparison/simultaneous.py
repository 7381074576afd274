"""Limits of the differences between all units of a group, right all at once."""

import numpy as np

from analysis.comparison.games_howell import Pairs
from analysis.comparison.studentized_range import studentized_range_quantile
from analysis.intervals import Interval


def games_howell_limits(pairs: Pairs, k: int, *, confidence: float = 0.95) -> Interval:
    r"""Limits of every difference; with this confidence none of them is wrong.

    Parameters
    ----------
    pairs : Pairs
        Pairs of units as `games_howell` gives them, all or some.
    k : int
        How many units all pairs were taken from, 2 to 1000.
    confidence : float, optional
        Of all pairs of k units together, between 0 and 1 exclusive.

    Returns
    -------
    Interval
        In the unit of the differences; nan where a pair cannot be tested.

    Raises
    ------
    ValueError
        As `studentized_range_quantile`.

    Notes
    -----
    :math:`d \pm q_{k,\nu}(1-\alpha)\,\mathrm{se}/\sqrt2`, with the standard error of
    the difference, not of one mean [1]_. With equal variances and the pooled degrees
    of freedom these are the limits of Tukey and Kramer [2]_.

    References
    ----------
    .. [1] P. A. Games, J. F. Howell (1976), "Pairwise multiple comparison procedures
       with unequal N's and/or variances: a Monte Carlo study", *J. Educ. Statist.* 1,
       113-125.
    .. [2] C. Y. Kramer (1956), "Extension of multiple range tests to group means with
       unequal numbers of replications", *Biometrics* 12, 307-310.

    Examples
    --------
    >>> from analysis import games_howell
    >>> pairs = games_howell([90.7, 76.0, 94.7], [2.8, 4.3, 2.2], 39)
    >>> games_howell_limits(pairs, 3).low.round(2)
    array([  2.4 , -12.52, -30.32])
    """
    half = np.full(pairs.difference.shape, np.nan)
    tested = pairs.testable
    quantile = studentized_range_quantile(confidence, k, pairs.df[tested])
    half[tested] = quantile * pairs.se[tested] / np.sqrt(2)
    return Interval(pairs.difference - half, pairs.difference + half)
