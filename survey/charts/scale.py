"""Which part of what an index can be a chart shows."""

from collections.abc import Iterable
from math import ceil, floor, log10

TOP = 100
STEPS = 20  # from nothing to the most, or a few less: limits are multiples of one
NARROWEST = 4  # steps; a narrower view would make noise look like a difference


def limits(values: Iterable[float], most: float = TOP) -> tuple[float, float]:
    """Return round limits around the values; the axis need not start at 0."""
    found, step = list(values) or [0.0], _step(most)
    low, high = floor(min(found) / step), ceil(max(found) / step)
    while high - low < NARROWEST:
        low, high = max(0, low - 1), min(ceil(most / step), high + 1)
    return low * step, high * step


def _step(most: float) -> float:
    """Return 1, 2 or 5 times a power of ten."""
    wanted = most / STEPS
    power = 10.0 ** floor(log10(wanted))
    return next(n * power for n in (1, 2, 5, 10) if n * power >= wanted)
