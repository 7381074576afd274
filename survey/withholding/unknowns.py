"""Which hidden figures all published ones together determine, of all units and nodes.

Each step of hiding looks at one node of many units, or at one unit. Together they may
still give a figure away: the index of a unit is made of criteria, and so are those of
the units beside it, with other weights. What stays unknown is a vector space. A hidden
figure is safe when some vector in it moves that figure; which depends on the numbers of
answers alone, not on the answers.

The unknowns are the hidden criteria of units that are told at all. Of a unit that is
hidden whole nothing is said, and its sheets take up whatever moves in the unit above:
where there are any, no equation binds that criterion.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from survey.withholding.forest import Flags, Forest, Sizes
from survey.withholding.open_space import Cell, OpenSpace, Sum

Vectors = NDArray[np.float64]


class Given(NamedTuple):
    """A figure that must not be determined, and can be."""

    cell: Cell
    is_residual: bool  # of what is hidden in the set, or of the set itself
    sum: Sum


@dataclass(frozen=True)
class Unknowns:
    """Hidden figures of units, and what binds them.

    `weigh` takes numbers of answers, units × criteria, to the weights of the criteria
    in each node, units × nodes × criteria.
    """

    forest: Forest
    own: Sizes
    totals: Sizes
    hidden: Flags
    n_criteria: int
    weigh: Callable[[Vectors], Vectors]
    needed: Sizes  # sheets that a figure must have to be told

    def determined(self) -> list[Given]:
        """Return the small figures and residuals that can be worked out."""
        wanted = [*self._small_cells(), *self._small_residuals()]
        if not wanted:
            return []
        space = OpenSpace.of(self.cells, [*self._indices(), *self._sums()])
        return [one for one in wanted if not space.moves(one.sum)]

    @cached_property
    def cells(self) -> list[Cell]:
        """Return the unknowns, those of a unit one after the other."""
        found = np.argwhere(self.hidden[:, : self.n_criteria])
        return [(s, c) for s, c in found.tolist() if not self._whole[s]]

    @cached_property
    def children(self) -> list[list[int]]:
        """Return the greatest sets inside each that are not hidden whole."""
        forest, whole = self.forest, self._whole
        return [
            [] if whole[number] else list(forest.told_inside(number, whole))
            for number in range(len(forest))
        ]

    def parent(self, number: int) -> int:
        """Return the smallest set around another that is not hidden whole, or -1."""
        above = self.forest.above[number]
        while above >= 0 and self._whole[above]:
            above = self.forest.above[above]
        return above

    @cached_property
    def left(self) -> Sizes:
        """Return what is in a set and in none of these: nothing is said of it."""
        found = self.own.copy()
        for number, above in self._hidden_whole():
            found[above] += found[number]
        return found[:, : self.n_criteria]

    @cached_property
    def left_needs(self) -> Sizes:
        """Return how many sheets what is left must have: the most of any in it."""
        found = self.needed.copy()
        for number, above in self._hidden_whole():
            found[above] = np.maximum(found[above], found[number])
        return found[:, : self.n_criteria]

    def _hidden_whole(self) -> Iterator[tuple[int, int]]:
        """Yield the sets that are hidden whole with those around, the inner first."""
        for number in reversed(range(len(self.forest))):
            above = self.forest.above[number]
            if above >= 0 and self._whole[number]:
                yield number, above

    @property
    def _whole(self) -> Flags:
        return self.hidden[:, -1]

    def _small_cells(self) -> Iterator[Given]:
        for cell in self.cells:
            if self.totals[cell] < self.needed[cell]:
                yield Given(cell, is_residual=False, sum={cell: 1.0})

    def _small_residuals(self) -> Iterator[Given]:
        small = (self.left > 0) & (self.left < self.left_needs)
        for number, node in np.argwhere(small).tolist():
            if not self._whole[number] and (self.children[number]):
                yield Given((number, node), True, self._residual(number, node))

    def _indices(self) -> Iterator[Sum]:
        """Yield the indices that are told, without the criteria that are."""
        numbers = list(dict.fromkeys(number for number, _node in self.cells))
        answers = self.totals[numbers, : self.n_criteria].astype(np.float64)
        for number, weights in zip(numbers, self.weigh(answers), strict=True):
            nodes = np.flatnonzero(self.hidden[number, : self.n_criteria])
            told = ~self.hidden[number, self.n_criteria :]
            for row in weights[self.n_criteria :][told][:, nodes]:
                cells = zip(nodes.tolist(), row.tolist(), strict=True)
                yield {(number, node): weight for node, weight in cells if weight}

    def _sums(self) -> Iterator[Sum]:
        """Yield the units that are no more than those below them."""
        columns: dict[int, set[int]] = {}
        for number, node in self.cells:
            columns.setdefault(number, set()).add(node)
        for number, below in enumerate(self.children):
            if below:
                around = columns.get(number, set())
                nodes = around.union(*(columns.get(one, ()) for one in below))
                for node in nodes:
                    if not self.left[number, node]:
                        yield self._residual(number, node)

    def _residual(self, number: int, node: int) -> Sum:
        hidden = self.hidden[:, node]
        total = float(self.totals[number, node])
        found = {(number, node): 1.0} if hidden[number] else {}
        for one in self.children[number]:
            if hidden[one]:
                found[one, node] = -self.totals[one, node] / total
        return found
