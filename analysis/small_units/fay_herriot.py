"""The area model of Fay and Herriot: direct estimates, covariates, area effects."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.magnitudes import above_zero, finite
from analysis.small_units.covariates import check_rank, covariate_matrix
from analysis.small_units.reml import regression, reml_variance

Vector = NDArray[np.float64]
Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class AreaModel:
    """A fitted area model.

    Attributes
    ----------
    names : tuple of str, length c + 1
        "(constant)" and the covariates.
    beta : ndarray, shape (c + 1,)
        Coefficients, in units of the index per unit of the covariate.
    covariance : ndarray, shape (c + 1, c + 1)
        Their covariance, given `sigma2`.
    sigma2 : float
        Variance between areas that the covariates leave; 0 at the boundary, where
        the areas' own answers get no weight.
    sigma2_variance : float
        Asymptotic variance of `sigma2`.
    n_areas, iterations : int
        Areas that were fitted, and steps of the scoring.
    """

    names: tuple[str, ...]
    beta: Vector
    covariance: Matrix
    sigma2: float
    sigma2_variance: float
    n_areas: int
    iterations: int

    @property
    def se(self) -> Vector:
        """Standard errors of `beta`."""
        return np.asarray(np.sqrt(np.diag(self.covariance)))


def fit_fay_herriot(
    direct: ArrayLike,
    variance: ArrayLike,
    covariates: ArrayLike | None = None,
    *,
    names: Sequence[str] | None = None,
    tolerance: float = 1e-11,
    max_iterations: int = 200,
) -> AreaModel:
    r"""Fit the area model by restricted maximum likelihood.

    Parameters
    ----------
    direct : array_like, shape (k,)
        Direct estimates of the areas, in the unit of the index.
    variance : array_like, shape (k,)
        Their sampling variances, taken as known, above 0; smooth them first
        (`smoothed_variances`, `pooled_variances`).
    covariates : array_like, shape (k, c) or (k,), optional
        Known of every area, without the constant; none fits a common mean.
    names : sequence of str, length c, optional
        Names of the covariates; x1, x2, ... by default.
    tolerance : float, optional
        The scoring stops when a step is below this share of the variance between
        areas plus the median sampling variance.
    max_iterations : int, optional
        Steps allowed.

    Returns
    -------
    AreaModel

    Raises
    ------
    ValueError
        If lengths differ, a value is not finite, a variance is not above 0, there are
        fewer areas than covariates + 2, a covariate is a combination of others (it is
        named), or the scoring does not settle (with what to do).

    Notes
    -----
    :math:`y_u = x_u'\beta + v_u + e_u`, :math:`v_u \sim (0, \sigma^2)`,
    :math:`e_u \sim (0, D_u)` [1]_. Fisher scoring on the restricted likelihood,
    :math:`\sigma^2 \leftarrow \sigma^2 + (y'PPy - \operatorname{tr}P) /
    \operatorname{tr}(PP)` ([2]_, section 6.4), not below 0;
    :math:`\operatorname{Var}(\hat\sigma^2) = 2 / \sum_u (\sigma^2 + D_u)^{-2}`.

    References
    ----------
    .. [1] R. E. Fay, R. A. Herriot (1979), "Estimates of income for small places: an
       application of James-Stein procedures to census data", *J. Amer. Statist.
       Assoc.* 74, 269-277.
    .. [2] J. N. K. Rao, I. Molina (2015), *Small Area Estimation*, 2nd ed., Wiley.

    Examples
    --------
    >>> model = fit_fay_herriot([80.0, 85, 90, 95], [4.0, 4, 4, 4])
    >>> f"{model.beta[0]:.1f} ({model.se[0]:.2f}), between {model.sigma2:.2f}"
    '87.5 (3.23), between 37.67'
    """
    y = np.asarray(direct, np.float64)
    if y.ndim != 1:
        raise ValueError(f"direct needs one value an area, got shape {y.shape}")
    error = np.asarray(variance, np.float64)
    x, labels = covariate_matrix(covariates, len(y), names)
    _check(y, error, x)
    check_rank(x, labels)
    sigma2, steps = reml_variance(
        y, x, error, tolerance=tolerance, max_iterations=max_iterations
    )
    fit = regression(y, x, 1 / (sigma2 + error))
    spread = 2 / float(((sigma2 + error) ** -2).sum())
    return AreaModel(labels, fit.beta, fit.covariance, sigma2, spread, len(y), steps)


def _check(y: Vector, variance: Vector, x: Matrix) -> None:
    if variance.shape != y.shape:
        raise ValueError(
            f"variance must have the shape of direct, {y.shape}, got {variance.shape}"
        )
    for name, values, allowed in (
        ("direct", y, finite(y)),
        ("variance", variance, above_zero(variance)),
    ):
        if not allowed.all():
            area = int(np.argmin(allowed))
            must = "finite" if name == "direct" else "finite and above 0"
            raise ValueError(
                f"{name} of area {area + 1} is {values[area]}; it must be {must}"
            )
    if len(y) < x.shape[1] + 1:
        raise ValueError(
            f"{x.shape[1] - 1} covariates need at least {x.shape[1] + 1} areas with a "
            f"direct estimate, got {len(y)}"
        )
