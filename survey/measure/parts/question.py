"""What is asked of groups of sheets: an index and its factors, or what was chosen."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Self

import numpy as np
from numpy.typing import NDArray

from analysis import Tree
from survey.measure.instrument import Instrument
from survey.models import Level, Weighting

CHOSEN = (0.0, 0.0, 0.0, 0.0, 100.0)  # a chosen option is level 5, another level 1


@dataclass(frozen=True, slots=True)
class Question:
    """Indices of some nodes of a tree, for so many groups."""

    tree: Tree
    score: Sequence[float]
    nodes: Sequence[int]
    n_groups: int
    fewest: int  # sheets a unit must have to be in a mean of units
    weighting: Weighting
    factor: float = 1.0

    @classmethod
    def of_groups(
        cls, instrument: Instrument, n_groups: int, weighting: Weighting
    ) -> Self:
        """Ask for the overall index of so many groups."""
        tree, fewest = instrument.tree, instrument.method.minimum_n
        return cls(
            tree,
            instrument.score,
            [len(tree.codes) - 1],
            n_groups,
            fewest,
            weighting,
            instrument.factor,
        )

    @classmethod
    def of_details(
        cls, instrument: Instrument, n_groups: int, weighting: Weighting
    ) -> Self | None:
        """Ask for the factors of so many groups, if there are several."""
        nodes = factors_of(instrument.tree)
        if not nodes:
            return None
        whole = cls.of_groups(instrument, n_groups, weighting)
        return replace(whole, nodes=nodes)

    @classmethod
    def of_options(cls, n_options: int, fewest: int, weighting: Weighting) -> Self:
        """Ask how many chose each option, among those who chose any."""
        tree = Tree.build([(f"o{place}", None, None, 1) for place in range(n_options)])
        return cls(tree, CHOSEN, range(n_options), 1, fewest, weighting)

    @property
    def codes(self) -> list[str]:
        """Return the codes of the nodes."""
        return [self.tree.codes[node] for node in self.nodes]

    @property
    def members(self) -> NDArray[np.bool_]:
        """Return which criteria belong to which of the nodes, (M, J)."""
        return self.tree.members[list(self.nodes)]

    @property
    def is_mean(self) -> bool:
        """Return whether each unit counts once."""
        return self.weighting == Weighting.UNITS

    @property
    def by_totals(self) -> bool:
        """Return whether the weights restore the totals of the strata."""
        return self.weighting == Weighting.TRANSACTIONS


def factors_of(tree: Tree) -> list[int]:
    """Return the factors that are not all there is, by their numbers."""
    whole = tree.members[-1]
    return [
        node
        for node, level in enumerate(tree.levels)
        if str(level) == Level.FACTOR and not np.array_equal(tree.members[node], whole)
    ]
