"""Invented sheets and the tree they belong to."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis import Tree

CRITERIA = (
    ("A1", "A", "S", 1.0),
    ("A2", "A", "S", 2.0),
    ("B1", "B", "S", 1.0),
    ("C1", "C", "T", 3.0),
)
TREE = Tree.build(CRITERIA)


class Sheets(NamedTuple):
    levels: NDArray[np.uint8]
    psu: NDArray[np.int64]
    stratum_of_psu: NDArray[np.int64]


def drawn(n: int = 400, *, seed: int = 7, n_psu: int = 40, n_strata: int = 4) -> Sheets:
    """Draw sheets whose sampling units differ, with blanks and "not applicable"."""
    rng = np.random.default_rng(seed)
    psu = rng.integers(0, n_psu, n)
    mood = rng.normal(0, 0.6, n_psu)[psu] + rng.normal(0, 1, n)
    noise = rng.normal(0, 0.8, (n, len(CRITERIA)))
    levels = np.clip(np.round(4.2 + mood[:, None] + noise), 1, 5).astype(np.uint8)
    levels[rng.random(levels.shape) < 0.1] = 0
    levels[rng.random(levels.shape) < 0.05] = 6
    return Sheets(levels, psu, np.arange(n_psu) % n_strata)
