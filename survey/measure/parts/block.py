"""Sheets of whole collecting units, and what they add up to by group."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from analysis import GroupSums, group_sums
from survey.measure.parts.question import Question

Numbers = NDArray[np.float64]
Places = NDArray[np.int64]

_OPTION = bytes.maketrans(b"10.", b"\x05\x01\x00")


class Block(NamedTuple):
    """The sheets of some collecting units, with the group each is in.

    `stratum` is that of the variance: strata that share a known total are one.
    """

    levels: NDArray[np.uint8]
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


def count_block(question: Question, block: Block, n_units: int) -> Counted:
    """Return what the sheets of each unit add up to."""
    sums = sums_of(question, block)
    order = np.arange(n_units)
    starts = np.searchsorted(block.unit, order)
    weight = block.weight[:, None]
    power = np.stack([sums.sheets * weight, sums.sheets * weight**2], axis=-1)
    return Counted(
        np.add.reduceat(sums.totals * weight[..., None], starts),
        np.add.reduceat(sums.totals, starts),
        np.add.reduceat(sums.sheets, starts).astype(np.int64),
        np.add.reduceat(power, starts),
    )


def sums_of(question: Question, block: Block) -> GroupSums:
    """Return what the sheets of each counter-day add up to, each counting once."""
    return group_sums(
        block.levels,
        block.psu,
        block.group,
        question.score,
        n_psus=len(block.stratum),
        n_groups=question.n_groups,
    )
