"""An index method as the statistics take it: answers counted, figures estimated."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from analysis import (
    N_LEVELS,
    Estimate,
    Score,
    Stratum,
    Tree,
    classify,
    decode,
    estimate,
    from_counts,
    summarise_many,
)
from survey.measure.measured import Measured, measured
from survey.measure.scores import (
    factors_to_points,
    mean_score,
    satisfied_score,
    score_of,
)
from survey.measure.threads import one_thread
from survey.methods import Method
from survey.methods.method import ROOT

CONFIDENCE = 0.95
WEAK = "weak"  # the class below all bounds of a method

Levels = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Instrument:
    """An index method in the shape the statistics take it."""

    method: Method
    tree: Tree
    satisfied: Score
    mean: Score
    score: Score
    # What takes an index on 0-100 to the method's own figure, by node.
    factors: Mapping[str, float]

    @classmethod
    def of(cls, method: Method) -> Self:
        """Return the instrument of a method that asks people."""
        return cls(
            method,
            _tree(method),
            satisfied_score(method),
            mean_score(method),
            score_of(method),
            factors_to_points(method),
        )

    @property
    def criteria(self) -> tuple[str, ...]:
        """Return the codes of the criteria, in order."""
        return self.tree.codes[: self.tree.n_criteria]

    @property
    def bounds(self) -> dict[str, float]:
        """Return the lower bound of every class but the last; empty without classes."""
        bands = self.method.bands
        return {name: getattr(bands, name) for name in bands.__slots__} if bands else {}

    @property
    def factor(self) -> float:
        """Return what takes an overall index on 0-100 to the method's own."""
        return self.factors[ROOT]

    def weights(self, answers: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return what each criterion weighs in each node, by units × criteria."""
        found, _coverage = self.tree.coefficients(answers)
        return found

    def levels(self, items: Sequence[str], cells: Sequence[bytes]) -> Levels:
        """Return the answers of counter-days, one row a sheet, a column a criterion.

        `items` are the criteria asked, in the order of the answers; one that the
        method lacks is left out, one that was not asked counts as blank.
        """
        levels = decode(b"".join(cells), len(items))
        if tuple(items) == self.criteria:
            return levels
        columns = np.zeros((len(levels), len(self.criteria)), dtype=np.uint8)
        for column, criterion in enumerate(self.criteria):
            if criterion in items:
                columns[:, column] = levels[:, items.index(criterion)]
        return columns

    def count_sheets(
        self, items: Sequence[str], units: Sequence[Sequence[bytes]]
    ) -> list[Stratum]:
        """Return the statistics of units whose sheets are given by counter-day."""
        cells = [cell for unit in units for cell in unit]
        with one_thread():
            return summarise_many(
                self.levels(items, cells),
                sheet_numbers(cells, len(items)),
                np.repeat(np.arange(len(units)), [len(unit) for unit in units]),
                self.tree,
                n_strata=len(units),
            )

    def count_tally(self, counts: Mapping[str, Sequence[int]]) -> Stratum:
        """Return the statistics of published counts, by criterion and level."""
        rows = [_padded(counts.get(c, ())) for c in self.criteria]
        return from_counts(rows, self.tree)

    def measure(
        self,
        strata: Sequence[Stratum],
        weights: Sequence[float],
        *,
        by_totals: bool = False,
    ) -> list[Measured]:
        """Return the figures of every node in a union of strata.

        `by_totals` says that the weights are those of `transaction_weights`.
        """
        found = estimate(
            strata,
            self.tree,
            score=self.score,
            weights=weights,
            poststratified=by_totals,
            confidence=CONFIDENCE,
        )
        codes = np.sum([stratum.counts for stratum in strata], axis=0)
        return self.measured(found, codes)

    def measured(
        self, found: Sequence[Estimate], codes: NDArray[np.int64]
    ) -> list[Measured]:
        """Return estimates as they are frozen, with the answers by criterion."""
        counts = self.tree.members.astype(np.int64) @ codes
        return [
            measured(
                one,
                row,
                satisfied=self.satisfied,
                mean=self.mean,
                factor=self.factors[one.node],
            )
            for one, row in zip(found, counts.tolist(), strict=True)
        ]

    def classify(self, value: float) -> str:
        """Return the class of an overall index; empty when the method has none."""
        if not self.bounds:
            return ""
        return classify(value, self.bounds, decimals=self.method.rounding) or WEAK


def sheet_numbers(cells: Sequence[bytes], n_items: int) -> NDArray[np.int64]:
    """Return the number of each sheet's counter-day."""
    return np.repeat(np.arange(len(cells)), [len(cell) // n_items for cell in cells])


def _padded(counts: Sequence[int]) -> list[int]:
    """Return counts of all levels the statistics know, none above the scale."""
    return [*counts, *[0] * (N_LEVELS - len(counts))]


def _tree(method: Method) -> Tree:
    rows = [
        (criterion.code, factor.code, content.code, criterion.weight)
        for content in method.contents
        for factor in content.factors
        for criterion in factor.criteria
    ]
    is_weighted = method.aggregate == "weighted"
    weights = {factor.code: factor.weight for factor in method.factors}
    return Tree.build(
        rows, method.aggregate, factor_weights=weights if is_weighted else None
    )
