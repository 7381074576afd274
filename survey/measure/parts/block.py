"""Sheets of whole collecting units, and what they add up to by group."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from analysis import GroupSums, scores_of_sheets, sums_of_scores
from survey.measure.parts.question import Question

Numbers = NDArray[np.float64]
Places = NDArray[np.int64]

_OPTION = bytes.maketrans(b"10.", b"\x05\x01\x00")


class Block(NamedTuple):
    """The sheets of some collecting units, with the group each is in.

    `stratum` is that of the variance: strata that share a known total are one.
    """

    scores: Numbers  # of each sheet, as `scores_of` returns them
    psu: Places  # of each sheet, the counter-day
    group: Places  # of each sheet; of none from the number of groups on
    stratum: Places  # of each counter-day
    weight: Numbers  # of each counter-day's sheets
    unit: Places  # of each counter-day, from 0


class Counted(NamedTuple):
    """What the sheets of each unit add up to, by group."""

    totals: Numbers  # (U, G, 2 J)
    unweighted: Numbers  # the same
    n: Places  # (U, G)
    weights: Numbers  # (U, G, 2): Σw, Σw²

    @classmethod
    def joined(cls, parts: Iterable[Self]) -> Self:
        """Return the units of several blocks, one after the other."""
        return cls(*(np.concatenate(column) for column in zip(*parts, strict=True)))

    def chosen(self, members: Sequence[int]) -> tuple[int, list[int]]:
        """Return how many sheets of some units chose anything, and each option."""
        sums = self.unweighted[list(members), 0].sum(axis=0)
        missing, answers = np.split(sums, 2)
        counts = np.rint(answers + missing / 100).astype(np.int64)
        return int(self.n[list(members), 0].sum()), counts.tolist()


def options_of(texts: Iterable[bytes], n_options: int) -> NDArray[np.uint8]:
    """Return what was chosen of some options: 5 chosen, 1 not, 0 nothing at all."""
    joined = b"".join(texts).translate(_OPTION)
    return np.frombuffer(joined, dtype=np.uint8).reshape(-1, n_options)


def scores_of(levels: NDArray[np.uint8], score: Sequence[float]) -> Numbers:
    """Return what each sheet adds to the totals, (n, 2 J)."""
    return scores_of_sheets(levels, score)


def count_block(question: Question, block: Block, n_units: int) -> Counted:
    """Return what the sheets of each unit add up to."""
    unit = block.unit[block.psu]
    add_up = partial(
        sums_of_scores,
        *(block.scores, unit, block.group),
        n_psus=n_units,
        n_groups=question.n_groups,
    )
    once = add_up()
    own = once
    if (block.weight != 1).any():
        weight = block.weight[block.psu]
        own = add_up(weight=weight)
    return Counted(
        own.totals,
        once.totals,
        once.sheets.astype(np.int64),
        np.stack([own.weights, own.squares], axis=-1),
    )


def sums_of(question: Question, block: Block) -> GroupSums:
    """Return what the sheets of each counter-day add up to, each counting once."""
    return sums_of_scores(
        block.scores,
        block.psu,
        block.group,
        n_psus=len(block.stratum),
        n_groups=question.n_groups,
    )
