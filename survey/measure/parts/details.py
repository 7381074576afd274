"""How many sheets of each group say anything of each factor."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from survey.measure.parts.block import Block, Numbers, Places
from survey.measure.parts.question import Question


class Details(NamedTuple):
    """Sheets with an answer in a node, by unit, group and node; and their weights."""

    n: Places  # (U, G, M)
    weights: Numbers  # (U, G, M, 2): Σw, Σw²

    @classmethod
    def joined(cls, parts: Iterable[Self]) -> Self:
        """Return the units of several blocks, one after the other."""
        return cls(*(np.concatenate(column) for column in zip(*parts, strict=True)))

    def of(self, members: Sequence[int]) -> Places:
        """Return how many sheets some units have together, (G, M)."""
        return np.asarray(self.n[list(members)].sum(axis=0))


def count_details(
    question: Question, block: Block, n_units: int, flags: NDArray[np.bool_]
) -> Details:
    """Return how many sheets of each unit answer each node.

    `flags` say of each sheet which: however it is grouped, as `answered_levels` does.
    """
    n_cells = n_units * question.n_groups
    inside = block.group < question.n_groups
    cell = (block.unit[block.psu] * question.n_groups + block.group)[inside]
    is_plain = bool((block.weight == 1).all())
    weight = None if is_plain else block.weight[block.psu][inside]
    counts, sums = [], []
    for column in flags[inside].T:
        own = cell[column]
        n = np.bincount(own, minlength=n_cells)
        counts.append(n)
        powers = [n, n]
        if weight is not None:
            w = weight[column]
            powers = [np.bincount(own, one, n_cells) for one in (w, w * w)]
        sums.append(np.stack(powers, axis=-1).astype(np.float64))
    shape = (n_units, question.n_groups, len(question.nodes))
    return Details(
        np.stack(counts, axis=-1).reshape(shape),
        np.stack(sums, axis=-2).reshape(*shape, 2),
    )


def answered_levels(question: Question, levels: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Return in which nodes each sheet has an answer, (n, M)."""
    is_level = ((levels > 0) & (levels <= len(question.score))).astype(np.float32)
    return np.asarray(is_level @ question.members.T.astype(np.float32) > 0)


def answered(question: Question, totals: Numbers) -> NDArray[np.bool_]:
    """Return in which nodes there is an answer, (…, M), by totals (…, 2 J)."""
    answers = totals[..., totals.shape[-1] // 2 :]
    # One product of two matrices: of a stack of small ones it would be many.
    flat = answers.reshape(-1, answers.shape[-1])
    found = flat @ question.members.T.astype(np.float64) > 0
    return np.asarray(found.reshape(*answers.shape[:-1], -1))
