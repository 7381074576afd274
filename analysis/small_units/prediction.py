"""Best prediction of an area, and its mean squared error."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.small_units.fay_herriot import AreaModel

Vector = NDArray[np.float64]
Matrix = NDArray[np.float64]
Flags = NDArray[np.bool_]


class Prediction(NamedTuple):
    """Value, mean squared error and weight of the own answers, by area."""

    value: Vector
    mse: Vector
    gamma: Vector


def eblup(
    model: AreaModel, direct: Vector, variance: Vector, x: Matrix, sampled: Flags
) -> Prediction:
    """Predict areas from the model and, where `sampled`, their direct estimate.

    Weight g = s/(s + D) with s the variance between areas; value gy + (1 − g)x'β; MSE
    g₁ + g₂ + 2g₃ with g₁ = gD, g₂ = (1 − g)²x'Qx, g₃ = (1 − g)²Var(s)/(s + D), Q the
    covariance of β. Without a direct estimate (D → ∞): value x'β, MSE s + x'Qx.
    """
    own = np.where(sampled, direct, 0.0)
    error = np.where(sampled, variance, 1.0)
    total = model.sigma2 + error
    gamma = np.where(sampled, model.sigma2 / total, 0.0)
    line = x @ model.beta
    value = gamma * own + (1 - gamma) * line
    rest = (1 - gamma) ** 2
    g1 = np.where(sampled, gamma * error, model.sigma2)
    g2 = rest * np.einsum("ui,ij,uj->u", x, model.covariance, x)
    g3 = np.where(sampled, rest * model.sigma2_variance / total, 0.0)
    return Prediction(value, g1 + g2 + 2 * g3, gamma)
