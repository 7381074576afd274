"""Groups of few sheets that two ways to part a unit would give away together.

A class of evidence lies inside a channel, mostly: the channel's index less those of the
classes in it would be the index of the one class that is withheld.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from survey.measure.parts import Question, answered_levels
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

    @classmethod
    def of_details(
        cls, tables: Sizes, hidden: Mapping[int, Flags]
    ) -> "Iterator[Beside]":
        """Yield it once for every factor; tables that are alike only once."""
        alike = {table.tobytes(): table for table in tables}
        yield from (cls(table, hidden) for table in alike.values())

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


class Crossed(NamedTuple):
    """The sheets of all collecting units by one way to part them and another."""

    whole: Sizes  # (units, groups, groups of the other)
    details: Sizes  # those with an answer to each factor, (factors, …)


def crossed(
    chunks: Sequence[Chunk],
    one: Grouping,
    others: Sequence[Grouping],
    factors: Question | None,
) -> list[Crossed]:
    """Return the sheets by one way to part them and each of the others."""
    found: list[list[Sizes]] = [[] for _other in others]
    for chunk in chunks:
        flags = np.ones((len(chunk.levels), 1), dtype=bool)
        if factors:
            own = answered_levels(factors, chunk.levels)
            flags = np.concatenate([flags, own], axis=1)
        for tables, other in zip(found, others, strict=True):
            tables.append(chunk.crossed(one, other, flags))
    joined = (np.concatenate(tables, axis=1) for tables in found)
    return [Crossed(tables[0], tables[1:]) for tables in joined]


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
