"""Groups of few sheets that two ways to part a unit would give away together.

A class of evidence lies inside a channel, mostly: the channel's index less those of the
classes in it would be the index of the one class that is withheld.
"""

from collections.abc import Mapping, Sequence
from itertools import product
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from survey.release.parts.asked import Grouping
from survey.release.parts.sheets import Chunk

Sizes = NDArray[np.int64]
Flags = NDArray[np.bool_]


class Beside(NamedTuple):
    """Another way to part the same sheets."""

    table: (
        Sizes  # sheets of collecting units by number, by group, by group of the other
    )
    hidden: Mapping[int, Flags]  # groups of the other that are withheld, by unit

    def gives_away(
        self,
        hidden: Mapping[int, Flags],
        members: Mapping[int, Sequence[int]],
        minimum: int,
    ) -> set[int]:
        """Return the units whose groups may not be told beside it."""
        if not hidden:
            return set()
        nothing = np.ones(self.table.shape[2], dtype=bool)
        found = given_away(
            np.stack([self.table[members[one]].sum(axis=0) for one in hidden]),
            np.stack(list(hidden.values())),
            np.stack([self.hidden.get(one, nothing) for one in hidden]),
            minimum=minimum,
        )
        return {one for one, is_found in zip(hidden, found, strict=True) if is_found}


def crossed(
    chunks: Sequence[Chunk], one: Grouping, others: Sequence[Grouping]
) -> list[Sizes]:
    """Return the sheets of all collecting units by one way and each of the others."""
    return [
        np.concatenate([chunk.crossed(one, other) for chunk in chunks])
        for other in others
    ]


def given_away(table: Sizes, hidden: Flags, beside: Flags, *, minimum: int) -> Flags:
    """Return the units in which sums of told groups differ by too few sheets.

    `table` is (units, groups, groups of the other way), `hidden` and `beside` say which
    of them are withheld. The unit itself is told: what is withheld is known as one.
    Some groups together, less those of the other way that lie wholly in them, leave
    the sheets in the others: nothing, or enough.
    """
    apart = beside[:, None, :]
    rest = np.where(apart, table, 0).sum(axis=2, keepdims=True)
    columns = np.concatenate([np.where(apart, 0, table), rest], axis=2)
    found = np.zeros(len(table), dtype=bool)
    for chosen in product((False, True), repeat=table.shape[1]):
        inside = np.array(chosen)
        is_known = ~((hidden & inside).any(axis=1) & (hidden & ~inside).any(axis=1))
        within, without = (columns[:, side].sum(axis=1) for side in (inside, ~inside))
        left = np.where(without > 0, within, 0).sum(axis=1)
        found |= is_known & (left > 0) & (left < minimum)
    return found
