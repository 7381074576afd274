"""Calibrated weights, and the residuals that their variance is made of."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import solve_triangular

from analysis.design import Design
from analysis.spreads import Matrix, Vector


class Method(StrEnum):
    """How weights are brought to known totals."""

    POSTSTRATA = "poststrata"
    LINEAR = "linear"
    RAKING = "raking"
    LOGIT = "logit"


@dataclass(frozen=True, eq=False, slots=True)
class Calibration:
    """Weights of n sheets that reproduce known totals.

    Attributes
    ----------
    method : Method
    base : ndarray, shape (n,)
        Weights before.
    cell : ndarray of int, shape (n,)
        Number of each sheet's cell, 0 to m − 1: sheets of a cell share everything
        that the totals know of.
    factors : ndarray, shape (m,)
        Factor g of each cell, by which the base weights are multiplied.
    auxiliaries : ndarray of shape (m, p), or None
        Linearly independent variables the totals are of, by cell; None when every
        cell has a total of its own.
    miss : float
        Largest distance from a total, as a share of it.
    """

    method: Method
    base: Vector
    cell: NDArray[np.int64]
    factors: Vector
    auxiliaries: Matrix | None
    miss: float

    @property
    def g(self) -> Vector:
        """Factor of each sheet, shape (n,)."""
        return np.asarray(self.factors[self.cell])

    @property
    def weight(self) -> Vector:
        """Calibrated weight of each sheet, shape (n,)."""
        return self.base * self.g

    @property
    def negative(self) -> int:
        """Number of sheets with a weight below 0, which "linear" may lead to."""
        return int((self.weight < 0).sum())

    def residuals(self, values: Matrix) -> Matrix:
        r"""Return what the known totals do not explain of some values.

        Parameters
        ----------
        values : ndarray, shape (n, K)
            Linearised values of all sheets, 0 outside the domain.

        Returns
        -------
        ndarray, shape (n, K)

        Notes
        -----
        :math:`e_i = u_i - x_i'B` with :math:`B = (\sum w x x')^{-1} \sum w x u` over
        all sheets, by base weights: one regression for every method [1]_, as all
        calibration estimators are equivalent to the linear one in large samples.
        With a total for every cell this is the distance from the cell's mean. To do
        the same from sums by sampling unit, keep those of the auxiliaries next to
        those of the answers: the residual is linear in both.

        References
        ----------
        .. [1] J.-C. Deville, C.-E. Särndal (1992), "Calibration estimators in survey
           sampling", *J. Amer. Statist. Assoc.* 87, 376-382.
        """
        size = np.bincount(self.cell, self.base, len(self.factors))
        live = (size > 0) & (self.factors != 0)  # the others stand for nobody
        root = np.sqrt(np.where(live, size, 1.0))[:, None]
        means = np.where(live[:, None], self._cell_sums(values) / root, 0.0)
        if self.auxiliaries is None:
            fitted = means / root
        else:
            q, r = np.linalg.qr(self.auxiliaries * root * live[:, None])
            fitted = self.auxiliaries @ solve_triangular(r, q.T @ means)
        return np.asarray(values - fitted[self.cell])

    def _cell_sums(self, values: Matrix) -> Matrix:
        sums = np.empty((len(self.factors), values.shape[1]))
        for k, column in enumerate(values.T):
            sums[:, k] = np.bincount(self.cell, self.base * column, len(sums))
        return sums


def current_weight(design: Design, calibration: Calibration | None) -> Vector:
    """Return the weights to estimate with, or raise ValueError if they do not fit."""
    if calibration is None:
        return design.weight
    if not np.array_equal(calibration.base, design.weight):
        raise ValueError("the calibration starts from other weights than the design")
    return calibration.weight


def weighted_rows(
    values: Matrix, design: Design, calibration: Calibration | None
) -> Matrix:
    """Return w u, or g w e of a calibration: the rows whose sum has the variance."""
    if calibration is None:
        return np.asarray(design.weight[:, None] * values)
    return np.asarray(calibration.weight[:, None] * calibration.residuals(values))
