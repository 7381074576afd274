"""Sheets drawn at random: four criteria in two factors, and one item about people."""

from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from survey.microdata import Cells

FACTORS = ((0, 1), (2, 3))
SATISFIED = (4, 5)
LEVELS = (0, 2, 5)  # none, not satisfied, satisfied: enough for an attack


@dataclass(frozen=True, slots=True)
class Sheets:
    """Units with their sheets by criterion, and the group of each."""

    levels: list[Cells]
    groups: list[NDArray[np.uint8]]

    @classmethod
    def drawn(cls, seed: int, *, sizes: tuple[int, ...] = (160, 240, 90, 8)) -> Self:
        """Draw units; who is displeased with one thing is so with others, mostly."""
        rng = np.random.default_rng(seed)
        levels, groups = [], []
        for n in sizes:
            mood = rng.random((n, 1)) < rng.uniform(0.5, 0.8)
            likely = np.where(mood, rng.uniform(0.8, 1.0), rng.uniform(0.1, 0.6))
            own = np.where(rng.random((n, 4)) < likely, 5, 2)
            own[rng.random((n, 4)) < rng.choice([0.0, 0.03, 0.2])] = 0
            levels.append(own.astype(np.uint8))
            groups.append(rng.integers(1, 3, n).astype(np.uint8))
        return cls(levels, groups)
