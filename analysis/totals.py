"""Totals of any number measured on sheets, under the design of the sample."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.between import between_psus, degrees_of_freedom
from analysis.calibration.calibrated import (
    Calibration,
    current_weight,
    weighted_rows,
)
from analysis.design import Design, domain_rows
from analysis.ratios import columns
from analysis.spreads import Lonely, Matrix, Vector


@dataclass(frozen=True, eq=False, slots=True)
class Totals:
    """Weighted totals of K variables in one domain.

    Attributes
    ----------
    total, se : ndarray, shape (K,)
        0 without a value in the domain.
    covariance : ndarray, shape (K, K)
    n, df : ndarray of int, shape (K,)
        Rows with a value and weight above 0; sampling units minus strata of these.
    """

    total: Vector
    se: Vector
    covariance: Matrix
    n: NDArray[np.int64]
    df: NDArray[np.int64]


def estimate_totals(
    values: ArrayLike,
    design: Design,
    *,
    domain: NDArray[np.bool_] | None = None,
    calibration: Calibration | None = None,
    second: Design | None = None,
    lonely: Lonely = "adjust",
) -> Totals:
    r"""Estimate totals of the population from weights that add up to its size.

    Parameters
    ----------
    values : array_like of float, shape (n,) or (n, K)
        nan where there is none, which counts as 0.
    design : Design
    domain : ndarray of bool, shape (n,), optional
        The rows to estimate for; all by default.
    calibration : Calibration, optional
        Of all n rows; the weights of the design by default.
    second : Design, optional
        The second stage of a two-stage sample, see `between_psus`.
    lonely : {"adjust", "remove"}
        Rule for a stratum with a single sampling unit.

    Returns
    -------
    Totals

    Raises
    ------
    ValueError
        If shapes do not fit, a value is infinite or `lonely` is unknown.

    Notes
    -----
    :math:`\sum w d y` [1]_, with the variance of `between_psus`.

    References
    ----------
    .. [1] D. G. Horvitz, D. J. Thompson (1952), "A generalization of sampling without
       replacement from a finite universe", *J. Amer. Statist. Assoc.* 47, 663-685.

    Examples
    --------
    >>> design = Design.build(stratum=[1, 1, 1], psu=[1, 2, 3], weight=[10, 10, 10])
    >>> found = estimate_totals([1.0, 2.0, 6.0], design)
    >>> found.total, found.se.round(2)
    (array([90.]), array([45.83]))
    """
    table = columns(values, design)
    rows = domain_rows(domain, len(table))
    inside = rows[:, None] & ~np.isnan(table)
    y = np.where(inside, table, 0.0)
    w = current_weight(design, calibration)
    spread = between_psus(
        weighted_rows(y, design, calibration),
        design,
        second=second,
        present=rows if calibration is None else None,
        lonely=lonely,
    )
    return Totals(
        np.asarray(w @ y),
        np.sqrt(np.diag(spread)),
        spread,
        (inside & (w > 0)[:, None]).sum(axis=0),
        degrees_of_freedom(inside & (w != 0)[:, None], design),
    )
