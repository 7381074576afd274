"""An index method: a tree of contents, factors and criteria, and how it is added up."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from survey.documents import Texts

Measure = Literal["share", "mean", "points", "rates"]
Aggregate = Literal["criteria", "pooled", "factors", "weighted", "none"]

MEASURES: tuple[Measure, ...] = ("share", "mean", "points", "rates")
AGGREGATES: tuple[Aggregate, ...] = (
    *("criteria", "pooled", "factors", "weighted"),
    "none",  # of rates, which are never added up
)
ROOT = "overall"  # code of the node above the contents
INDEX = 100.0  # the most an index can be


@dataclass(frozen=True, slots=True)
class Rate:
    """The two counts a rate is made of, as an office has them.

    Of a complement measure what is typed are the cases against: all others, also the
    silent ones, count for it.
    """

    counted: Texts
    total: Texts
    complement: bool


@dataclass(frozen=True, slots=True)
class Criterion:
    """What a closed question measures; `text` is the question, `name` a label.

    With a rate it is no question but two counts.
    """

    code: str
    weight: float
    name: Texts
    text: Texts
    rate: Rate | None = None


@dataclass(frozen=True, slots=True)
class Factor:
    """Criteria that belong together; the weight counts under "weighted" alone."""

    code: str
    weight: float
    name: Texts
    criteria: tuple[Criterion, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """A main part of the index, such as policies or services."""

    code: str
    name: Texts
    factors: tuple[Factor, ...]


@dataclass(frozen=True, slots=True)
class Bands:
    """Lower bounds of the classes, themselves inside; below `average` is weak."""

    excellent: float
    good: float
    fair: float
    average: float


@dataclass(frozen=True, slots=True)
class Method:
    """An index method as it was published: one code and version, never changed."""

    code: str
    version: int
    title: Texts
    legal_basis: Texts
    notes: Texts
    valid_from: date | None
    valid_to: date | None
    scale: int
    satisfied: tuple[int, ...]
    levels: Mapping[str, tuple[str, ...]]
    measure: Measure
    aggregate: Aggregate
    rounding: int
    minimum_n: int
    bands: Bands | None
    par_points: float | None
    contents: tuple[Content, ...]

    @property
    def is_asked(self) -> bool:
        """Return whether people answer questions; else offices type counts."""
        return self.measure != "rates"

    @property
    def languages(self) -> tuple[str, ...]:
        """Return the languages in which every text of the method is given."""
        return tuple(self.title)

    @property
    def factors(self) -> tuple[Factor, ...]:
        """Return the factors of all contents, in order."""
        return tuple(factor for content in self.contents for factor in content.factors)

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """Return the criteria of all factors, in order."""
        return tuple(c for factor in self.factors for c in factor.criteria)

    def most(self, node: str) -> float:
        """Return the most a node can have: 100, or its points added up."""
        if self.measure != "points":
            return INDEX
        return float((self.scale - 1) * self._size(node))

    def _size(self, node: str) -> int:
        """Return how many criteria stand at a node or below it."""
        return sum(
            node in {ROOT, content.code, factor.code, criterion.code}
            for content in self.contents
            for factor in content.factors
            for criterion in factor.criteria
        )
