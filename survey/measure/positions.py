"""Where a unit stands in its group for one factor, and what is usual there."""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from analysis import competition_ranks
from survey.measure.frozen import frozen

LITTLE, MUCH = 2.0, 5.0  # points of 100 away from the middle of the group


class Position(NamedTuple):
    """A place among those that have a figure; of equal ones the same."""

    rank: int
    is_tied: bool
    step: int  # −2 far below the median, … 0 near it, … 2 far above


class Positions(NamedTuple):
    """The places of all, the middle one of their values, and their mean."""

    median: float
    mean: float
    places: tuple[Position, ...]


def positions(
    values: Sequence[float], *, decimals: int, most: float = 100.0
) -> Positions:
    """Return the places of figures as they are printed, the highest first."""
    return _positions(tuple(values), decimals, most)


@lru_cache(maxsize=256)  # every unit of a group asks for the places of the same values
def _positions(values: tuple[float, ...], decimals: int, most: float) -> Positions:
    ranks = [int(rank or 0) for rank in competition_ranks(values, decimals)]
    median = frozen(np.median(values))
    at_rank = Counter(ranks)
    steps = [_step((value - median) * 100 / most) for value in values]
    return Positions(
        median,
        frozen(float(np.mean(values))),
        tuple(
            Position(rank, at_rank[rank] > 1, step)
            for rank, step in zip(ranks, steps, strict=True)
        ),
    )


def _step(points: float) -> int:
    size = int(abs(points) >= LITTLE) + int(abs(points) >= MUCH)
    return size if points > 0 else -size
