"""Inside a unit: an index must not give back the one part of it that is hidden.

An index is a mean of its parts, so a single hidden part is found from the others. A
second part is hidden with it, and the same one in every unit: the one that has the
fewest answers in all. Were it another in each unit, the unit above and the units beside
would give it back.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from survey.methods import Method
from survey.methods.method import ROOT
from survey.withholding.forest import Flags, Sizes


@dataclass(frozen=True, slots=True)
class Parts:
    """The nodes of a method by place, and the parts of each index, lowest first."""

    codes: Sequence[str]  # criteria first, the overall index last
    n_criteria: int
    of_index: Mapping[int, Sequence[int]]

    @classmethod
    def of(cls, method: Method, codes: Sequence[str]) -> Self:
        """Return the parts of every index, nodes in the order of their codes."""
        place = {code: number for number, code in enumerate(codes)}
        found: dict[int, list[int]] = {}
        for factor in method.factors:
            found[place[factor.code]] = [place[one.code] for one in factor.criteria]
        for content in method.contents:
            found[place[content.code]] = [place[one.code] for one in content.factors]
        found[place[ROOT]] = [place[one.code] for one in method.contents]
        return cls(codes, len(method.criteria), found)


def close_within(parts: Parts, totals: Sizes, hidden: Flags, before: Flags) -> Flags:
    """Return what has to be hidden of every unit, given what is."""
    found = hidden.copy()
    order = np.argsort(np.argsort(totals.sum(axis=0), kind="stable"))
    while True:
        some = found.any(axis=1) & ~found[:, -1]
        seen = found.copy()
        for number in np.flatnonzero(some).tolist():
            # Those hidden the last time first, so that the choice stays.
            rank = order - len(order) * before[number]
            heard = totals[number] > 0
            for index, below in parts.of_index.items():
                answered = [one for one in below if heard[one]]
                _close(index, answered, found[number], rank)
        whole = found[:, -1]
        found[whole] = totals[whole] > 0
        if (found == seen).all():
            return found


def _close(index: int, parts: list[int], own: Flags, rank: NDArray[np.intp]) -> None:
    """Hide what one index of a unit needs; `own` are the unit's flags."""
    told = sorted((one for one in parts if not own[one]), key=lambda one: rank[one])
    n_hidden = len(parts) - len(told)
    if parts and not told and len(parts) == 1:
        own[index] = True  # it is its only part
    elif told and n_hidden == (0 if own[index] else 1):
        own[told[0]] = True
