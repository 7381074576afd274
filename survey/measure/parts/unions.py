"""Units told together: their groups' indices, and variances added up block by block."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis import GroupSums, linearise_totals
from survey.measure.parts.block import Block, Counted, Numbers, Places, sums_of
from survey.measure.parts.details import Details, answered
from survey.measure.parts.question import Question
from survey.measure.parts.slopes import heard_of, inside, normed, once, others_of
from survey.measure.parts.spread import Layers, away_of, counted_of, moved, squares_of

Flags = NDArray[np.bool_]


class Union(NamedTuple):
    """Collecting units by number, and which of their groups are told and compared."""

    members: Sequence[int]
    shown: Sequence[int]  # groups
    compared: Sequence[int] = ()  # those of them that are held against each other


class Line(NamedTuple):
    """Indices of the nodes that are asked for, and how totals move them."""

    indices: Numbers  # (unions, G, M)
    gradient: Numbers  # (unions, G, M, 2 J)


class Unions:
    """The groups of many unions of units, all on one question."""

    def __init__(
        self,
        question: Question,
        unions: Sequence[Union],
        counted: Counted,
        details: Details | None = None,
    ) -> None:
        """Take the unions, and what all collecting units add up to.

        `details` where not every sheet of a group need say something of each node.
        """
        self.question, self.unions = question, unions
        self._counted = counted
        shape = (len(unions), question.n_groups)
        self.mask = np.zeros(shape, dtype=bool)
        for place, union in enumerate(unions):
            self.mask[place, list(union.compared)] = True
        self._heard = [heard_of(question, one.members, counted.n) for one in unions]
        self._around: dict[int, list[tuple[int, Flags]]] = {}  # of each unit
        for number, (union, own) in enumerate(zip(unions, self._heard, strict=True)):
            for member, one in zip(union.members, own, strict=True):
                self._around.setdefault(member, []).append((number, one))
        self.totals = np.stack([self._added(place) for place in range(shape[0])])
        self.line = _line(question, self.totals)
        self.others = others_of(self.totals, self.mask)
        self.rest = _line(question, self.others)
        power = details.weights if details else counted.weights[:, :, None]
        power = once(power) if question.is_mean else power
        heard = zip(unions, self._heard, strict=True)
        self.weights = np.stack(
            [
                (power[list(u.members)] * own[..., None, None]).sum(axis=0)
                for u, own in heard
            ]
        )  # (unions, G, M or 1, 2)
        nodes = (*shape, len(question.nodes))
        # Of the groups, of the others beside each, and of the difference of the two.
        self.variance, self.behind, self.apart = np.zeros((3, *nodes))
        self.df = np.zeros(nodes, np.int64)

    def _added(self, place: int) -> Numbers:
        totals = self._counted.totals[list(self.unions[place].members)]
        own = normed(totals) if self.question.is_mean else totals
        return np.asarray((own * self._heard[place][..., None]).sum(axis=0))

    def add(
        self, block: Block, units: Places, *, sums: GroupSums | None = None
    ) -> None:
        """Add the sheets of some units; `units` are the numbers of the block's.

        `sums` are those of the block, where they are known.
        """
        layers = self._layers(units)
        if not len(layers.union):
            return
        sums = sums or sums_of(self.question, block)
        x = sums.totals
        if (block.weight != 1).any():
            x = x * block.weight[:, None, None]
        size = sums.size if self.question.by_totals else None
        own, rest = self._slopes(layers, units)
        mask = self.mask[layers.union]
        z, apart = moved(x, own, rest, mask, block.unit)
        away = away_of(z, block, size)
        squares = squares_of(away, block)
        differ, behind = None, None
        if apart is not None:
            gap = away_of(apart, block, size)
            differ = squares_of(gap, block)
            behind = squares_of(np.subtract(away, gap, out=away), block)
        present = answered(self.question, sums.totals)
        df = counted_of(present, layers.heard, block)
        for depth, union in enumerate(layers.union):
            at, to = np.flatnonzero(union >= 0), union[union >= 0]
            np.add.at(self.variance, to, squares[at, depth])
            if differ is not None and behind is not None:
                np.add.at(self.apart, to, differ[at, depth])
                np.add.at(self.behind, to, behind[at, depth])
            np.add.at(self.df, to, df[depth, at])

    def _layers(self, units: Places) -> Layers:
        """Return, layer by layer, a union of each unit, and who is heard in it."""
        above: list[list[tuple[int, Flags]]] = [[] for _unit in units]
        for place, unit in enumerate(units.tolist()):
            above[place] = self._around.get(unit, [])
        none = (-1, np.zeros(self.question.n_groups, dtype=bool))
        depths = range(max(map(len, above), default=0))
        rows = [[one[d] if d < len(one) else none for one in above] for d in depths]
        shape = (len(rows), len(units), self.question.n_groups)
        return Layers(
            np.array([[number for number, _own in row] for row in rows], np.int64),
            np.array([[own for _number, own in row] for row in rows]).reshape(shape),
        )

    def _slopes(self, layers: Layers, units: Places) -> tuple[Numbers, Numbers]:
        """Return by layer and unit what its sheets move the indices by.

        Each is (L, U, G, M, 2 J).
        """
        union = layers.union
        totals = self._counted.totals[units] * layers.heard[..., None]
        others = others_of(totals, self.mask[union])
        own = inside(self.line.gradient[union], totals, self.question)
        rest = inside(self.rest.gradient[union], others, self.question)
        own[(union < 0)[..., None] | ~layers.heard] = 0.0
        rest[union < 0] = 0.0
        return own, rest


def _line(question: Question, totals: Numbers) -> Line:
    """Return indices of totals; of a whole tree most nodes are not asked for."""
    best = max(question.score)
    found = linearise_totals(totals, question.tree, best=best, nodes=question.nodes)
    return Line(found.index, found.gradient)
