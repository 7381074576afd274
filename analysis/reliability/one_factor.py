"""One common factor behind several items, by maximum likelihood, and omega."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.magnitudes import MOST
from analysis.reliability.coefficients import inverse
from analysis.reliability.moments import (
    Matrix,
    Vector,
    checked_covariance,
    correlation_matrix,
)

_FLOOR = 0.005  # of an item's variance: less is a Heywood case
_STEPS = 200


class OneFactor(NamedTuple):
    """A one-factor model of standardised items.

    Attributes
    ----------
    loadings : ndarray, shape (K,)
        Correlation of each item with the factor.
    uniquenesses : ndarray, shape (K,)
        Rest of each item's variance, between 0.005 and 1.
    discrepancy : float
        log|Σ| − log|R| + tr(R Σ⁻¹) − K; 0 for a perfect fit.
    heywood : bool
        A uniqueness stands at its floor: the model does not suit the items, and
        nothing that follows from it should be printed.
    """

    loadings: Vector
    uniquenesses: Vector
    discrepancy: float
    heywood: bool


def one_factor(covariance: ArrayLike) -> OneFactor:
    r"""Fit one factor to a covariance matrix by maximum likelihood.

    Parameters
    ----------
    covariance : array_like, shape (K, K)
        Of at least three items; weighted or not.

    Returns
    -------
    OneFactor
        Of the standardised items: the method does not depend on their scale.

    Raises
    ------
    ValueError
        If there are fewer than three items (two do not determine a factor), an item
        is constant or determined by the others, or the iteration does not settle.

    Notes
    -----
    With θ₁ ≥ θ₂ ≥ … the eigenvalues and ω the eigenvectors of Ψ^{-½} R Ψ^{-½}, the
    uniquenesses Ψ minimise Σ_{m>1}(θ_m − log θ_m − 1), whose derivative over log ψ_i
    is Σ_{m>1}(1 − θ_m) ω_im² [1]_ [2]_. Newton's method on log ψ with the exact second
    derivatives (their approximation (Σ_{m>1} ω_im ω_jm)² where these are not
    positive), halving steps that do not descend, bounds kept by an active set.

    References
    ----------
    .. [1] K. G. Jöreskog (1967), "Some contributions to maximum likelihood factor
       analysis", *Psychometrika* 32, 443-482.
    .. [2] M. R. B. Clarke (1970), "A rapidly convergent method for maximum-likelihood
       factor analysis", *Brit. J. Math. Statist. Psychol.* 23, 43-52.

    Examples
    --------
    >>> found = one_factor([[1.0, 0.48, 0.4], [0.48, 1.0, 0.3], [0.4, 0.3, 1.0]])
    >>> found.loadings
    array([0.8, 0.6, 0.5])
    """
    matrix = correlation_matrix(checked_covariance(covariance, at_least=3))
    start = (1 - 0.5 / len(matrix)) / np.diag(inverse(matrix))
    logs = _minimise(matrix, np.log(np.clip(start, 2 * _FLOOR, 1.0)))
    values, vectors = _spectrum(matrix, logs)
    strength = np.sqrt(max(values[-1] - 1, 0.0))
    loadings = np.exp(logs / 2) * vectors[:, -1] * strength
    loadings = -loadings if loadings.sum() < 0 else loadings
    heywood = bool(np.any(logs <= np.log(_FLOOR)))
    return OneFactor(loadings, np.exp(logs), max(_misfit(values), 0.0), heywood)


def omega_total(loadings: ArrayLike, uniquenesses: ArrayLike) -> float:
    r"""Return McDonald's omega of the sum of items, from a one-factor model.

    Parameters
    ----------
    loadings : array_like, shape (K,)
        Of `one_factor`; times the standard deviations for the sum of raw items.
    uniquenesses : array_like, shape (K,)
        0 or more; times the variances for the sum of raw items.

    Returns
    -------
    float
        Between 0 and 1.

    Raises
    ------
    ValueError
        If shapes differ, a uniqueness is negative, or all is 0.

    Notes
    -----
    :math:`\omega = (\sum\lambda)^2/((\sum\lambda)^2 + \sum\psi)` [1]_: alpha without
    its assumption that all items load alike.

    References
    ----------
    .. [1] R. P. McDonald (1999), *Test Theory: A Unified Treatment*, chapter 6.

    Examples
    --------
    >>> omega_total([0.8, 0.6, 0.5], [0.36, 0.64, 0.75])
    0.674
    """
    common, rest = np.asarray(loadings, np.float64), np.asarray(uniquenesses, float)
    if common.ndim != 1 or common.shape != rest.shape:
        raise ValueError(
            f"loadings and uniquenesses need one value an item, "
            f"got {common.shape} and {rest.shape}"
        )
    if not (np.all(np.abs(common) <= MOST) and np.all(rest <= MOST)):
        raise ValueError(f"loadings and uniquenesses must be at most {MOST:g} in size")
    true, error = common.sum() ** 2, rest.sum()
    if not (np.all(rest >= 0) and true + error > 0):
        raise ValueError("uniquenesses must be 0 or more, and not all variance 0")
    return float(true / (true + error))


def _minimise(matrix: Matrix, logs: Vector) -> Vector:
    low = np.log(_FLOOR)
    values, vectors = _spectrum(matrix, logs)
    for _ in range(_STEPS):
        slope = (1 - values[:-1]) @ vectors[:, :-1].T ** 2
        held = ((logs <= low) & (slope > 0)) | ((logs >= 0) & (slope < 0))
        if np.abs(slope[~held]).max(initial=0.0) < 1e-11:
            return logs
        step = _newton_step(values, vectors, slope, ~held)
        found = _descend(matrix, logs, step, _misfit(values))
        if found is None:  # rounding: no better point can be told
            break
        logs = found
        values, vectors = _spectrum(matrix, logs)
    slope[held] = 0.0
    if np.abs(slope).max() > 1e-6:
        raise ValueError("the one-factor model of these items does not settle")
    return logs


def _newton_step(
    values: Vector, vectors: Matrix, slope: Vector, free: NDArray[np.bool_]
) -> Vector:
    top, first, rest = values[-1], vectors[:, -1], vectors[:, :-1]
    others = values[:-1]
    gaps = np.maximum(top - others, 1e-12)
    weights = (1 - others) * (top + others) / gaps
    projector = rest @ rest.T
    exact = projector * ((rest * others) @ rest.T)
    exact += np.outer(first, first) * ((rest * weights) @ rest.T)
    block = np.ix_(free, free)
    step = np.zeros_like(slope)
    for curvature in (exact[block], projector[block] ** 2):
        if np.linalg.eigvalsh(curvature)[0] > 1e-8:
            step[free] = -np.linalg.solve(curvature, slope[free])
            return step
    step[free] = -slope[free]
    return step


def _descend(
    matrix: Matrix, logs: Vector, step: Vector, misfit: float
) -> Vector | None:
    for halving in range(40):
        there = np.clip(logs + step / 2**halving, np.log(_FLOOR), 0.0)
        if _misfit(_spectrum(matrix, there)[0]) < misfit:
            return np.asarray(there)
    return None


def _spectrum(matrix: Matrix, logs: Vector) -> tuple[Vector, Matrix]:
    scale = np.exp(-logs / 2)
    values, vectors = np.linalg.eigh(matrix * np.outer(scale, scale))
    return values, vectors


def _misfit(values: Vector) -> float:
    """Return the discrepancy, from eigenvalues in ascending order."""
    rest = values[:-1] - 1
    return float((rest - np.log1p(rest)).sum())
