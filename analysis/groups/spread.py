"""Covariance of sums over sampling units, from what each unit adds to them."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
Vector = NDArray[np.float64]


def covariance_of_sums(
    z: Matrix,
    stratum: NDArray[np.integer[Any]],
    *,
    size: Vector | None = None,
    fraction: Vector | None = None,
) -> Matrix:
    r"""Return the covariance matrix of the sums of linearised values.

    Parameters
    ----------
    z : ndarray, shape (P, K)
        Weighted linearised values of each sampling unit; those of a group without a
        sheet there are 0, and are part of what varies.
    stratum : ndarray of int, shape (P,)
        Numbers from 0.
    size : ndarray, shape (P,), optional
        Weights of all sheets of each sampling unit, where strata are post-strata: the
        variance is then that of the residuals from the mean of a sheet.
    fraction : ndarray, shape (H,), optional
        Share of each stratum's frame that was taken; 0 by default.

    Returns
    -------
    ndarray, shape (K, K)

    Notes
    -----
    :math:`\sum_h (1 - f_h) \frac{n_h}{n_h - 1} \sum_c (z_{hc} - \bar z_h)(z_{hc} -
    \bar z_h)'` [1]_, chapters 5 and 10; a stratum with a single sampling unit adds
    :math:`z z'`. With `size`, :math:`z_{hc} - m_c Z_h/M_h` in place of :math:`z_{hc}`
    [2]_.

    References
    ----------
    .. [1] C.-E. Särndal, B. Swensson, J. Wretman (1992), *Model Assisted Survey
       Sampling*.
    .. [2] J.-C. Deville, C.-E. Särndal (1992), "Calibration estimators in survey
       sampling", *J. Amer. Statist. Assoc.* 87, 376-382.

    Examples
    --------
    >>> covariance_of_sums(np.array([[1.0], [2.0], [6.0]]), np.array([0, 0, 0]))
    array([[21.]])
    """
    found = residuals_of_sums(z, stratum, size=size, fraction=fraction)
    return np.asarray(found.T @ found)


def residuals_of_sums(
    z: Matrix,
    stratum: NDArray[np.integer[Any]],
    *,
    size: Vector | None = None,
    fraction: Vector | None = None,
) -> Matrix:
    """Return what each sampling unit adds to the covariance, before it is squared.

    Parameters
    ----------
    z, stratum, size, fraction
        As in `covariance_of_sums`.

    Returns
    -------
    ndarray, shape (P, K)
        R, with the covariance matrix R'R; of some strata alone, that of their rows.
    """
    n = np.bincount(stratum)
    present = np.flatnonzero(n)
    starts = np.cumsum([0, *n[present][:-1]])
    centre = np.zeros((len(n), z.shape[1]))
    centre[present] = np.add.reduceat(_in_order(z, stratum), starts, axis=0)
    alone = n == 1
    centre[alone] = 0.0  # nothing to be away from
    if size is None:
        away = (centre / np.maximum(n, 1)[:, None])[stratum]
    else:
        whole = np.bincount(stratum, size)
        share = size / np.where(whole > 0, whole, 1.0)[stratum]
        away = centre[stratum]
        away *= share[:, None]
    np.subtract(z, away, out=away)
    raised = np.where(alone, 1.0, n / np.maximum(n - 1, 1))
    if fraction is not None:
        raised = raised * (1 - fraction)
    away *= np.sqrt(raised)[stratum][:, None]
    return np.asarray(away)


def _in_order(z: Matrix, stratum: NDArray[np.integer[Any]]) -> Matrix:
    """Return the rows stratum by stratum; mostly they stand so, and none is copied."""
    if (stratum[1:] >= stratum[:-1]).all():
        return z
    return z[np.argsort(stratum, kind="stable")]
