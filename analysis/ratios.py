"""Ratios of two numbers measured on sheets, under the design of the sample."""

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
from analysis.magnitudes import finite
from analysis.spreads import Lonely, Matrix, Vector


@dataclass(frozen=True, eq=False, slots=True)
class Ratios:
    """Ratios of K pairs of variables in one domain.

    Attributes
    ----------
    ratio, se : ndarray, shape (K,)
        nan without a pair of values in the domain.
    covariance : ndarray, shape (K, K)
    n, df : ndarray of int, shape (K,)
        Rows with both values and weight above 0; sampling units minus strata of
        these.
    """

    ratio: Vector
    se: Vector
    covariance: Matrix
    n: NDArray[np.int64]
    df: NDArray[np.int64]


def estimate_ratios(
    numerators: ArrayLike,
    denominators: ArrayLike,
    design: Design,
    *,
    domain: NDArray[np.bool_] | None = None,
    calibration: Calibration | None = None,
    second: Design | None = None,
    lonely: Lonely = "adjust",
) -> Ratios:
    r"""Estimate ratios of totals, each over the rows that have both numbers.

    Parameters
    ----------
    numerators, denominators : array_like of float, shape (n,) or (n, K)
        nan where there is none.
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
    Ratios

    Raises
    ------
    ValueError
        If shapes do not fit, a value is infinite, denominators of a domain with
        values add up to 0, or `lonely` is unknown.

    Notes
    -----
    :math:`R = \sum w d y/\sum w d x`, with d = 1 inside the domain where both values
    are there; linearised values :math:`u = d(y - Rx)/\sum w d x` [1]_, whose weighted
    sum has the variance of `between_psus`. A mean is the case x = 1; a difference of
    two domains' means has its variance from the covariance of two columns, each nan
    outside its domain.

    References
    ----------
    .. [1] C.-E. Särndal, B. Swensson, J. Wretman (1992), *Model Assisted Survey
       Sampling*, sections 5.6-5.7.

    Examples
    --------
    >>> design = Design.build(stratum=[1, 1, 1], psu=[1, 2, 3])
    >>> found = estimate_ratios([1.0, 2.0, 3.0], [2.0, 4.0, 4.0], design)
    >>> found.ratio, found.se.round(4)
    (array([0.6]), array([0.0917]))
    """
    y, x = columns(numerators, design), columns(denominators, design)
    if y.shape != x.shape:
        raise ValueError(f"numerators {y.shape} and denominators {x.shape} differ")
    inside = domain_rows(domain, len(y))[:, None] & ~(np.isnan(y) | np.isnan(x))
    y, x = np.where(inside, y, 0.0), np.where(inside, x, 0.0)
    w = current_weight(design, calibration)
    valued = inside & (w != 0)[:, None]
    below, some = w @ x, valued.any(axis=0)
    if np.any(some & (below == 0)):
        column = int(np.argmax(some & (below == 0)))
        raise ValueError(f"the denominators of column {column + 1} add up to 0")
    safe = np.where(some, below, 1.0)
    ratio = w @ y / safe
    rows = weighted_rows((y - x * ratio) / safe, design, calibration)
    spread = between_psus(rows, design, second=second, lonely=lonely)
    se = np.sqrt(np.diag(spread))
    # Rounding noise where all values are alike.
    se = np.where(se < 1e-10 * np.maximum(1, np.abs(ratio)), 0.0, se)
    return Ratios(
        np.where(some, ratio, np.nan),
        np.where(some, se, np.nan),
        spread,
        (inside & (w > 0)[:, None]).sum(axis=0),
        degrees_of_freedom(valued, design),
    )


def columns(values: ArrayLike, design: Design) -> Matrix:
    """Return values as a matrix of one row a sheet, or raise ValueError."""
    table = np.asarray(values, dtype=np.float64)
    table = table[:, None] if table.ndim == 1 else table
    if table.ndim != 2 or len(table) != len(design.psu):
        raise ValueError(f"values need {len(design.psu)} rows, got {table.shape}")
    usable = finite(table) | np.isnan(table)
    if not np.all(usable):
        row, column = np.argwhere(~usable)[0]
        what = f"row {row + 1}, column {column + 1} is {table[row, column]}"
        raise ValueError(f"{what}: infinite, or too large to be squared")
    return table
