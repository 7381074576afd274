"""Groups of which it is plain that they can still be anything.

Two groups hidden in two units beside each other: what one unit says more of the first
and less of the second, the other says the other way round, and no sum is different.
"""

from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from survey.withholding.forest import Forest

Flags = NDArray[np.bool_]


class Exchanges(NamedTuple):
    """Groups that can give to each other inside each set, and cells that so move."""

    inside: NDArray[np.bool_]  # (sets, G, G)
    open: Flags  # (sets, G)
    rest_open: Flags  # of what is in a set and in none inside it

    @classmethod
    def of(cls, forest: Forest, covered: Flags, rest: Flags) -> Self:
        """Return them from the hidden cells, and from where there is a rest."""
        n_groups = covered.shape[1]
        apart = ~np.eye(n_groups, dtype=bool)
        pairs = covered[:, :, None] & covered[:, None, :] & apart
        of_rest = rest[:, :, None] & rest[:, None, :] & apart
        found = pairs.copy()
        n_beside = np.zeros((len(forest), n_groups, n_groups), dtype=np.int64)
        for number in reversed(range(len(forest))):  # the innermost first
            inside = list(forest.inside[number])
            if inside:
                able = found[inside].sum(axis=0) + of_rest[number]
                n_beside[number] = able
                found[number] = pairs[number] & (able > 0)
        is_open, rest_open = np.zeros_like(covered), np.zeros_like(covered)
        for number, above in enumerate(forest.above):
            two = n_beside[above] > 1 if above >= 0 else apart
            is_open[number] = (found[number] & two).any(axis=1)
            own = of_rest[number] & (n_beside[number] > 1)
            rest_open[number] = own.any(axis=1)
        return cls(found, is_open, rest_open)
