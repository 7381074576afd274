"""Shares of things that were looked at one by one, with their interval."""

from typing import NamedTuple

from analysis import wilson_interval

HUNDRED = 100.0


class Share(NamedTuple):
    """So many of so many; percent and 95 % limits, None where there is nothing."""

    n: int
    of: int
    percent: float | None
    low: float | None
    high: float | None


def share(n: int, of: int) -> Share:
    """Return a share with its Wilson interval; each thing counts as independent."""
    if of == 0:
        return Share(n, of, None, None, None)
    low, high = wilson_interval(n / of, of)
    return Share(n, of, HUNDRED * n / of, HUNDRED * float(low), HUNDRED * float(high))
