"""Model estimates of shares, on the scale where their variance is known."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.small_units.areas import MINIMUM_ANSWERS, fit_and_predict
from analysis.small_units.estimates import UnitEstimates
from analysis.small_units.units import kinds, roles

Vector = NDArray[np.float64]


def arcsine_scale(share: ArrayLike, n_star: ArrayLike) -> tuple[Vector, Vector]:
    r"""Return shares as angles, with their sampling variances.

    Parameters
    ----------
    share : array_like, shape (k,)
        Fractions in [0, 1].
    n_star : array_like, shape (k,)
        Effective number of answers, above 0, need not be whole.

    Returns
    -------
    angle : ndarray, shape (k,)
        In radians, 0 to π/2.
    variance : ndarray, shape (k,)
        Free of the share.

    Raises
    ------
    ValueError
        If shapes differ, a share is outside [0, 1] or an `n_star` not above 0.

    Notes
    -----
    :math:`z = \arcsin\sqrt p`, :math:`D = 1/(4n^*)`.

    Examples
    --------
    >>> angle, variance = arcsine_scale([0.75, 1.0], [25, 25])
    >>> np.degrees(angle).round(1).tolist(), variance.tolist()
    ([60.0, 90.0], [0.01, 0.01])
    """
    p, size = np.asarray(share, np.float64), np.asarray(n_star, np.float64)
    if p.shape != size.shape:
        raise ValueError(
            f"share and n_star must have one shape, got {p.shape} and {size.shape}"
        )
    if not np.all((p >= 0) & (p <= 1)):
        raise ValueError("share must lie between 0 and 1")
    if not np.all((size > 0) & np.isfinite(size)):
        raise ValueError("n_star must be finite and above 0")
    return np.arcsin(np.sqrt(p)), 1 / (4 * size)


def from_arcsine(angle: ArrayLike, mse: ArrayLike) -> tuple[Vector, Vector]:
    r"""Return uncertain angles as shares, with their mean squared error.

    Parameters
    ----------
    angle : array_like, shape (...)
        Predicted angles in radians; those outside [0, π/2] are set to the bound.
    mse : array_like, shape (...)
        Their mean squared errors, 0 or more.

    Returns
    -------
    share, mse : ndarray, shape (...)
        Fraction, and its mean squared error.

    Raises
    ------
    ValueError
        If a value is not finite or an error negative.

    Notes
    -----
    The square of the sine is not linear: :math:`\sin^2\hat\theta` is biased, by
    :math:`s^2\cos 2\hat\theta` to first order, upwards where most are satisfied. With
    :math:`\theta \sim N(\hat\theta, s^2)` mean and variance of
    :math:`\sin^2\theta = (1 - \cos 2\theta)/2` are closed:
    :math:`(1 - e^{-2s^2}\cos 2\hat\theta)/2` and
    :math:`[(1 + e^{-8s^2}\cos 4\hat\theta)/2 - e^{-4s^2}\cos^2 2\hat\theta]/4`,
    from the characteristic function of the normal distribution. So an angle of π/2
    comes back a little below 1, and with an error above 0. [1]_ takes the same mean
    by numerical integration.

    References
    ----------
    .. [1] S. Hadam, N. Würz, A.-K. Kreutzmann, T. Schmid (2023), "Estimating regional
       unemployment with mobile network data for Functional Urban Areas in Germany",
       *Statist. Methods Appl.*, doi:10.1007/s10260-023-00722-0.

    Examples
    --------
    >>> share, mse = from_arcsine(np.pi / 2, 1 / 120)
    >>> f"{share:.4f} {np.sqrt(mse):.4f}"
    '0.9917 0.0116'
    """
    theta, spread = np.asarray(angle, np.float64), np.asarray(mse, np.float64)
    if not np.all(np.isfinite(theta) & np.isfinite(spread) & (spread >= 0)):
        raise ValueError("angle and mse must be finite, mse 0 or more")
    theta = np.clip(theta, 0, np.pi / 2)
    mean = np.exp(-2 * spread) * np.cos(2 * theta)
    square = (1 + np.exp(-8 * spread) * np.cos(4 * theta)) / 2
    return np.asarray((1 - mean) / 2), np.maximum(square - mean**2, 0) / 4


def arcsine_estimates(
    share: ArrayLike,
    n_star: ArrayLike,
    covariates: ArrayLike | None = None,
    *,
    n: ArrayLike | None = None,
    minimum: int = MINIMUM_ANSWERS,
    direct_from: int | None = None,
    names: Sequence[str] | None = None,
    max_iterations: int = 200,
) -> UnitEstimates:
    r"""Estimate shares of small units by the area model on the arcsine scale.

    Stays within [0, 1] and needs no estimated variances, also where everybody is
    satisfied.

    Parameters
    ----------
    share : array_like, shape (k,)
        Direct shares as fractions.
    n_star : array_like, shape (k,)
        Effective number of answers, above 0.
    covariates, n, minimum, direct_from, names, max_iterations
        As in `area_estimates`.

    Returns
    -------
    UnitEstimates
        Fractions; `model` is on the scale of angles.

    Raises
    ------
    ValueError
        As `area_estimates` and `arcsine_scale`.

    Notes
    -----
    The area model for :math:`\arcsin\sqrt{p_u}` with :math:`D_u = 1/(4 n^*_u)`, taken
    back by `from_arcsine`. The variance of an angle is an approximation that is poor
    below about :math:`n^* p(1-p) = 5`, and the mean of the angles is then too high: at
    a share of 0.9 by 1.6 points with 12 answers, by 0.3 with 60 (simulated). Use
    `benchmark`, or `beta_binomial_estimates` where there are no covariates.

    References
    ----------
    .. [1] B. Efron, C. Morris (1975), "Data analysis using Stein's estimator and its
       generalizations", *J. Amer. Statist. Assoc.* 70, 311-319.

    Examples
    --------
    >>> found = arcsine_estimates([1.0, 0.6, 0.8, 0.9], [20, 20, 20, 20])
    >>> found.value.round(2).tolist(), found.is_model.tolist()
    ([0.98, 0.64, 0.8, 0.89], [True, True, True, True])
    """
    p, size = np.asarray(share, np.float64), np.asarray(n_star, np.float64)
    if p.ndim != 1 or p.shape != size.shape:
        raise ValueError(
            f"share and n_star need one value a unit, got {p.shape} and {size.shape}"
        )
    role = roles(n, len(p), minimum, direct_from)
    angle, variance = arcsine_scale(
        np.where(role.sampled, p, 0.5), np.where(role.sampled, size, 1.0)
    )
    model, found = fit_and_predict(
        angle, variance, covariates, role, names=names, max_iterations=max_iterations
    )
    value, mse = from_arcsine(found.value, found.mse)
    _, own = from_arcsine(angle, variance)
    gamma = np.where(role.direct, 1.0, found.gamma)
    return UnitEstimates(
        value=np.where(role.direct, p, value),
        mse=np.where(role.direct, own, mse),
        gamma=gamma,
        kind=kinds(role, gamma),
        bounds=(0.0, 1.0),
        model=model,
    )
