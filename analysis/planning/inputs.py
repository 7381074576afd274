"""What a plan may start from."""

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import ndtri

from analysis.intervals import check_confidence

Numbers = NDArray[np.float64]
Counts = NDArray[np.int64]

MOST = 1e15  # people or sheets; floats beyond are no longer exact whole numbers


def between(
    name: str, value: ArrayLike, low: float, high: float, *, ends: bool = False
) -> Numbers:
    """Return numbers between two limits, the limits themselves only with `ends`."""
    number = np.asarray(value, np.float64)
    inside = (number > low) & (number < high)
    if ends:
        inside |= (number == low) | (number == high)
    if not np.all(inside):
        edge = "from {} to {}" if ends else "between {} and {}, exclusive"
        where = edge.format(f"{low:g}", f"{high:g}")
        raise ValueError(f"{name} must lie {where}, got {number[~inside][0]:g}")
    return number


def rate(name: str, value: ArrayLike) -> Numbers:
    """Return shares above 0 and up to 1."""
    number = np.asarray(value, np.float64)
    if not np.all((number > 0) & (number <= 1)):
        raise ValueError(f"{name} must be above 0 and at most 1")
    return number


def positive(name: str, value: ArrayLike) -> Numbers:
    """Return finite numbers above 0."""
    number = np.asarray(value, np.float64)
    if not np.all((number > 0) & np.isfinite(number)):
        raise ValueError(f"{name} must be finite and above 0")
    return number


def counts(name: str, value: ArrayLike) -> Counts:
    """Return whole numbers, 0 or more."""
    number = np.asarray(value, np.float64)
    if not np.all((number >= 0) & (number <= MOST) & (number == np.floor(number))):
        raise ValueError(f"{name} must be whole numbers, 0 or more, up to {MOST:g}")
    return number.astype(np.int64)


def populations(value: ArrayLike) -> Numbers:
    """Return whole numbers, 0 or more, or inf where the population is unknown."""
    number = np.asarray(value, np.float64)
    known = number[np.isfinite(number)]
    if not np.all(number >= 0) or np.any(known != np.floor(known)):
        raise ValueError("population must be whole numbers, 0 or more, or inf")
    return number


def normal_quantile(confidence: float) -> float:
    """Return z of a two-sided level."""
    check_confidence(confidence)
    return float(ndtri((1 + confidence) / 2))


def whole_above(exact: Numbers) -> Numbers:
    """Round up, but not for a remainder that binary fractions left."""
    if not np.all(exact <= MOST):
        raise ValueError(f"more than {MOST:g} sheets would be needed")
    return np.asarray(np.ceil(exact - 1e-9))
