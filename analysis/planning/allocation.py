"""How a sample is shared out between units."""

from bisect import bisect_left

import numpy as np
from numpy.typing import ArrayLike

from analysis.planning.apportionment import whole_parts
from analysis.planning.inputs import Counts, Numbers, between, counts, positive


def allocate(
    total: int,
    population: ArrayLike,
    *,
    spread: ArrayLike | None = None,
    power: float = 0.5,
    minimum: int = 30,
) -> Counts:
    """Share a sample out so that small units can be published and large ones count.

    Parameters
    ----------
    total : int
        Sheets of all units together.
    population : array_like of int, shape (H,)
        Transactions of each unit, 0 or more.
    spread : array_like of float, shape (H,), optional
        Standard deviation of an answer in each unit, above 0; equal by default.
    power : float, optional
        From 0 (every unit the same) to 1 (by transactions; with `spread` Neyman's
        optimum for the whole). In between precision of the whole is traded for that
        of small units.
    minimum : int, optional
        Sheets of every unit, or all its transactions if fewer; 30 is the least that
        is published, 60 is better.

    Returns
    -------
    ndarray of int, shape (H,)
        Adds up to `total`, nowhere below the minimum nor above the population.

    Raises
    ------
    ValueError
        If an argument is out of range, shapes differ, or `total` is less than the
        minima or more than the population together.

    Notes
    -----
    n_h = min(max(λ S_h N_h^q, min(minimum, N_h)), N_h), λ such that they add up [1]_
    [2]_ [3]_; made whole by largest remainders.

    References
    ----------
    .. [1] J. Neyman (1934), "On the two different aspects of the representative
       method", *J. R. Statist. Soc.* 97, 558-625.
    .. [2] M. D. Bankier (1988), "Power allocations: determining sample sizes for
       subnational areas", *Amer. Statist.* 42, 174-177.
    .. [3] S. Gabler, M. Ganninger, R. Münnich (2012), "Optimal allocation of the
       sample size to strata under box constraints", *Metrika* 75, 151-161.

    Examples
    --------
    >>> allocate(400, [20, 400, 2500, 10_000])
    array([ 20,  45, 112, 223])
    """
    size = counts("population", population)
    if size.ndim != 1:
        raise ValueError(f"population needs one number a unit, got shape {size.shape}")
    deviation = positive("spread", np.ones(size.shape) if spread is None else spread)
    if deviation.shape != size.shape:
        raise ValueError(
            f"spread needs one number a unit, got {deviation.shape} for {size.shape}"
        )
    q = float(between("power", power, 0, 1, ends=True))
    low = np.minimum(counts("minimum", minimum), size)
    wanted = _total(total, int(low.sum()), int(size.sum()))
    measure = np.where(size > 0, deviation * size.astype(np.float64) ** q, 0.0)
    return whole_parts(_clipped(wanted, measure, low, size))


def _total(total: int, least: int, most: int) -> int:
    whole = int(counts("total", total))
    if not least <= whole <= most:
        raise ValueError(
            f"total must lie from {least} (the minima) to {most} (the population), "
            f"got {whole}"
        )
    return whole


def _clipped(total: int, measure: Numbers, low: Counts, high: Counts) -> Numbers:
    """Return clip(λ·measure, low, high) with the λ at which it adds up to the total.

    The sum grows with λ in straight pieces between the values at which some unit
    leaves its minimum or reaches its population.
    """

    def sizes(factor: float) -> Numbers:
        return np.asarray(np.clip(factor * measure, low, high))

    def added(factor: float) -> float:
        return float(sizes(factor).sum())

    some = measure > 0
    ratios = [low[some] / measure[some], high[some] / measure[some]]
    corners = np.unique(np.concatenate([[0.0], *ratios]))
    after = bisect_left(corners, total - 1e-6, key=added)
    if after == 0:
        return sizes(0.0)
    after = min(after, len(corners) - 1)
    left, right = corners[after - 1], corners[after]
    part = (total - added(left)) / (added(right) - added(left))
    return sizes(left) + part * (sizes(right) - sizes(left))
