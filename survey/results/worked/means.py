"""How the index of a node comes from those below it, by the aggregate of the method."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from survey.figures.branches import Branch, UnitFigures
from survey.methods import Method
from survey.models import Figure

ALIKE = 1e-3  # points: frozen values have four decimals
OF_FACTORS = {"factors", "weighted"}


class Part(NamedTuple):
    """An index that goes into another, and its weight there."""

    code: str
    value: float
    weight: float


@dataclass(frozen=True, slots=True)
class Mean:
    """The weighted mean that makes a composite index."""

    figure: Figure
    parts: tuple[Part, ...]
    divisor: float  # the sum of the weights; 0 where nothing is divided

    @property
    def products(self) -> float:
        """Return the sum of the indices, each times its weight."""
        return sum(part.value * part.weight for part in self.parts)

    @property
    def is_plain(self) -> bool:
        """Return whether all weigh the same."""
        return len({part.weight for part in self.parts}) == 1

    @property
    def is_sum(self) -> bool:
        """Return whether the parts are added up, such as points."""
        return not self.divisor


def factor_mean(method: Method, factor: Branch) -> Mean | None:
    """Return how a factor comes from its criteria."""
    weights = _criterion_weights(method, factor.branches)
    return _mean(method, factor.figure, factor.branches, weights)


def overall_mean(method: Method, figures: UnitFigures) -> Mean | None:
    """Return how the overall index comes from its criteria or factors."""
    parts = figures.criteria
    weights = _criterion_weights(method, parts)
    if method.aggregate in OF_FACTORS:
        is_weighted = method.aggregate == "weighted"
        parts = figures.factors
        weights = [f.weight if is_weighted else 1.0 for f in method.factors]
    return _mean(method, figures.overall, parts, weights)


def _criterion_weights(method: Method, criteria: Iterable[Branch]) -> list[float]:
    if method.aggregate == "pooled":  # one ratio of all answers
        return [float(criterion.figure.n) for criterion in criteria]
    by_code = {criterion.code: criterion.weight for criterion in method.criteria}
    return [by_code[criterion.code] for criterion in criteria]


def _mean(
    method: Method,
    figure: Figure,
    branches: Sequence[Branch],
    weights: Sequence[float],
) -> Mean | None:
    """Return the mean, None where its parts do not lead to what was frozen.

    A part that is withheld counts and is not told; and what a weighted round pools
    stands nowhere in its figures.
    """
    parts = tuple(
        Part(branch.code, branch.figure.value, weight)
        for branch, weight in zip(branches, weights, strict=True)
        if branch.figure.value is not None
    )
    divisor = 0.0 if method.measure == "points" else sum(p.weight for p in parts)
    found = Mean(figure, parts, divisor)
    if figure.value is None or not parts:
        return None
    is_told = abs(found.products / (divisor or 1) - figure.value) < ALIKE
    return found if is_told else None
