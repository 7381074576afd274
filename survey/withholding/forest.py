"""Nested sets as a forest: what is left of each once those told inside are taken away.

Whoever knows the sums of nested sets can find, by adding and subtracting, the sums of
the residuals: a set without the greatest sets told inside it; and unions of residuals,
nothing else.
"""

from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

Sizes = NDArray[np.int64]  # a row a set or an atom, a column a node
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Forest:
    """Distinct sets in an order in which each stands before those inside it."""

    ids: Sequence[Sequence[Any]]  # by set; published twice, a set is one set
    above: Sequence[int]  # the smallest set around it; -1: none
    inside: Sequence[Sequence[int]]
    own: Sequence[Sequence[int]]  # places of the atoms in no smaller set

    @classmethod
    def of(
        cls,
        families: Iterable[tuple[Hashable, Collection[Hashable]]],
        atoms: Iterable[Hashable],
    ) -> Self:
        """Return the forest of sets with their ids; atoms in the order of sizes."""
        places = {atom: place for place, atom in enumerate(atoms)}
        distinct: dict[frozenset[int], list[Hashable]] = {}
        for id_, members in families:
            key = frozenset(places[member] for member in members)
            if key:
                distinct.setdefault(key, []).append(id_)
        # The order of the sets of one size is that in which they were given.
        sets = sorted(distinct, key=len, reverse=True)
        smallest = [-1] * len(places)
        above = [_enclose(smallest, number, one) for number, one in enumerate(sets)]
        inside: list[list[int]] = [[] for _ in sets]
        for number, parent in enumerate(above):
            if parent >= 0:
                inside[parent].append(number)
        own: list[list[int]] = [[] for _ in sets]
        for place, number in enumerate(smallest):
            if number >= 0:
                own[number].append(place)
        return cls([distinct[one] for one in sets], above, inside, own)

    def __len__(self) -> int:
        return len(self.ids)

    def own_sizes(self, sizes: Sizes) -> Sizes:
        """Return the sizes of what is in each set but in none inside it."""
        found = np.zeros((len(self), sizes.shape[1]), dtype=np.int64)
        numbers = np.repeat(np.arange(len(self)), [len(own) for own in self.own])
        places = [place for own in self.own for place in own]
        np.add.at(found, numbers, sizes[places])
        return found

    def totals(self, own: Sizes) -> Sizes:
        """Return the sizes of whole sets."""
        found = own.copy()
        for number in reversed(range(len(self))):
            if self.above[number] >= 0:
                found[self.above[number]] += found[number]
        return found

    def told_inside(self, number: int, hidden: Flags) -> Iterator[int]:
        """Yield the greatest sets inside another that are not hidden."""
        waiting = list(reversed(self.inside[number]))
        while waiting:
            one = waiting.pop()
            if hidden[one]:
                waiting.extend(reversed(self.inside[one]))
            else:
                yield one


def _enclose(smallest: list[int], number: int, members: frozenset[int]) -> int:
    """Enter a set as the smallest so far around its members; return the one before."""
    around = {smallest[place] for place in members}
    if len(around) > 1:
        raise ValueError("sets overlap without being nested")
    for place in members:
        smallest[place] = number
    return around.pop()
