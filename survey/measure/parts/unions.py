"""Units told together: their groups' indices, and variances added up block by block."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis import linearise_totals, residuals_of_sums
from survey.measure.parts.block import Block, Counted, Numbers, Places, sums_of
from survey.measure.parts.question import Question
from survey.measure.parts.slopes import heard_of, inside, normed, once, others_of

Flags = NDArray[np.bool_]


class Union(NamedTuple):
    """Collecting units by number, and which of their groups are told and compared."""

    members: Sequence[int]
    shown: Sequence[int]  # groups
    compared: Sequence[int] = ()  # those of them that are held against each other


class Unions:
    """The groups of many unions of units, all on one question."""

    def __init__(
        self, question: Question, unions: Sequence[Union], counted: Counted
    ) -> None:
        """Take the unions, and what all collecting units add up to."""
        self.question, self.unions = question, unions
        self._counted = counted
        shape = (len(unions), question.n_groups)
        self.mask = np.zeros(shape, dtype=bool)
        for place, union in enumerate(unions):
            self.mask[place, list(union.compared)] = True
        self._heard = [heard_of(question, one.members, counted.n) for one in unions]
        self.totals = np.stack([self._added(place) for place in range(shape[0])])
        best = max(question.score)
        self.line = linearise_totals(self.totals, question.tree, best=best)
        self.others = others_of(self.totals, self.mask)
        self.rest = linearise_totals(self.others, question.tree, best=best)
        power = once(counted.weights) if question.is_mean else counted.weights
        heard = zip(unions, self._heard, strict=True)
        self.weights = np.stack(
            [(power[list(u.members)] * own[..., None]).sum(axis=0) for u, own in heard]
        )
        nodes = (*shape, len(question.nodes))
        self.variance, self.apart = np.zeros(nodes), np.zeros(nodes)
        self.df, self.joint_df = np.zeros(shape, np.int64), np.zeros(shape[0], np.int64)

    def _added(self, place: int) -> Numbers:
        totals = self._counted.totals[list(self.unions[place].members)]
        own = normed(totals) if self.question.is_mean else totals
        return np.asarray((own * self._heard[place][..., None]).sum(axis=0))

    def add(self, block: Block, units: Places) -> None:
        """Add the sheets of some units; `units` are the numbers of the block's."""
        sums = sums_of(self.question, block)
        x = sums.totals * block.weight[:, None, None]
        size = sums.size if self.question.by_totals else None
        for chosen, heard in self._layers(units):
            here = chosen[block.unit]
            inside_any = here >= 0
            if not inside_any.any():
                continue
            own, rest = self._slopes(chosen, heard, units)
            z = np.einsum("pgk,pgmk->pgm", x, own[block.unit])
            mask = self.mask[here]
            together = np.einsum("pgk,pg->pk", x, mask)
            apart = z + mask[..., None] * np.einsum(
                "pgk,pgmk->pgm", x, rest[block.unit]
            )
            apart -= np.einsum("pk,pgmk->pgm", together, rest[block.unit])
            self._spread(self.variance, z, block.stratum, size, here)
            self._spread(self.apart, apart, block.stratum, size, here)
            present = (sums.sheets > 0) & heard[block.unit]
            self._count(present, mask, block.stratum, here)

    def _layers(self, units: Places) -> list[tuple[Places, Flags]]:
        """Return, layer by layer, a union of each unit (−1: none), and who is heard."""
        above: list[list[tuple[int, Flags]]] = [[] for _unit in units]
        places = {unit: place for place, unit in enumerate(units.tolist())}
        for number, (union, heard) in enumerate(
            zip(self.unions, self._heard, strict=True)
        ):
            for member, own in zip(union.members, heard, strict=True):
                if member in places:
                    above[places[member]].append((number, own))
        none = (-1, np.zeros(self.question.n_groups, dtype=bool))
        layers = []
        for depth in range(max(map(len, above), default=0)):
            row = [one[depth] if depth < len(one) else none for one in above]
            chosen = np.array([number for number, _own in row])
            layers.append((chosen, np.stack([own for _number, own in row])))
        return layers

    def _slopes(
        self, chosen: Places, heard: Flags, units: Places
    ) -> tuple[Numbers, Numbers]:
        """Return by unit what its sheets move the indices by; (U, G, M, 2 J)."""
        nodes = list(self.question.nodes)
        totals = self._counted.totals[units] * heard[..., None]
        others = others_of(totals, self.mask[chosen])
        own = inside(self.line.gradient[chosen][:, :, nodes], totals, self.question)
        rest = inside(self.rest.gradient[chosen][:, :, nodes], others, self.question)
        outside = (chosen < 0)[:, None] | ~heard
        own[outside], rest[chosen < 0] = 0.0, 0.0
        return own, rest

    def _spread(
        self,
        into: Numbers,
        z: Numbers,
        stratum: Places,
        size: Numbers | None,
        here: Places,
    ) -> None:
        flat = residuals_of_sums(z.reshape(len(z), -1), stratum, size=size)
        squares = np.square(flat).reshape(z.shape)
        inside_any = here >= 0
        np.add.at(into, here[inside_any], squares[inside_any])

    def _count(
        self, present: Flags, mask: Flags, stratum: Places, here: Places
    ) -> None:
        """Add sampling units and take away strata, those with a sheet."""
        both = np.column_stack([present, (present & mask).any(axis=1)])
        both &= (here >= 0)[:, None]
        # Strata are sorted with their counter-days, and stand in one union each.
        starts = np.flatnonzero(np.diff(stratum, prepend=-1))
        any_here = np.logical_or.reduceat(both, starts, axis=0)
        df = np.zeros((len(self.unions), both.shape[1]), dtype=np.int64)
        np.add.at(df, here[here >= 0], both[here >= 0].astype(np.int64))
        home = here[starts]
        np.subtract.at(df, home[home >= 0], any_here[home >= 0].astype(np.int64))
        self.df += df[:, :-1]
        self.joint_df += df[:, -1]
