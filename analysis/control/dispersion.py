"""How much more units differ than sampling explains."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from analysis.magnitudes import above_zero, finite


class Overdispersion(NamedTuple):
    """Dispersion φ of the winsorised scores, and variance τ² between units."""

    phi: float
    tau2: float


def overdispersion(
    z: ArrayLike, sigma: ArrayLike, *, winsorised: float = 0.1
) -> Overdispersion:
    r"""Estimate the variance between units that their sampling errors do not explain.

    Parameters
    ----------
    z : array_like, shape (k,)
        Distances from the common value in sampling standard deviations.
    sigma : array_like, shape (k,)
        These standard deviations, above 0.
    winsorised : float, optional
        Share of the scores at each end that is pulled in to the quantile, so that a few
        extreme units do not hide themselves; 0 or more, below 0.5.

    Returns
    -------
    Overdispersion
        `tau2` in the unit of `sigma` squared, 0 when units differ as sampling has it.

    Raises
    ------
    ValueError
        If shapes differ, there are fewer than 2 units, a value is not finite, a sigma
        not above 0, or `winsorised` out of range.

    Notes
    -----
    :math:`\phi = \sum z_w^2/k`; with :math:`w = \sigma^{-2}`, :math:`\tau^2 = \max(0,
    k\phi - (k - 1)) / (\sum w - \sum w^2/\sum w)` [1]_, on winsorised scores [2]_.
    Winsorising makes it too small where there is no over-dispersion to hide; below
    about 10 units it says little.

    References
    ----------
    .. [1] R. DerSimonian, N. Laird (1986), "Meta-analysis in clinical trials",
       *Controlled Clinical Trials* 7, 177-188.
    .. [2] D. J. Spiegelhalter (2005), "Handling over-dispersion of performance
       indicators", *Quality and Safety in Health Care* 14, 347-351.

    Examples
    --------
    >>> found = overdispersion([-3.0, -1, 0, 1, 3], [0.1] * 5, winsorised=0)
    >>> f"{found.phi:.1f} {found.tau2:.2f}"
    '4.0 0.04'
    """
    score, error = np.asarray(z, np.float64), np.asarray(sigma, np.float64)
    if score.ndim != 1 or score.shape != error.shape or len(score) < 2:
        raise ValueError(
            f"z and sigma need one value for each of at least 2 units, got "
            f"{score.shape} and {error.shape}"
        )
    if not np.all(finite(score) & above_zero(error)):
        raise ValueError("z and sigma must be finite, sigma above 0")
    if not 0 <= winsorised < 0.5:
        raise ValueError(f"winsorised must be 0 or more, below 0.5, got {winsorised}")
    inner = np.clip(score, *np.quantile(score, [winsorised, 1 - winsorised]))
    k, weight = len(score), error**-2
    phi = float((inner**2).mean())
    excess = max(k * phi - (k - 1), 0.0)
    scale = weight.sum() - (weight**2).sum() / weight.sum()
    return Overdispersion(phi, float(excess / scale))
