"""What somebody can find who adds and subtracts all that was published.

The unknowns are the satisfied answers of every collecting unit to every criterion, from
none to all of its answers. Every published figure is an equation: the answers of a
criterion, and the indices made of them. A linear programme finds between which counts
a hidden figure must lie. It knows nothing of how figures were chosen to be hidden.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog

from bench.small_provinces import Province
from survey.withholding.siblings import Parts

Vectors = NDArray[np.float64]
Cell = tuple[int, int]  # unit, criterion


@dataclass(frozen=True)
class Published:
    """The equations that a release publishes about its unknowns."""

    province: Province
    place: Mapping[Cell, int]  # of every unknown: collecting unit and criterion
    left: Vectors
    right: Vectors

    def bounds(self, cell: Cell) -> tuple[float, float]:
        """Return the least and the most satisfied answers a figure can have."""
        aim = self._sum(cell)
        limits = [(0, self.province.sizes[u][c]) for u, c in self.place]
        ends = []
        for sign in (1.0, -1.0):
            found = linprog(sign * aim, A_eq=self.left, b_eq=self.right, bounds=limits)
            if not found.success:
                raise ArithmeticError(found.message)
            ends.append(sign * found.fun)
        return ends[0], ends[1]

    def is_open(self, cell: Cell) -> bool:
        """Return whether the equations alone leave a figure open."""
        return bool(np.abs(self._sum(cell) @ self.open).max(initial=0.0) > 1e-7)

    @cached_property
    def open(self) -> Vectors:
        """Return a base of what the equations leave open."""
        if not len(self.left):
            return np.eye(len(self.place))
        values, vectors = np.linalg.eigh(self.left.T @ self.left)
        found: Vectors = vectors[:, values < 1e-9 * max(values.max(), 1.0)]
        return found

    def n(self, cell: Cell) -> int:
        """Return how many answered."""
        unit, criterion = cell
        members = self.province.domains[unit]
        return sum(self.province.sizes[one][criterion] for one in members)

    def _sum(self, cell: Cell) -> Vectors:
        aim = np.zeros(len(self.place))
        for member in self.province.domains[cell[0]]:
            if (member, cell[1]) in self.place:
                aim[self.place[member, cell[1]]] = 1.0
        return aim


def published(
    province: Province,
    hidden: Mapping[int, NDArray[np.bool_]],
    parts: Parts,
    weigh: Callable[[Vectors], Vectors],
) -> Published:
    """Return the equations of a province, `hidden` by unit and node."""
    place = {
        cell: at
        for at, cell in enumerate(
            (unit, criterion)
            for unit, sizes in province.sizes.items()
            for criterion in range(parts.n_criteria)
            if sizes[criterion]
        )
    }
    truth = np.array([province.satisfied[u][c] for u, c in place], dtype=np.float64)
    rows = np.array(list(_rows(province, hidden, parts, weigh, place)))
    rows = rows.reshape(-1, len(place))
    return Published(province, place, rows, rows @ truth)


def _rows(
    province: Province,
    hidden: Mapping[int, NDArray[np.bool_]],
    parts: Parts,
    weigh: Callable[[Vectors], Vectors],
    place: Mapping[Cell, int],
) -> Iterator[Vectors]:
    for unit, members in province.domains.items():
        answers = np.sum([province.sizes[one] for one in members], axis=0)
        heard = answers[: parts.n_criteria].astype(np.float64)
        sums = _sums(members, place, parts.n_criteria)
        weights = weigh(heard) / np.maximum(heard, 1)
        for node in range(len(parts.codes)):
            if answers[node] and not hidden[unit][node]:
                is_criterion = node < parts.n_criteria
                yield sums[node] if is_criterion else weights[node] @ sums


def _sums(
    members: Sequence[int], place: Mapping[Cell, int], n_criteria: int
) -> Vectors:
    found = np.zeros((n_criteria, len(place)))
    for (unit, criterion), at in place.items():
        if unit in members:
            found[criterion, at] = 1.0
    return found
