"""Model estimates made to agree with the figure of the whole."""

from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.small_units.estimates import UnitEstimates

Vector = NDArray[np.float64]
Flags = NDArray[np.bool_]


def benchmark(
    estimates: UnitEstimates, weights: ArrayLike, target: float
) -> UnitEstimates:
    r"""Multiply the model estimates so that their weighted mean is the whole's index.

    Parameters
    ----------
    estimates : UnitEstimates
        Of all k units of a province; values of kind "direct" are left as they are.
    weights : array_like, shape (k,)
        Weight of each unit in the whole, such as its transactions; 0 or more, in any
        unit.
    target : float
        Index of the whole, estimated directly, in the unit of the estimates.

    Returns
    -------
    UnitEstimates
        With the factor in `ratio`.

    Raises
    ------
    ValueError
        If weights do not fit, `target` is outside the range of the index, a model
        value is negative, or no factor reaches the target.

    Notes
    -----
    :math:`\hat\theta_u r`, :math:`r = (T - \sum_{direct} W_u y_u) /
    \sum_{model} W_u\hat\theta_u` with weights that add to 1. A value that would leave
    the range stays at its bound and the others carry the rest; `ratio` is then the
    factor of the others.

    Given the data the shift is fixed, and the posterior mean is the best prediction:
    the mean squared error grows by the square of the shift,
    :math:`\mathrm{mse}_u + (\hat\theta_u r - \hat\theta_u)^2` [1]_. The target is taken
    as known; its own error is not in it.

    References
    ----------
    .. [1] Y. You, J. N. K. Rao, P. Dick (2004), "Benchmarking hierarchical Bayes small
       area estimators in the Canadian census undercoverage estimation", *Statist.
       Transition* 6, 631-640.

    Examples
    --------
    >>> from analysis.small_units import area_estimates
    >>> found = area_estimates([80.0, 85, 90, 95], [4.0, 4, 4, 4], bounds=(0, 100))
    >>> agreed = benchmark(found, [1, 1, 1, 1], 88)
    >>> f"{agreed.value.mean():.2f} {agreed.ratio:.4f}"
    '88.00 1.0057'
    """
    part = _parts(weights, len(estimates.value))
    low, high = estimates.bounds
    if not (np.isfinite(target) and low <= target <= high):
        raise ValueError(f"target must lie between {low:g} and {high:g}, got {target}")
    if np.any(estimates.is_model & (estimates.value < 0)):
        raise ValueError("a ratio needs model values of 0 or more")
    value, ratio = _agree(estimates, part, float(target))
    mse = estimates.mse + (value - estimates.value) ** 2
    return replace(estimates, value=value, mse=mse, ratio=ratio)


def _parts(weights: ArrayLike, k: int) -> Vector:
    weight = np.asarray(weights, np.float64)
    if weight.shape != (k,) or not np.all(np.isfinite(weight) & (weight >= 0)):
        raise ValueError(f"weights must be {k} finite numbers, 0 or more")
    if not weight.sum() > 0:
        raise ValueError("weights are all 0")
    return np.asarray(weight / weight.sum())


def _agree(
    estimates: UnitEstimates, part: Vector, target: float
) -> tuple[Vector, float]:
    """Find the factor; each round fixes the units that it carries out of range."""
    value, free = estimates.value.copy(), estimates.is_model
    while True:
        carried, needed = part[free] @ value[free], target - part[~free] @ value[~free]
        if carried <= 0 or needed < 0:
            raise ValueError(
                f"no factor brings the weighted mean to {target:g}: the values that "
                f"may change add {carried:g} to it, and {needed:g} is needed"
            )
        ratio = needed / carried
        wanted = value * ratio
        bounded = np.clip(wanted, *estimates.bounds)
        out = free & (bounded != wanted)
        if not out.any():
            return np.where(free, wanted, value), float(ratio)
        value, free = np.where(out, bounded, value), free & ~out
