"""Which part of 0–100 a chart shows."""

from collections.abc import Iterable
from math import ceil, floor

STEP = 5  # points; limits are multiples of it
NARROWEST = 20  # points; a narrower view would make noise look like a difference
TOP = 100


def limits(values: Iterable[float]) -> tuple[int, int]:
    """Return round limits around the values; the axis need not start at 0."""
    found = list(values) or [0.0]
    low = floor(min(found) / STEP) * STEP
    high = ceil(max(found) / STEP) * STEP
    while high - low < NARROWEST:
        low, high = max(0, low - STEP), min(TOP, high + STEP)
    return low, high
