"""The door to the statistics: columns of answers go in, rows of figures come out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

from analysis import (
    MEAN,
    N_LEVELS,
    Estimate,
    Score,
    Stratum,
    Tree,
    classify,
    competition_ranks,
    decode,
    estimate,
    from_counts,
    par_points,
    poststratify,
    summarise_many,
)
from analysis.sets import read_set, tables_of, write_tables
from survey.methods import Method

__all__ = [
    "CONFIDENCE",
    "N_LEVELS",
    "Instrument",
    "Measured",
    "Stratum",
    "competition_ranks",
    "par_points",
    "transaction_weights",
]

CONFIDENCE = 0.95
DECIMALS = 9  # of frozen values; what the last bits say differs between machines
WEAK = "weak"  # the class below all bounds of a method

# The matrices are small: on a machine that serves pages as well, threads for one
# product spend three times its duration waiting for each other.
_THREADS = ThreadpoolController()


class Measured(NamedTuple):
    """The figure of one node in one domain, before it is decided what is shown."""

    node: str
    level: str
    n: int
    counts: list[int]
    value: float | None
    share: float | None
    mean: float | None
    se: float | None
    low: float | None
    high: float | None
    n_eff: float | None
    df: int
    deff: float | None
    coverage: float
    fallback: str


@dataclass(frozen=True, slots=True)
class Instrument:
    """An index method in the shape the statistics take it."""

    method: Method
    tree: Tree
    satisfied: Score
    score: Score

    @classmethod
    def of(cls, method: Method) -> Self:
        """Return the instrument of a method."""
        satisfied = tuple(
            100.0 if level in method.satisfied else 0.0
            for level in range(1, N_LEVELS + 1)
        )
        score = satisfied if method.measure == "share" else MEAN
        return cls(method, _tree(method), satisfied, score)

    @property
    def criteria(self) -> tuple[str, ...]:
        """Return the codes of the criteria, in order."""
        return self.tree.codes[: self.tree.n_criteria]

    def count_sheets(
        self, items: Sequence[str], units: Sequence[Sequence[bytes]]
    ) -> list[Stratum]:
        """Return the statistics of units whose sheets are given by counter-day.

        `items` are the criteria asked, in the order of the answers; one that the
        method lacks is left out, one that was not asked counts as blank.
        """
        cells = [cell for unit in units for cell in unit]
        sizes = [len(cell) // len(items) for cell in cells]
        levels = decode(b"".join(cells), len(items))
        with _THREADS.limit(limits=1):
            return summarise_many(
                self._by_criterion(levels, items),
                np.repeat(np.arange(len(cells)), sizes),
                np.repeat(np.arange(len(units)), [len(unit) for unit in units]),
                self.tree,
                n_strata=len(units),
            )

    def count_tally(self, counts: Mapping[str, Sequence[int]]) -> Stratum:
        """Return the statistics of published counts, by criterion and level."""
        nobody = [0] * N_LEVELS
        return from_counts([counts.get(c, nobody) for c in self.criteria], self.tree)

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
        counts = self.tree.members.astype(np.int64) @ codes
        return [
            self._measured(one, row)
            for one, row in zip(found, counts.tolist(), strict=True)
        ]

    def classify(self, value: float) -> str:
        """Return the class of an overall index; empty when the method has none."""
        bands = self.method.bands
        if bands is None:
            return ""
        bounds = {name: getattr(bands, name) for name in bands.__slots__}
        return classify(value, bounds, decimals=self.method.rounding) or WEAK

    def _by_criterion(
        self, levels: NDArray[np.uint8], items: Sequence[str]
    ) -> NDArray[np.uint8]:
        if tuple(items) == self.criteria:
            return levels
        columns = np.zeros((len(levels), len(self.criteria)), dtype=np.uint8)
        for column, criterion in enumerate(self.criteria):
            if criterion in items:
                columns[:, column] = levels[:, items.index(criterion)]
        return columns

    def _measured(self, found: Estimate, counts: list[int]) -> Measured:
        parts = found.distribution
        share = None if parts is None else float(np.dot(parts, self.satisfied))
        return Measured(
            node=found.node,
            level=str(found.level),
            n=found.n,
            counts=counts,
            value=_frozen(found.index),
            share=None if parts is None else _frozen(share),
            mean=_frozen(found.mean_index),
            # One counter-day has no spread of its own: unknown, which is not 0.
            se=None if found.fallback == "df0" else _frozen(found.se),
            low=_frozen(found.low),
            high=_frozen(found.high),
            n_eff=_frozen(found.n_eff),
            df=found.df,
            deff=_frozen(found.deff),
            coverage=round(found.coverage, DECIMALS),
            fallback=found.fallback,
        )


def transaction_weights(
    sheets: Mapping[str, int], totals: Mapping[str, int]
) -> dict[str, float]:
    """Return a weight for each unit's sheets: units then count by transactions."""
    return dict(poststratify(sheets, totals).weights)


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


def _frozen(value: float | None) -> float | None:
    """Round away what differs between machines, and the sign that SQLite drops of 0."""
    return None if value is None else round(value, DECIMALS) + 0.0


def analyse_set(
    folder: Path, out: Path, *, strict: bool
) -> tuple[tuple[str, ...], list[str]]:
    """Write the tables of a set of files; return notes, and the files written."""
    found = read_set(folder, strict=strict)
    tables = tables_of(found)
    write_tables(tables, out)
    return found.notes, list(tables)
