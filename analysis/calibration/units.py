"""A province as the average of its units, next to the total of its transactions."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike

from analysis.magnitudes import finite
from analysis.spreads import Vector


class Averaging(StrEnum):
    """What an index above the units is the average of.

    ``TOTAL``: of citizens, every transaction counts the same, as `estimate` has it
    over the strata of all units. ``UNITS``: of offices, each by its policy weight.
    """

    TOTAL = "total"
    UNITS = "units"


@dataclass(frozen=True, slots=True)
class UnitsMean:
    """A weighted mean of indices of independent units.

    Attributes
    ----------
    index, se : float or None
        On 0-100, and in points; None where no unit has an index.
    df : float
        By Satterthwaite; ``inf`` where no unit has any variance.
    coverage : float
        Share of the weight of all units that lies in units with an index.
    unsure : int
        Units with an index whose variance has no degrees of freedom: what they add
        to the standard error is not known, only what was put in.
    averaging : Averaging
        ``UNITS``.
    """

    index: float | None
    se: float | None
    df: float
    coverage: float
    unsure: int
    averaging: Averaging = Averaging.UNITS


def mean_of_units(
    index: ArrayLike,
    variance: ArrayLike,
    df: ArrayLike,
    weights: ArrayLike | None = None,
) -> UnitsMean:
    r"""Average the indices of units by weights that are given, not estimated.

    Parameters
    ----------
    index : array_like of float, shape (U,)
        Index of each unit, on 0-100; nan for a unit without answers, which is left
        out while the weights of the others are raised in proportion.
    variance : array_like of float, shape (U,)
        Variances, in squared points; of units that share no sampling unit.
    df : array_like, shape (U,)
        Degrees of freedom of these.
    weights : array_like of float, shape (U,), optional
        0 or more, not all 0; equal by default.

    Returns
    -------
    UnitsMean

    Raises
    ------
    ValueError
        If shapes differ, a weight is negative or all are 0, or an index has no
        variance or a negative one.

    Notes
    -----
    :math:`I = \sum W_u I_u`, :math:`V = \sum W_u^2 V_u` with :math:`\sum W_u = 1`;
    degrees of freedom :math:`V^2/\sum (W_u^2 V_u)^2/\nu_u` [1]_, in which a unit
    with variance but without degrees of freedom counts with 1.

    References
    ----------
    .. [1] F. E. Satterthwaite (1946), "An approximate distribution of estimates of
       variance components", *Biometrics Bull.* 2, 110-114.

    Examples
    --------
    >>> found = mean_of_units([90, 80], [4, 1], [9, 19])
    >>> found.index, round(found.se, 4), round(found.df, 2)
    (85.0, 1.118, 13.66)
    """
    value, v, nu, w = _checked(index, variance, df, weights)
    has = ~np.isnan(value) & (w > 0)
    if not has.any():
        return UnitsMean(None, None, np.inf, 0.0, 0)
    share = w[has] / w[has].sum()
    parts = share**2 * v[has]
    total = float(parts.sum())
    chance = float((parts**2 / np.maximum(nu[has], 1)).sum())
    return UnitsMean(
        index=float(share @ value[has]),
        se=float(np.sqrt(total)),
        df=total**2 / chance if chance > 0 else np.inf,
        coverage=float(w[has].sum() / w.sum()),
        unsure=int((nu[has] < 1).sum()),
    )


def _checked(
    index: ArrayLike, variance: ArrayLike, df: ArrayLike, weights: ArrayLike | None
) -> tuple[Vector, Vector, Vector, Vector]:
    value = np.asarray(index, dtype=np.float64)
    given = np.ones(value.shape) if weights is None else weights
    v, nu, w = (np.asarray(part, dtype=np.float64) for part in (variance, df, given))
    if value.ndim != 1 or {part.shape for part in (v, nu, w)} != {value.shape}:
        raise ValueError(
            "index, variance, df and weights need one value a unit, got "
            f"{value.shape}, {v.shape}, {nu.shape}, {w.shape}"
        )
    if not np.all(finite(w) & (w >= 0)) or not w.any():
        raise ValueError("weights of units must be 0 or more, and not all 0")
    known = ~np.isnan(value)
    if not np.all(finite(value[known])):
        raise ValueError("an index must be finite, or nan for a unit without answers")
    bad = known & ~(finite(v) & (v >= 0) & (nu >= 0))
    if bad.any():
        unit = int(np.argmax(bad))
        raise ValueError(
            f"unit {unit + 1} has an index but the variance {v[unit]} and {nu[unit]} "
            "degrees of freedom; both must be 0 or more"
        )
    return value, v, nu, w
