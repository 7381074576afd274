"""Which withheld groups all that is told of units and groups together determines.

Hiding inside units and along the tree by turns is not enough: the equations of units
and those of groups cross. What a hidden cell can still be is a vector space, as for
the figures themselves (`survey/withholding/unknowns.py`); which depends on numbers of
sheets alone.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from survey.release.parts.exchanges import Exchanges
from survey.withholding.forest import Forest
from survey.withholding.open_space import Cell, OpenSpace, Sum
from survey.withholding.withholding import is_small

Sizes = NDArray[np.int64]
Flags = NDArray[np.bool_]


class Cells(NamedTuple):
    """Groups of sets of units, (sets, groups), and which of them are hidden."""

    forest: Forest
    totals: Sizes
    rest: Sizes  # of no smaller set
    hidden: Flags
    small: Flags  # that must not come out

    @property
    def told(self) -> Flags:
        """Return which cells are told."""
        return ~self.hidden & (self.totals > 0)

    def given_away(self, minimum: int) -> list[Cell]:
        """Return the small cells, and sets with a small rest, that can be worked out.

        The whole index of every set is taken as told. A group that is all of its set
        is hidden with the set's own figures, or not at all.
        """
        covered = self.hidden & (self.totals > 0)
        has_rest = (self.rest > 0) & self._with_inside
        plain = Exchanges.of(self.forest, covered, has_rest)
        closed = covered & self.small & _is_part(self.totals) & ~plain.open
        wanted: list[tuple[Cell, Sum]] = [
            ((s, g), {(s, g): 1.0}) for s, g in np.argwhere(closed).tolist()
        ]
        few = has_rest & is_small(self.rest, minimum) & _is_part(self.rest)
        wanted += [
            ((s, g), {(_rest(s), g): 1.0})
            for s, g in np.argwhere(few & ~plain.rest_open).tolist()
        ]
        if not wanted:
            return []
        cells: list[Cell] = [(s, g) for s, g in np.argwhere(covered).tolist()]
        cells += [(_rest(s), g) for s, g in np.argwhere(has_rest).tolist()]
        cells.sort(key=lambda one: (max(one[0], _rest(one[0])), one[1]))
        space = OpenSpace.of(cells, [*self._across(covered), *self._along(covered)])
        return [cell for cell, one in wanted if not space.moves(one)]

    @property
    def _with_inside(self) -> Flags:
        return np.array([[bool(inside)] for inside in self.forest.inside])

    def beside(self, cell: Cell) -> Cell | None:
        """Return what to hide so that a cell may move: the smallest that is told.

        Of its own set, else its group around, else any group around; None if there
        is nothing left.
        """
        s, g = cell
        above = self.forest.above[s]
        around = [*self.forest.inside[s]]
        if above >= 0:
            around += [above, *(one for one in self.forest.inside[above] if one != s)]
        groups = range(self.totals.shape[1])
        told = self.told
        for choice in (
            [(s, other) for other in groups],
            [(one, g) for one in around],
            [(one, other) for one in around for other in groups],
        ):
            left = [one for one in choice if told[one]]
            if left:
                return min(left, key=lambda one: (int(self.totals[one]), one))
        return None

    def _across(self, covered: Flags) -> Iterator[Sum]:
        """Yield the sets as the sums of their groups."""
        for s in np.flatnonzero(covered.any(axis=1)).tolist():
            yield {(s, g): 1.0 for g in np.flatnonzero(covered[s]).tolist()}

    def _along(self, covered: Flags) -> Iterator[Sum]:
        """Yield the groups of a set as the sums of the same groups inside it."""
        for s, inside in enumerate(self.forest.inside):
            if not inside:
                continue
            for g in range(covered.shape[1]):
                found = {(s, g): 1.0} if covered[s, g] else {}
                found |= {(one, g): -1.0 for one in inside if covered[one, g]}
                if self.rest[s, g]:
                    found[_rest(s), g] = -1.0
                if found:
                    yield found


def _is_part(sizes: Sizes) -> Flags:
    return np.asarray(sizes < sizes.sum(axis=1, keepdims=True))


def _rest(s: int) -> int:
    """Return the number of what is in a set and in none inside it; and back."""
    return -1 - s
