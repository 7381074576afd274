"""Indices as functions of totals: values, gradients, linearised variances."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analysis.domains import Domains, Matrix, Vector
from analysis.nodes import Aggregate
from analysis.tree import Tree

_NOISE = 1e-12  # of the uncentred sum of squares: what rounding leaves of a zero


@dataclass(frozen=True, eq=False, slots=True)
class Linearised:
    """Indices of all nodes in G domains, with their gradients over the totals.

    Attributes
    ----------
    index : ndarray, shape (G, N)
        On 0-100; nan where nobody answered.
    gradient : ndarray, shape (G, N, 2 J)
        Derivative of each index over `Domains.totals`.
    coefficients : ndarray, shape (G, N, J)
    coverage : ndarray, shape (G, N)
    """

    index: Vector
    gradient: Matrix
    coefficients: Matrix
    coverage: Vector

    def covariance(self, spread: Matrix, scale: Vector) -> Matrix:
        """Return G S G', the covariance matrices of the indices, (G, N, N)."""
        varies = self.variance(spread, scale) > 0
        found = self.gradient @ spread @ self.gradient.swapaxes(-1, -2)
        return np.where(varies[..., None, :] & varies[..., None], found, 0.0)

    def variance(self, spread: Matrix, scale: Vector) -> Vector:
        """Return the variances, (G, N), with what is only rounding noise set to 0."""
        # Row by row of (G S) and G: far less work than the whole of G S G'.
        variance = np.einsum("gij,gij->gi", self.gradient @ spread, self.gradient)
        noise = (np.abs(self.gradient) @ np.sqrt(scale)[..., None])[..., 0] ** 2
        return np.where(variance > _NOISE * noise, variance, 0.0)


def linearise(domains: Domains, tree: Tree) -> Linearised:
    """Return the indices of all nodes and their gradients.

    Parameters
    ----------
    domains : Domains
    tree : Tree
        The tree the strata were summarised with.

    Returns
    -------
    Linearised

    Notes
    -----
    With N_c and D_c the totals of criterion c, R_c = N_c/D_c (how far it is from the
    best) and a_c its coefficient in a node, I = best + Σ a_c R_c has the derivatives
    a_c/D_c over N_c and −a_c R_c/D_c over D_c. The pooled index best + Σ w_c N_c /
    Σ w_c D_c has the same with that quotient in place of R_c. All covariances between
    criteria of the same sheet are thereby included.
    """
    return linearise_totals(domains.totals, tree, best=float(domains.score.max()))


def linearise_totals(
    totals: Matrix, tree: Tree, *, best: float, nodes: Sequence[int] | None = None
) -> Linearised:
    """Return the same of totals alone.

    Parameters
    ----------
    totals : ndarray, shape (G, 2 J)
        As `Domains.totals`: scores counted from the best, then answers.
    tree : Tree
    best : float
        The best score.
    nodes : sequence of int, optional
        Those that are asked for; all by default.

    Returns
    -------
    Linearised
    """
    numerators, answers = np.split(totals, 2, axis=-1)
    coefficients, coverage = tree.coefficients(answers)
    if nodes is not None:
        chosen = list(nodes)
        coefficients, coverage = coefficients[..., chosen, :], coverage[..., chosen]
    answered = answers > 0
    safe = np.where(answered, answers, 1.0)
    ratios = np.where(answered, numerators / safe, 0.0)
    missing = (coefficients @ ratios[..., None])[..., 0]
    index = best + missing
    for end in (0.0, 100.0):  # 100·x/x misses them by an ulp
        index = np.where(np.abs(index - end) < 1e-10, end, index)
    per_answer = coefficients * np.where(answered, 1 / safe, 0.0)[..., None, :]
    pooled = tree.aggregate is Aggregate.POOLED
    centre = missing[..., None] if pooled else ratios[..., None, :]
    gradient = np.concatenate([per_answer, -per_answer * centre], axis=-1)
    index = np.where(coverage > 0, index, np.nan)
    return Linearised(index, gradient, coefficients, coverage)


def snapped(se: Vector, threshold: Vector) -> Vector:
    """Return standard errors with those below the threshold set to 0."""
    return np.where(se < threshold, 0.0, se)
