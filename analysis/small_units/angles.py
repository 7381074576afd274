"""Shares as angles, whose sampling variance does not depend on the share."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

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
