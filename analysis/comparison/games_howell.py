"""All pairs of the units of one group, compared at once."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.comparison.differences import Flags, difference, satterthwaite_df
from analysis.comparison.multiplicity import benjamini_hochberg, bonferroni, holm
from analysis.comparison.studentized_range import studentized_range_tail
from analysis.intervals import Vector


class Pairs(NamedTuple):
    """The k(k − 1)/2 pairs of k units: 1 with 2, 1 with 3, ..., 2 with 3, ...

    Attributes
    ----------
    first, second : ndarray of int
        Places of the two units in the list that was given.
    difference, se, df : ndarray
        First − second, its standard error, its degrees of freedom (0: unknown).
    testable : ndarray of bool
        False where a unit has no degree of freedom, or neither has a variance; the
        adjusted p-values are then 1, and the pair does not count among the others.
    p : ndarray
        Two-sided, of this pair alone, as in `Difference`.
    p_holm, p_bonferroni : ndarray
        Adjusted for all testable pairs, whatever their dependence.
    p_bh : ndarray
        Adjusted for the share of false claims.
    p_games_howell : ndarray
        Adjusted by the studentized range of all k units.
    """

    first: NDArray[np.int64]
    second: NDArray[np.int64]
    difference: Vector
    se: Vector
    df: Vector
    testable: Flags
    p: Vector
    p_holm: Vector
    p_bh: Vector
    p_bonferroni: Vector
    p_games_howell: Vector


def games_howell(index: ArrayLike, se: ArrayLike, df: ArrayLike) -> Pairs:
    r"""Compare every two units of a group; variances may differ.

    Parameters
    ----------
    index : array_like, shape (k,)
        Indices of 2 to 1000 independent units.
    se : array_like, shape (k,)
        Standard errors, 0 or more.
    df : array_like, shape (k,) or ()
        Degrees of freedom of each, below 1 where unknown; ``inf`` for a census.

    Returns
    -------
    Pairs

    Raises
    ------
    ValueError
        If there are fewer than 2 or more than 1000 units, lengths differ, a value is
        not finite, or a standard error is negative.

    Notes
    -----
    t and its degrees of freedom by Welch and Satterthwaite for each pair, and
    :math:`P(Q_{k,\nu} > \sqrt2\,|t|)` for all pairs [1]_. With a design, se and df are
    the design's.

    References
    ----------
    .. [1] P. A. Games, J. F. Howell (1976), "Pairwise multiple comparison procedures
       with unequal N's and/or variances: a Monte Carlo study", *J. Educ. Statist.* 1,
       113-125.

    Examples
    --------
    >>> pairs = games_howell([90.7, 76.0, 94.7], [2.8, 4.3, 2.2], 39)
    >>> pairs.first, pairs.second
    (array([0, 0, 1]), array([1, 2, 2]))
    >>> pairs.p_games_howell.round(4)
    array([0.0152, 0.5029, 0.0008])
    """
    value, error = np.asarray(index, np.float64), np.asarray(se, np.float64)
    if value.ndim != 1 or value.shape != error.shape or len(value) < 2:
        raise ValueError(
            "index and se need one value a unit for two units or more, "
            f"got shapes {value.shape} and {error.shape}"
        )
    freedom = np.asarray(df, np.float64)
    if freedom.shape not in {(), value.shape}:
        raise ValueError(f"df needs one value a unit, got shape {freedom.shape}")
    freedom = np.broadcast_to(freedom, value.shape)
    one, two = np.triu_indices(len(value), k=1)
    nu = satterthwaite_df(error[one], freedom[one], error[two], freedom[two])
    found = difference(value[one], error[one], value[two], error[two], df=nu)
    tested = found.testable
    q = np.sqrt(2) * np.abs(found.t[tested])
    return Pairs(
        first=one,
        second=two,
        difference=found.difference,
        se=found.se,
        df=nu,
        testable=tested,
        p=found.p,
        p_holm=_for_all(tested, holm(found.p[tested])),
        p_bh=_for_all(tested, benjamini_hochberg(found.p[tested])),
        p_bonferroni=_for_all(tested, bonferroni(found.p[tested])),
        p_games_howell=_for_all(
            tested, studentized_range_tail(q, len(value), nu[tested])
        ),
    )


def _for_all(tested: Flags, adjusted: Vector) -> Vector:
    """p-values of the pairs that were tested; 1 for the others."""
    p = np.ones(len(tested))
    p[tested] = adjusted
    return p
