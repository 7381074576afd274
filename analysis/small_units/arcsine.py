"""Model estimates of shares, on the scale where their variance is known."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from analysis.small_units.angles import arcsine_scale, from_arcsine
from analysis.small_units.areas import MINIMUM_ANSWERS, fit_and_predict
from analysis.small_units.estimates import UnitEstimates
from analysis.small_units.units import kinds, roles


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
