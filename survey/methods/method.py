"""An index method: a tree of contents, factors and criteria, and how it is added up."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from survey.documents import Texts

Measure = Literal["share", "mean"]
Aggregate = Literal["criteria", "pooled", "factors", "weighted"]

MEASURES: tuple[Measure, ...] = ("share", "mean")
AGGREGATES: tuple[Aggregate, ...] = ("criteria", "pooled", "factors", "weighted")
ROOT = "overall"  # code of the node above the contents


@dataclass(frozen=True, slots=True)
class Criterion:
    """What a closed question measures; `text` is the question, `name` a label."""

    code: str
    weight: float
    name: Texts
    text: Texts


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
