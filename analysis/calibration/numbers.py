"""Weights that bring sheets to known totals of any numbers."""

import numpy as np
from numpy.typing import ArrayLike

from analysis.calibration.calibrated import Calibration, Method
from analysis.calibration.cells import cell_sums
from analysis.calibration.distances import distance_of, method_named
from analysis.calibration.fitting import fitted
from analysis.magnitudes import finite
from analysis.rows import checked_weight


def calibrate_to_totals(
    weight: ArrayLike,
    auxiliaries: ArrayLike,
    totals: ArrayLike,
    *,
    method: str = Method.LINEAR,
    bounds: tuple[float, float] | None = None,
) -> Calibration:
    r"""Bring weights to totals of any numbers known of sheets and population.

    Parameters
    ----------
    weight : array_like of float, shape (n,)
        Weights before, 0 or more.
    auxiliaries : array_like of float, shape (n, p)
        Numbers of each sheet; include a column of 1 for the size of the population.
    totals : array_like of float, shape (p,)
        Their sums over the population.
    method : {"linear", "raking", "logit"}
    bounds : tuple of (L, U), optional
        For "logit".

    Returns
    -------
    Calibration

    Raises
    ------
    ValueError
        If shapes do not fit, a number is not finite, or no weights of this kind meet
        all totals: the one furthest away is named.

    Notes
    -----
    As `calibrate`, which is the case of indicators.

    Examples
    --------
    >>> x = [[1, 2], [1, 4], [1, 9]]
    >>> calibrate_to_totals([10, 10, 10], x, [30, 130]).weight.round(2)
    array([12.31, 10.77,  6.92])
    """
    x = np.asarray(auxiliaries, dtype=np.float64)
    t = np.asarray(totals, dtype=np.float64)
    if x.ndim != 2 or t.shape != x.shape[1:]:
        raise ValueError(
            f"auxiliaries (n, p) and totals (p,) do not fit: {x.shape}, {t.shape}"
        )
    if not (np.all(finite(x)) and np.all(finite(t))):
        raise ValueError("auxiliaries and totals must be finite")
    w = checked_weight(np.asarray(weight), len(x))
    kind = method_named(method)
    distance = distance_of(kind, bounds)
    rows, cell = np.unique(x, axis=0, return_inverse=True)
    base = cell_sums(cell.ravel(), w, len(rows))
    names = [f"auxiliary {k + 1}" for k in range(len(t))]
    start = Calibration(kind, w, cell.ravel(), np.ones(len(rows)), None, 0.0)
    return fitted(start, rows, base, t, distance, names)
