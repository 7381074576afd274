"""Variance between areas by restricted maximum likelihood."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]
Matrix = NDArray[np.float64]


class Regression(NamedTuple):
    """Weighted least squares: coefficients, their covariance, orthogonal factor."""

    beta: Vector
    covariance: Matrix
    factor: Matrix


def regression(y: Vector, x: Matrix, weight: Vector) -> Regression:
    """Fit by QR, which keeps the digits that normal equations would lose."""
    root = np.sqrt(weight)
    factor, triangle = np.linalg.qr(root[:, None] * x)
    inverse = np.linalg.solve(triangle, np.eye(x.shape[1]))
    beta = inverse @ (factor.T @ (root * y))
    return Regression(beta, inverse @ inverse.T, factor)


def slope(sigma2: float, y: Vector, x: Matrix, variance: Vector) -> tuple[float, float]:
    """Return score and expected information of the restricted likelihood.

    With V = diag(sigma2 + D) and P = V⁻¹ − V⁻¹X(X'V⁻¹X)⁻¹X'V⁻¹: score
    (y'PPy − tr P)/2, information tr(PP)/2, without a matrix of areas by areas.
    """
    weight = 1 / (sigma2 + variance)
    fit = regression(y, x, weight)
    leverage = (fit.factor**2).sum(axis=1)
    crossed = fit.factor.T @ (weight[:, None] * fit.factor)
    residual = weight * (y - x @ fit.beta)
    trace = (weight * (1 - leverage)).sum()
    square = (weight**2 * (1 - 2 * leverage)).sum() + (crossed**2).sum()
    return float(residual @ residual - trace) / 2, float(square) / 2


def reml_variance(
    y: Vector,
    x: Matrix,
    variance: Vector,
    *,
    tolerance: float,
    max_iterations: int,
) -> tuple[float, int]:
    """Return the variance between areas, 0 or more, and the steps it took.

    Fisher scoring from the median of the sampling variances. With few areas the
    expected information can be far from the curvature, and the steps overshoot or
    creep: one that is not half the one before it is doubled, or, once the score has
    been seen with both signs, replaced by halving the interval between them.
    """
    typical = float(np.median(variance))
    low, high, sigma2, last = -np.inf, np.inf, typical, np.inf
    for count in range(1, max_iterations + 1):
        score, information = slope(sigma2, y, x, variance)
        if sigma2 == 0 and score <= 0:
            return 0.0, count
        low, high = (sigma2, high) if score > 0 else (low, sigma2)
        step = score / information
        slow = abs(step) > last / 2
        new = max(sigma2 + (2 * step if slow else step), 0.0)
        if low >= 0 and high < np.inf and (slow or not low < new < high):
            new = (low + high) / 2
        last = abs(new - sigma2)
        if last <= tolerance * (new + typical):
            return new, count
        sigma2 = new
    raise ValueError(
        f"the variance between areas did not settle in {max_iterations} steps (last "
        f"{sigma2:.6g}); smooth the sampling variances (smoothed_variances, "
        "pooled_variances), leave out areas whose variance is nearly 0, or allow more "
        "steps with max_iterations"
    )
