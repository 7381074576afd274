"""How many sheets a unit needs for a margin of error, by the usual formulas."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.planning.inputs import (
    Counts,
    Numbers,
    between,
    normal_quantile,
    populations,
    positive,
    rate,
    whole_above,
)


class SampleSize(NamedTuple):
    """Sheets needed and people to ask, all of one shape.

    Attributes
    ----------
    exact : ndarray of float
        What the formula gives.
    required : ndarray of int
        Valid sheets needed: rounded up, the population at most.
    to_approach : ndarray of int
        People to ask so that as many valid sheets come back; the population at most.
    census_falls_short : ndarray of bool
        Even asking everybody would not bring enough sheets.
    """

    exact: Numbers
    required: Counts
    to_approach: Counts
    census_falls_short: NDArray[np.bool_]


def cochran_size(
    population: ArrayLike,
    *,
    margin: ArrayLike = 0.05,
    share: ArrayLike = 0.8,
    deff: ArrayLike = 1.5,
    response_rate: ArrayLike = 1.0,
    valid_rate: ArrayLike = 1.0,
    confidence: float = 0.95,
) -> SampleSize:
    """Sample size of a proportion, with finite population and design effect.

    All arguments but `confidence` are broadcast against each other to shape (...).

    Parameters
    ----------
    population : array_like of int
        Transactions (or people) of the unit in the period, 0 or more; ``inf`` where
        unknown or where sheets are volunteered.
    margin : array_like, optional
        Half width of the interval wanted, as a fraction, between 0 and 1.
    share : array_like, optional
        Share satisfied expected, between 0 and 1; 0.8 to 0.9 is usual, 0.5 is the
        careful choice. Above 0.9 take `wilson_size`.
    deff : array_like, optional
        Design effect, above 0; of the last round, or `design_effect`.
    response_rate, valid_rate : array_like, optional
        Shares of people asked who answer, and of answers that can be used; above 0.
    confidence : float, optional
        Two-sided level, between 0 and 1 exclusive.

    Returns
    -------
    SampleSize

    Raises
    ------
    ValueError
        If an argument is out of its range.

    Notes
    -----
    n₁ = deff·z² p(1 − p)/e², n = n₁/(1 + (n₁ − 1)/N) [1]_; to approach
    n/(response rate · valid rate).

    References
    ----------
    .. [1] W. G. Cochran (1977), *Sampling Techniques*, 3rd ed., Wiley, sections 4.4
       and 4.7.

    Examples
    --------
    >>> plan = cochran_size([200, 5000], share=0.5, deff=1.0, response_rate=0.6)
    >>> plan.required, plan.to_approach, plan.census_falls_short
    (array([132, 357]), array([200, 595]), array([ True, False]))
    """
    z = normal_quantile(confidence)
    size, effect = populations(population), positive("deff", deff)
    p, e = between("share", share, 0, 1), between("margin", margin, 0, 1)
    with np.errstate(over="ignore"):
        n1 = effect * z**2 * p * (1 - p) / e / e
    whole_above(n1)  # refuses what no plan can mean
    exact = n1 / (1 + (n1 - 1) / np.maximum(size, 1))
    return sample_size(exact, size, response_rate, valid_rate)


def yamane_size(
    population: ArrayLike,
    *,
    margin: ArrayLike = 0.05,
    response_rate: ArrayLike = 1.0,
    valid_rate: ArrayLike = 1.0,
) -> SampleSize:
    """Sample size by the rule that official plans quote, also known as Slovin's.

    Parameters
    ----------
    population, margin, response_rate, valid_rate
        As in `cochran_size`.

    Returns
    -------
    SampleSize

    Raises
    ------
    ValueError
        If an argument is out of its range.

    Notes
    -----
    n = N/(1 + N e²) [1]_: Cochran's size for p = 0.5, z = 2 and deff = 1, but for
    the − 1 in his finite population. It knows neither design effect nor level.

    References
    ----------
    .. [1] T. Yamane (1967), *Statistics: An Introductory Analysis*, 2nd ed., Harper
       and Row, p. 886.

    Examples
    --------
    >>> yamane_size([200, 500, 1000, 5000, 20000]).required
    array([134, 223, 286, 371, 393])
    """
    size, e = populations(population), between("margin", margin, 0, 1)
    exact = 1 / (1 / np.maximum(size, 1) + e**2)
    return sample_size(exact, size, response_rate, valid_rate)


def sample_size(
    exact: Numbers, population: Numbers, response_rate: ArrayLike, valid_rate: ArrayLike
) -> SampleSize:
    """Round a size up, cap it at the population, and allow for those who stay away."""
    returned = rate("response_rate", response_rate) * rate("valid_rate", valid_rate)
    exact, size, returned = np.broadcast_arrays(exact, population, returned)
    exact = np.where(size == 0, 0.0, exact)
    required = np.minimum(whole_above(exact), size)
    wanted = whole_above(required / returned)
    return SampleSize(
        exact,
        required.astype(np.int64),
        np.minimum(wanted, size).astype(np.int64),
        wanted > size,
    )
