"""Numbers as they are frozen: the same on every machine, and no finer than needed.

Four decimals are what files for programs carry; pages print two. Each digit more would
help whoever tries which whole numbers of answers make an index.
"""

from math import copysign, isnan

EXACT = 9  # what the last bits say differs between machines
DECIMALS = 4
STEP = 10**DECIMALS
PLACES = range(1, DECIMALS + 1)


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


def frozen_or_none(value: float | None) -> float | None:
    """Freeze a number that may be missing: None, or nan."""
    return None if value is None or isnan(value) else frozen(value)
