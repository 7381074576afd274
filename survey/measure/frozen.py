"""Numbers as they are frozen: the same on every machine."""

from math import isnan

DECIMALS = 9  # what the last bits say differs between machines


def frozen(value: float) -> float:
    """Round away the last bits, and the sign that SQLite drops of 0."""
    return round(float(value), DECIMALS) + 0.0


def frozen_or_none(value: float | None) -> float | None:
    """Freeze a number that may be missing: None, or nan."""
    return None if value is None or isnan(value) else frozen(value)
