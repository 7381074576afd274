"""How many sheets units need, and how far those they have go."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis import (
    apportion,
    cochran_size,
    sheets_still_needed,
    step_quota,
    weekly_targets,
    wilson_margin,
    yamane_size,
)

HUNDRED = 100.0


def slovin(population: int, *, margin: float) -> int:
    """Return the sheets by Slovin's rule; the margin in points on 0–100."""
    return int(yamane_size(population, margin=margin / HUNDRED).required)


def cochran(population: int, *, margin: float, share: float, deff: float) -> int:
    """Return the sheets for a share in percent, known to ± `margin` points."""
    size = cochran_size(
        population, margin=margin / HUNDRED, share=share / HUNDRED, deff=deff
    )
    return int(size.required)


def steps(population: int) -> int:
    """Return the sheets by the rule of steps that Đà Nẵng fixed in 2016."""
    return int(step_quota(population))


class Reached(NamedTuple):
    """How far a unit's sheets go: shares and effects as released or expected."""

    n: int
    share: float  # percent
    deff: float
    population: int | None


def still_needed(reached: Sequence[Reached], *, margin: float) -> list[int]:
    """Return how many more sheets each needs to be known to ± `margin` points."""
    if not reached:
        return []
    n, share, deff, limit = _columns(reached)
    needed = sheets_still_needed(
        n, share, margin / HUNDRED, deff=deff, population=limit
    )
    return [int(number) for number in needed]


def margins(reached: Sequence[Reached]) -> list[float | None]:
    """Return the margin in points that each one's sheets give; None without any."""
    some = [one for one in reached if one.n > 0]
    if not some:
        return [None] * len(reached)
    n, share, deff, limit = _columns(some)
    found = iter(HUNDRED * wilson_margin(share, n, deff=deff, population=limit))
    return [float(next(found)) if one.n > 0 else None for one in reached]


def _columns(reached: Sequence[Reached]) -> tuple[NDArray[np.float64], ...]:
    limits = [
        np.inf if one.population is None else max(one.population, one.n, 1)
        for one in reached
    ]
    return (
        np.array([one.n for one in reached], dtype=float),
        np.array([one.share for one in reached]) / HUNDRED,
        np.array([one.deff for one in reached]),
        np.array(limits),
    )


def by_week(n: int, *, weeks: int, collected: list[int]) -> list[int]:
    """Return how many sheets to collect in each week, after those collected so far."""
    return [int(week) for week in weekly_targets(n, weeks, collected, carry="spread")]


def shared_out(n: int, sizes: list[int]) -> list[int]:
    """Return a number divided in proportion to sizes, into whole numbers."""
    return [int(part) for part in apportion(n, sizes)]
