"""Whether anything a table tells is a sum of answers, on the sheets there are.

Figures of units and groups are sums over criteria: they add up, and so can be
subtracted. What is no sum of answers, whatever it is combined with, cannot be used for
that. Patterns of factors are none, as a rule; but where everybody who is satisfied with
one thing is so with another, "with both" is the same as "with one".
"""

import numpy as np
from numpy.typing import NDArray

from survey.microdata import Cells
from survey.release.microdata.coarsening import N_ANSWERS, pairs_of

Vectors = NDArray[np.float64]


class Additive:
    """All sums of answers to some criteria, of some sheets."""

    def __init__(self, levels: Cells) -> None:
        self._levels = levels
        n = levels.shape[1] * N_ANSWERS
        products = pairs_of(levels).transpose(0, 2, 1, 3).reshape(n, n)
        self._inverse = np.linalg.pinv(products.astype(np.float64), hermitian=True)

    def left(self, pattern: NDArray[np.int64], n_patterns: int) -> float:
        """Return by how much any contrast of patterns differs from any sum, at least.

        As the sum of squares over all sheets, for a contrast of length 1: so many
        sheets, roughly, would have to be others for it to be a sum.
        """
        crossed = self._crossed(pattern, n_patterns)
        counts = np.bincount(pattern, minlength=n_patterns).astype(np.float64)
        rest = np.diag(counts) - crossed @ self._inverse @ crossed.T
        # All patterns together are all sheets: that one combination is always a sum.
        return float(np.linalg.eigvalsh(rest)[1]) if n_patterns > 1 else 0.0

    def _crossed(self, pattern: NDArray[np.int64], n_patterns: int) -> Vectors:
        """Return how many sheets of each pattern gave each answer."""
        counts = [
            np.bincount(pattern * N_ANSWERS + own, minlength=n_patterns * N_ANSWERS)
            for own in self._levels.T
        ]
        tables = [one.reshape(n_patterns, N_ANSWERS) for one in counts]
        return np.concatenate(tables, axis=1).astype(np.float64)
