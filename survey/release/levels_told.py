"""Where the answers by level would give back what is hidden beside them.

They are added up unweighted, so they bind the same unknowns once more: two parts of an
index, each with its own number of answers, and in a weighted round two units, each with
its own weight, would be solved for.
"""

import numpy as np

from survey.withholding.forest import Flags
from survey.withholding.holding_back import Held
from survey.withholding.siblings import Parts

SOLVED = 2  # unknowns that two equations determine


def levels_told(held: Held, parts: Parts, *, is_weighted: bool) -> Flags:
    """Return for which units and nodes answers are told by level."""
    found = ~held.hidden
    if is_weighted:
        found &= ~_pairs_inside(held)
    for index, below in parts.of_index.items():
        heard = held.totals[:, below] > 0
        found[:, index] &= (found[:, below] | ~heard).all(axis=1)
    return found


def _pairs_inside(held: Held) -> Flags:
    """Return which units have two hidden ones together, beside nothing else hidden."""
    forest, hidden = held.forest, held.hidden
    n_left = forest.own_sizes((held.sizes > 0).astype(np.int64))
    found = np.zeros_like(hidden)
    for number in reversed(range(len(forest))):
        found[number] |= ~hidden[number] & (n_left[number] == SOLVED)
        above = forest.above[number]
        if above >= 0:
            n_left[above] += np.where(hidden[number], n_left[number], 0)
            found[above] |= found[number]
    return found
