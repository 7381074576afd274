"""How unknowns can still move when linear equations bind them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import null_space
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

MOST = 240  # unknowns looked at together; with more of them each is the freer
MOVES = 1e-6

Cell = tuple[int, int]  # set, criterion
Sum = Mapping[Cell, float]
Vectors = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class OpenSpace:
    """A base of the movements that break no equation, group by group of unknowns."""

    group: Mapping[Cell, int]
    vector: Mapping[Cell, Vectors]

    @classmethod
    def of(cls, unknowns: Sequence[Cell], equations: Sequence[Sum]) -> Self:
        """Solve the equations; of a large group only parts move at a time."""
        group: dict[Cell, int] = {}
        vector: dict[Cell, Vectors] = {}
        for number, (inside, bound) in enumerate(_groups(unknowns, equations)):
            place = {one: at for at, one in enumerate(inside)}
            base = null_space(_matrix(place, bound)) if bound else np.eye(len(inside))
            group |= dict.fromkeys(inside, number)
            vector |= dict(zip(inside, base, strict=True))
        return cls(group, vector)

    def moves(self, wanted: Sum) -> bool:
        """Return whether a sum of unknowns can have more than one value."""
        found: dict[int, Vectors] = {}
        for one, weight in wanted.items():
            step = weight * self.vector[one]
            number = self.group[one]
            found[number] = found[number] + step if number in found else step
        return any(np.abs(one).max(initial=0.0) > MOVES for one in found.values())


def _groups(
    unknowns: Sequence[Cell], equations: Sequence[Sum]
) -> Iterator[tuple[list[Cell], list[Sum]]]:
    """Yield unknowns that hang together, in parts, with what binds them."""
    place = {one: at for at, one in enumerate(unknowns)}
    pairs = [(number, place[one]) for number, s in enumerate(equations) for one in s]
    rows, columns = zip(*pairs, strict=True) if pairs else ((), ())
    n = len(unknowns)
    shape = (n + len(equations), n + len(equations))
    links = coo_array(
        (np.ones(len(pairs)), (np.array(rows, dtype=int) + n, columns)), shape=shape
    )
    _count, label = connected_components(links, directed=False)
    inside: dict[int, list[Cell]] = {}
    for one, number in zip(unknowns, label[:n].tolist(), strict=True):
        inside.setdefault(number, []).append(one)
    bound: dict[int, list[Sum]] = {}
    for equation, number in zip(equations, label[n:].tolist(), strict=True):
        bound.setdefault(number, []).append(equation)
    for number, members in inside.items():
        for start in range(0, len(members), MOST):
            yield members[start : start + MOST], bound.get(number, [])


def _matrix(place: Mapping[Cell, int], equations: Sequence[Sum]) -> Vectors:
    """Return the equations as rows of one length; other unknowns do not move."""
    rows = []
    for equation in equations:
        row = np.zeros(len(place))
        for unknown, weight in equation.items():
            if unknown in place:
                row[place[unknown]] = weight
        length = float(np.linalg.norm(row))
        if length:
            rows.append(row / length)
    return np.array(rows).reshape(-1, len(place))
