"""Rates of counts, frozen like every figure."""

from survey.measure.frozen import frozen


def rate_of(reached: int, total: int) -> float:
    """Return how many percent of all cases are among those that were reached."""
    return frozen(100 * reached / total)
