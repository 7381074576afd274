"""Indices as functions of totals: values, gradients, linearised variances."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.domains import Domain, Matrix, Vector
from analysis.nodes import Aggregate
from analysis.tree import Tree

_NOISE = 1e-12  # of the uncentred sum of squares: what rounding leaves of a zero


@dataclass(frozen=True, eq=False, slots=True)
class Linearised:
    """Indices of all nodes with the gradient over the totals.

    Attributes
    ----------
    index : ndarray, shape (N,)
        On 0-100; nan where nobody answered.
    gradient : ndarray, shape (N, 2 J)
        Derivative of each index over `Domain.totals`.
    coefficients : ndarray, shape (N, J)
    coverage : ndarray, shape (N,)
    """

    index: Vector
    gradient: Matrix
    coefficients: Matrix
    coverage: Vector

    def covariance(self, spread: Matrix) -> Matrix:
        """Return G S G', the covariance matrix of the indices."""
        return self.gradient @ spread @ self.gradient.T

    def variance(self, spread: Matrix, scale: Matrix) -> Vector:
        """Return the variances, with what is only rounding noise set to 0."""
        variance = np.einsum("ij,ij->i", self.gradient @ spread, self.gradient)
        size = np.abs(self.gradient)
        noise = _NOISE * np.einsum("ij,ij->i", size @ scale, size)
        return np.where(variance > noise, variance, 0.0)


def linearise(domain: Domain, tree: Tree) -> Linearised:
    """Return the indices of all nodes and their gradient.

    Parameters
    ----------
    domain : Domain
    tree : Tree
        The tree the strata were summarised with.

    Returns
    -------
    Linearised

    Notes
    -----
    With N_c and D_c the totals of criterion c, R_c = N_c/D_c and a_c its coefficient
    in a node, I = Σ a_c R_c has the derivatives a_c/D_c over N_c and −a_c R_c/D_c
    over D_c. The pooled index Σ w_c N_c / Σ w_c D_c has the same with −a_c I/D_c. All
    covariances between criteria of the same sheet are thereby included.
    """
    numerators, answers = np.split(domain.totals, 2)
    coefficients, coverage = tree.coefficients(answers)
    answered = answers > 0
    ratios = np.divide(numerators, answers, out=np.zeros_like(answers), where=answered)
    index = coefficients @ ratios
    index = np.where(np.abs(index - 100) < 1e-10, 100.0, index)  # 100·x/x, to an ulp
    per_answer = np.divide(
        coefficients, answers, out=np.zeros_like(coefficients), where=answered
    )
    pooled = tree.aggregate is Aggregate.POOLED
    centre = index[:, None] if pooled else ratios
    gradient = np.hstack([per_answer, -per_answer * centre])
    index = np.where(coverage > 0, index, np.nan)
    return Linearised(index, gradient, coefficients, coverage)


def snapped(se: Vector, threshold: NDArray[Any]) -> Vector:
    """Return standard errors with those below the threshold set to 0."""
    return np.where(se < threshold, 0.0, se)
