"""How finely the answers of a unit may stand beside each other.

A release tells how many answered what, criterion by criterion. A file of sheets adds
how answers go together, and so whoever knows one or two answers of somebody could look
up the others. Therefore answers are put together until any two of a sheet are shared
by at least `fewest` sheets of the unit, whichever two (k^m-anonymity with m = 2;
Terrovitis, Mamoulis and Kalnis 2008). Of what was put together the numbers are told,
the links are not: nothing told elsewhere undoes it.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from survey.microdata import (
    N_CODES,
    NO_ANSWER,
    NOT_SATISFIED,
    NOT_TOLD,
    SATISFIED,
    UNSATISFIED,
    Cells,
)

N_ANSWERS = 6  # none, and five levels
Lookup = NDArray[np.uint8]  # the code of each answer
Counts = NDArray[np.float32]


class Coarsening:
    """What is told of each criterion of a unit, refined as far as it may be."""

    def __init__(
        self, levels: Cells, satisfied: Sequence[int], *, fewest: int = 10
    ) -> None:
        n, n_criteria = levels.shape
        self._levels, self._satisfied, self._fewest = levels, satisfied, fewest
        self._pairs = pairs_of(levels)
        self.lookups: dict[int, Lookup] = {}
        self._codes = np.zeros((n_criteria, N_ANSWERS, N_CODES), dtype=np.float32)
        self._silent = np.zeros(n, dtype=np.int64)  # who left what unanswered

    def refined(self, told: Sequence[int]) -> Cells:
        """Return the codes of all answers, those of other criteria not told."""
        for criterion in told if len(self._levels) >= self._fewest else ():
            self._try(criterion, _whether(self._satisfied))
        for criterion, lookup in list(self.lookups.items()):
            self._try_silence(criterion, _with_silence(lookup))
        for step in (_with_levels, _with_low_levels):
            for criterion, lookup in list(self.lookups.items()):
                self._try(criterion, step(lookup, self._satisfied))
        found = np.full(self._levels.shape, NOT_TOLD, dtype=np.uint8)
        for criterion, lookup in self.lookups.items():
            found[:, criterion] = lookup[self._levels[:, criterion]]
        return found

    def _try(self, criterion: int, lookup: Lookup) -> bool:
        """Take the codes of a criterion, if every pair of answers is frequent."""
        before = self._codes[criterion].copy()
        self._codes[criterion] = np.eye(N_CODES, dtype=np.float32)[lookup]
        inner = self._codes[criterion].T @ self._pairs[criterion]
        counts = inner @ self._codes
        is_frequent = bool(((counts == 0) | (counts >= self._fewest)).all())
        if is_frequent:
            self.lookups[criterion] = lookup
        else:
            self._codes[criterion] = before
        return is_frequent

    def _try_silence(self, criterion: int, lookup: Lookup) -> None:
        """Tell who gave no answer, if whole patterns of that are frequent as well.

        What a service never asks would lead to its few sheets.
        """
        pattern = 2 * self._silent + (self._levels[:, criterion] == 0)
        silent = np.unique(pattern, return_inverse=True)[1]
        if np.bincount(silent).min() >= self._fewest and self._try(criterion, lookup):
            self._silent = silent


def pairs_of(levels: Cells) -> Counts:
    """Return how many sheets gave each two answers: by criterion, criterion, answers.

    Of a criterion with itself, the numbers of its answers.
    """
    n = levels.shape[1]
    found = np.zeros((n, n, N_ANSWERS, N_ANSWERS), dtype=np.float32)
    columns = np.ascontiguousarray(levels.T)
    for one, other in _twos(n):
        joint = np.bincount(
            columns[one] * np.uint8(N_ANSWERS) + columns[other],
            minlength=N_ANSWERS * N_ANSWERS,
        ).reshape(N_ANSWERS, N_ANSWERS)
        found[one, other], found[other, one] = joint, joint.T
    return found


def _twos(n: int) -> Iterator[tuple[int, int]]:
    yield from ((one, other) for one in range(n) for other in range(one, n))


def _whether(satisfied: Sequence[int]) -> Lookup:
    """Return the coarsest codes: satisfied, or not or no answer."""
    lookup = np.full(N_ANSWERS, NOT_SATISFIED, dtype=np.uint8)
    lookup[list(satisfied)] = SATISFIED
    return lookup


def _with_silence(lookup: Lookup) -> Lookup:
    """Tell no answer apart from not satisfied."""
    found = np.where(lookup == NOT_SATISFIED, UNSATISFIED, lookup).astype(np.uint8)
    found[0] = NO_ANSWER
    return found


def _with_levels(lookup: Lookup, satisfied: Sequence[int]) -> Lookup:
    """Tell the levels of who is satisfied."""
    found = lookup.copy()
    found[list(satisfied)] = satisfied
    return found


def _with_low_levels(lookup: Lookup, _satisfied: Sequence[int]) -> Lookup:
    """Tell the levels of who is not, where no answer stands apart."""
    low = lookup == UNSATISFIED
    return np.where(low, np.arange(N_ANSWERS), lookup).astype(np.uint8)
