"""Numbers as they are frozen: the same on every machine, and no finer than needed.

Four decimals are what files for programs carry; pages print two. Each digit more would
help whoever tries which whole numbers of answers make an index.
"""

from math import copysign, isnan

import numpy as np
from numpy.typing import NDArray

EXACT = 9  # what the last bits say differs between machines
DECIMALS = 4
STEP = 10**DECIMALS
PLACES = range(1, DECIMALS + 1)
CLOSE = 1e-3  # of a step: nearer than this to a half or a whole, look at all digits
LARGE = 1e6  # from here on CLOSE is no more than what floats are off


def frozen(value: float) -> float:
    """Round to four decimals so that fewer, half up, are still those of the number.

    A 5 at the end would be rounded up once more: what has come up to it is cut off.
    The sign that SQLite drops of 0 is dropped as well.
    """
    exact = round(float(value), EXACT)
    kept = round(exact, DECIMALS)
    if abs(exact) < abs(kept) and _is_half(round(abs(kept) * STEP)):
        kept = round(kept - copysign(1 / STEP, kept), DECIMALS)
    return kept + 0.0


def _is_half(steps: int) -> bool:
    """Return whether a number ends in a 5 that fewer decimals would round up."""
    return any(steps % 10**place == 5 * 10 ** (place - 1) for place in PLACES)


def frozen_numbers(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Freeze many numbers: each as `frozen` does; what is not finite stays as it is.

    Most are far from where the last bits matter: these are rounded all at once, the
    others one by one.
    """
    finite = np.isfinite(values)
    steps = np.where(finite & (np.abs(values) < LARGE), values, 0.0) * STEP
    whole = np.rint(steps)
    apart = np.abs(steps - whole)
    halves = np.zeros(values.shape, dtype=bool)
    for place in PLACES:
        halves |= np.abs(whole) % 10**place == 5 * 10 ** (place - 1)
    cut = halves & (np.abs(steps) < np.abs(whole))
    kept = np.where(cut, whole - np.sign(whole), whole) / STEP + 0.0
    close = (np.abs(apart - 0.5) < CLOSE) | (halves & (apart < CLOSE))
    close |= np.abs(values) >= LARGE
    for place in np.flatnonzero(close & finite).tolist():
        kept.flat[place] = frozen(values.flat[place])
    return np.where(finite, kept, values)


def frozen_or_none(value: float | None) -> float | None:
    """Freeze a number that may be missing: None, or nan."""
    return None if value is None or isnan(value) else frozen(value)
