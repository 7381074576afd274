"""More responses in half a day than a counter usually has, or than it can have."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import betainc, gammainc, gammaincinv

Vector = NDArray[np.float64]
Count = NDArray[np.int64]

_MOST = 1e15  # sheets; floats beyond are no longer exact whole numbers
_POISSON = 1e-6  # a dispersion below makes no difference
_ENOUGH = 8  # half-days from which a counter's own spread is worth something


def usual_rates(
    count: ArrayLike, counter: ArrayLike, *, dispersion: float = 0.0
) -> Vector:
    r"""Return each counter's usual number of responses in half a day.

    Parameters
    ----------
    count : array_like of int, shape (n,)
        Responses of one counter in one half-day in which it was open; with 0 where
        nobody answered.
    counter : array_like, shape (n,)
        Counter of each count.
    dispersion : float, optional
        0 for Poisson counts; `peer_dispersion` of comparable counters.

    Returns
    -------
    ndarray, shape (n,)
        Rate of the count's counter, above 0.

    Raises
    ------
    ValueError
        If shapes differ, a count is negative or not whole, or the dispersion is
        negative or not finite.

    Notes
    -----
    The median plus log 2: the highest Poisson rate whose median that can be, since
    :math:`\lambda - \log 2 \le` median [1]_. A median is not moved by the bursts that
    are looked for, and the upper bound errs to the side of the counter. Rates that
    vary by a gamma distribution of shape 1/a, as dispersion a means, have a median
    below their mean, and the bound is divided by the ratio of the two.

    References
    ----------
    .. [1] K. P. Choi (1994), "On the medians of gamma distributions and an equation of
       Ramanujan", *Proc. Amer. Math. Soc.* 121, 245-251.

    Examples
    --------
    >>> usual_rates([3, 4, 5, 60], ["A"] * 4).round(2)
    array([5.19, 5.19, 5.19, 5.19])
    """
    counts, home = _checked(count, counter)
    if not (np.isfinite(dispersion) and dispersion >= 0):
        raise ValueError(f"dispersion must be 0 or more, got {dispersion}")
    medians = [np.median(part) for part in _by_counter(counts, home)]
    bound = np.array(medians, dtype=np.float64)[home] + np.log(2)
    if dispersion < _POISSON:
        return np.asarray(bound)
    return np.asarray(bound / (dispersion * gammaincinv(1 / dispersion, 0.5)))


def peer_dispersion(count: ArrayLike, counter: ArrayLike) -> float:
    r"""Return how much more than Poisson the counts of ordinary counters vary.

    Parameters
    ----------
    count, counter
        As in `usual_rates`.

    Returns
    -------
    float
        0 for Poisson; with `a`, counts of mean m have the variance m + a m².

    Raises
    ------
    ValueError
        As `usual_rates`, or if no counter has 8 half-days and a response.

    Notes
    -----
    Moment estimate :math:`(s^2 - \bar x)/\bar x^2` of each counter with at least 8
    half-days, and the median of these over the counters: market days and holidays are
    in it, one counter's burst is not.

    References
    ----------
    .. [1] J. O. Lloyd-Smith (2007), "Maximum likelihood estimation of the negative
       binomial dispersion parameter for highly overdispersed data", *PLoS ONE* 2(2),
       e180.

    Examples
    --------
    >>> peer_dispersion([0, 10] * 4 + [5] * 8 + [2, 8] * 4, np.repeat([1, 2, 3], 8))
    0.211
    """
    counts, home = _checked(count, counter)
    found = [
        (part.var(ddof=1) - part.mean()) / part.mean() ** 2
        for part in _by_counter(counts, home)
        if len(part) >= _ENOUGH and part.any()
    ]
    if not found:
        raise ValueError(f"no counter has {_ENOUGH} half-days and a response")
    return max(0.0, float(np.median(found)))


def burst_chances(
    count: ArrayLike, counter: ArrayLike, *, dispersion: float = 0.0
) -> Vector:
    r"""Return how likely a counter has as many responses in half a day, or more.

    Parameters
    ----------
    count, counter
        As in `usual_rates`.
    dispersion : float, optional
        0 for Poisson counts; better `peer_dispersion` of all comparable counters.

    Returns
    -------
    ndarray, shape (n,)
        Chances P(X >= count) at the counter's own usual rate; 1 for no response.

    Raises
    ------
    ValueError
        As `usual_rates`, or if the dispersion is negative or not finite.

    Notes
    -----
    Poisson, or negative binomial with mean m and variance m + a m² [1]_:
    :math:`P(X \ge x) = I_{am/(1+am)}(x, 1/a)`, the regularised incomplete beta
    function. Only the half-day of a response is kept, so shorter bursts cannot be
    seen. A thousand half-days have one chance below 0.001 by luck alone: take a bound
    well below one over their number.

    References
    ----------
    .. [1] N. L. Johnson, A. W. Kemp, S. Kotz (2005), *Univariate Discrete
       Distributions*, 3rd ed., chapter 5.

    Examples
    --------
    >>> counts = [3, 4, 5, 4, 30]
    >>> bool(burst_chances(counts, [1] * 5)[-1] < 1e-12)
    True
    >>> float(burst_chances(counts, [1] * 5, dispersion=0.5)[-1])
    0.0009
    """
    counts, home = _checked(count, counter)
    rate = usual_rates(counts, home, dispersion=dispersion)
    some = np.maximum(counts, 1)
    if dispersion < _POISSON:
        tail = gammainc(some, rate)
    else:
        odds = dispersion * rate
        tail = betainc(some, 1 / dispersion, odds / (1 + odds))
    return np.asarray(np.where(counts > 0, tail, 1.0))


def excess_responses(responses: ArrayLike, transactions: ArrayLike) -> Vector:
    """Return responses per transaction: above 1 some answered without being served.

    Parameters
    ----------
    responses, transactions : array_like of int, shape (n,)
        Of the same unit and period, 0 or more.

    Returns
    -------
    ndarray, shape (n,)
        0 where there are neither, inf for responses without a transaction.

    Raises
    ------
    ValueError
        If shapes differ or a number is negative or not whole.

    Notes
    -----
    A ratio above 1 has innocent causes: visitors who only asked, several people with
    one dossier, transactions entered late or at another unit.

    Examples
    --------
    >>> excess_responses([30, 12, 0], [120, 10, 0])
    array([0.25, 1.2 , 0.  ])
    """
    got, served = _whole(responses, "responses"), _whole(transactions, "transactions")
    if got.shape != served.shape:
        raise ValueError(
            f"responses and transactions must be of the same units, "
            f"got {got.shape} and {served.shape}"
        )
    ratio = np.where(got > 0, np.inf, 0.0)
    np.divide(got, served, out=ratio, where=served > 0)
    return ratio


def _by_counter(counts: Count, home: Count) -> list[Count]:
    order = np.argsort(home, kind="stable")
    sizes = np.bincount(home)
    return np.split(counts[order], np.cumsum(sizes)[:-1]) if len(home) else []


def _checked(count: ArrayLike, counter: ArrayLike) -> tuple[Count, Count]:
    counts, names = _whole(count, "count"), np.asarray(counter)
    if counts.ndim != 1 or names.shape != counts.shape:
        raise ValueError(
            f"count and counter need one value a half-day, "
            f"got {counts.shape} and {names.shape}"
        )
    return counts, np.unique(names, return_inverse=True)[1].astype(np.int64)


def _whole(values: ArrayLike, what: str) -> Count:
    numbers: NDArray[Any] = np.asarray(values, dtype=np.float64)
    whole = (numbers >= 0) & (numbers <= _MOST) & (numbers == np.floor(numbers))
    if not np.all(whole):
        odd = numbers[~whole].ravel()[0]
        raise ValueError(f"{what} must be whole numbers of 0 or more, got {odd}")
    return np.asarray(numbers.astype(np.int64))
