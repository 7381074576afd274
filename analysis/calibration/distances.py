"""Distances between weights before and after, through the factors they lead to."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from scipy.special import expit

from analysis.calibration.calibrated import Method
from analysis.spreads import Vector


class Distance(NamedTuple):
    """Factor g = F(u) of a linear predictor u, with its integral and its derivative.

    The derivative is a function of g.
    """

    factor: Callable[[Vector], Vector]
    slope: Callable[[Vector], Vector]
    integral: Callable[[Vector], Vector]


def distance_of(method: Method, bounds: tuple[float, float] | None) -> Distance:
    r"""Return the factor functions of a method.

    Parameters
    ----------
    method : {"linear", "raking", "logit"}
    bounds : tuple of (L, U) or None
        Least and greatest factor, 0 <= L < 1 < U; for "logit" and no other.

    Returns
    -------
    Distance

    Raises
    ------
    ValueError
        If the method is another, or bounds are missing, superfluous or do not
        enclose 1.

    Notes
    -----
    With F(0) = F'(0) = 1 throughout [1]_: linear :math:`F(u) = 1 + u`; raking
    :math:`F(u) = e^u`; logit :math:`F(u) = L + (U - L)\,
    \operatorname{logit}^{-1}(Au + \log\frac{1 - L}{U - 1})`,
    :math:`A = \frac{U - L}{(1 - L)(U - 1)}`, which stays between L and U.

    References
    ----------
    .. [1] J.-C. Deville, C.-E. Särndal, O. Sautory (1993), "Generalized raking
       procedures in survey sampling", *J. Amer. Statist. Assoc.* 88, 1013-1020.
    """
    if (bounds is not None) != (method is Method.LOGIT):
        raise ValueError("bounds belong to the method 'logit' and to no other")
    if method is Method.LINEAR:
        return Distance(lambda u: 1 + u, np.ones_like, lambda u: u + u**2 / 2)
    if method is Method.RAKING:
        return Distance(np.exp, lambda g: g, np.exp)
    if bounds is not None:
        return _logit(*checked_bounds(bounds))
    raise ValueError(f"method {method!r} solves no equations; see poststratify_cells")


def method_named(name: str) -> Method:
    """Return the method of that name, or raise ValueError."""
    try:
        return Method(name)
    except ValueError:
        allowed = ", ".join(Method)
        raise ValueError(f"method must be one of {allowed}, got {name!r}") from None


def checked_bounds(bounds: tuple[float, float]) -> tuple[float, float]:
    """Return the bounds, or raise ValueError unless they enclose 1."""
    low, high = bounds
    if not (0 <= low < 1 < high < np.inf):
        raise ValueError(f"bounds need 0 <= L < 1 < U, got ({low}, {high})")
    return float(low), float(high)


def _logit(low: float, high: float) -> Distance:
    width = high - low
    steep = width / ((1 - low) * (high - 1))
    shift = np.log((1 - low) / (high - 1))

    def factor(u: Vector) -> Vector:
        inside = low + width * expit(steep * u + shift)
        return np.asarray(np.clip(inside, low, high))  # an ulp may be outside

    def slope(g: Vector) -> Vector:
        return np.asarray(steep * (g - low) * (high - g) / width)

    def integral(u: Vector) -> Vector:
        above = np.logaddexp(0, steep * u + shift)
        return np.asarray(low * u + width / steep * above)

    return Distance(factor, slope, integral)
