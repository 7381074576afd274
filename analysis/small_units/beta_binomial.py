"""Empirical Bayes for the shares of one criterion, also where everybody agrees."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.small_units.estimates import Kind, UnitEstimates

Vector = NDArray[np.float64]


class Prior(NamedTuple):
    """Mean share, and how alike two answers of a unit are, with their variances."""

    mean: float
    mean_variance: float
    rho: float
    rho_variance: float


def beta_binomial_estimates(share: ArrayLike, n: ArrayLike) -> UnitEstimates:
    r"""Shrink the shares of one criterion towards the mean of all units.

    A unit whose few answers are all "satisfied" has no variance of its own; here it
    gets a share below 1 and an error.

    Parameters
    ----------
    share : array_like, shape (k,)
        Direct shares as fractions; not looked at where `n` is 0.
    n : array_like, shape (k,)
        Number of answers, effective or not: 0, or 1 and more, need not be whole.

    Returns
    -------
    UnitEstimates
        Fractions; synthetic, the mean of all, where `n` is 0 or units do not differ.

    Raises
    ------
    ValueError
        If shapes differ, a share is outside [0, 1], an `n` negative, between 0 and 1 or
        not finite, fewer than 3 units have answers, none has more than one, or all
        answers of all units agree.

    Notes
    -----
    Shares :math:`\theta_u \sim` Beta with mean :math:`\mu` and
    :math:`\rho = 1/(a + b + 1)`. Moments with weights :math:`n_u` [1]_:
    :math:`\hat\mu = \sum n_u p_u/N`, and :math:`\hat\rho` solves
    :math:`\sum n_u (p_u - \hat\mu)^2 = \hat\mu(1 - \hat\mu)\sum c_u[1/n_u +
    (1 - 1/n_u)\rho]`, :math:`c_u = n_u(1 - n_u/N)`, within 0 and 1. Posterior mean
    :math:`\gamma_u p_u + (1 - \gamma_u)\hat\mu` with
    :math:`\gamma_u = n_u/(n_u + 1/\hat\rho - 1)`.

    Error, of the kind of [2]_: posterior variance, plus
    :math:`(1 - \gamma_u)^2\operatorname{Var}(\hat\mu)`, plus twice
    :math:`(\partial\gamma_u/\partial\rho)^2 \operatorname{Var}(p_u)
    \operatorname{Var}(\hat\rho)`, with
    :math:`\operatorname{Var}(\hat\rho) = 2\sum (n_u v_u)^2 / [\sum c_u
    (1 - 1/n_u)]^2`, :math:`v_u = 1/n_u + (1 - 1/n_u)\hat\rho`, as of normal shares;
    a share without answers has :math:`\hat\mu(1 - \hat\mu)\hat\rho +
    \operatorname{Var}(\hat\mu)`.

    References
    ----------
    .. [1] J. C. Kleinman (1973), "Proportions with extraneous variance: single and
       independent samples", *J. Amer. Statist. Assoc.* 68, 46-54.
    .. [2] N. G. N. Prasad, J. N. K. Rao (1990), "The estimation of the mean squared
       error of small-area estimators", *J. Amer. Statist. Assoc.* 85, 163-171.

    Examples
    --------
    >>> found = beta_binomial_estimates([1.0, 0.7, 0.95, 0.8], [10, 40, 40, 40])
    >>> found.value.round(3).tolist(), found.rmse.round(3).tolist()
    ([0.916, 0.726, 0.926, 0.806], [0.112, 0.078, 0.059, 0.072])
    """
    p, size = _checked(share, n)
    prior = _prior(p[size > 0], size[size > 0])
    # n/(n + a + b), written so that it exists at rho = 0, where a + b is infinite.
    scale = size * prior.rho + 1 - prior.rho
    gamma = size * prior.rho / np.where(size > 0, scale, 1.0)
    value = gamma * np.where(size > 0, p, 0.0) + (1 - gamma) * prior.mean
    posterior = value * (1 - value) * prior.rho / (size * prior.rho + 1)
    # (d gamma / d rho)² times the variance of the share.
    bend = prior.mean * (1 - prior.mean) * size / np.where(size > 0, scale, 1.0) ** 3
    mse = posterior + (1 - gamma) ** 2 * prior.mean_variance
    mse += 2 * bend * prior.rho_variance
    kind: list[Kind] = ["model" if weight > 0 else "synthetic" for weight in gamma]
    return UnitEstimates(value, mse, gamma, tuple(kind), (0.0, 1.0))


def _prior(p: Vector, n: Vector) -> Prior:
    total = n.sum()
    mean = float(n @ p / total)
    binomial = mean * (1 - mean)
    if binomial < 1e-15:
        raise ValueError(
            "all answers of all units agree: there is nothing to borrow; give the "
            "direct share with its Wilson interval"
        )
    part = n * (1 - n / total)
    spread = float(n @ (p - mean) ** 2) / binomial
    slope = float((part * (1 - 1 / n)).sum())
    rho = min(max((spread - float((part / n).sum())) / slope, 0.0), 1.0)
    variance = 1 / n + (1 - 1 / n) * rho
    of_mean = binomial * float(n**2 @ variance) / total**2
    return Prior(mean, of_mean, rho, 2 * float(n**2 @ variance**2) / slope**2)


def _checked(share: ArrayLike, n: ArrayLike) -> tuple[Vector, Vector]:
    p, size = np.asarray(share, np.float64), np.asarray(n, np.float64)
    if p.ndim != 1 or p.shape != size.shape:
        raise ValueError(
            f"share and n need one value a unit, got {p.shape} and {size.shape}"
        )
    if not np.all(np.isfinite(size) & ((size == 0) | (size >= 1))):
        raise ValueError("n must be 0, or finite and 1 or more")
    answered = size > 0
    if np.any(answered & ~((p >= 0) & (p <= 1))):
        raise ValueError("share must lie between 0 and 1")
    if answered.sum() < 3 or not np.any(size > 1):
        raise ValueError(
            "at least 3 units must have answers, and one of them more than one"
        )
    return p, size
