"""The nodes of an index method and how each is made of criteria."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

OVERALL = "overall"


class Level(StrEnum):
    """Where a node stands in the method."""

    CRITERION = "criterion"
    FACTOR = "factor"
    CONTENT = "content"
    OVERALL = "overall"


class Aggregate(StrEnum):
    """How criteria become factors, contents and the overall index."""

    CRITERIA = "criteria"
    POOLED = "pooled"
    FACTORS = "factors"
    WEIGHTED = "weighted"


class Criterion(NamedTuple):
    """A criterion's place in the method; `factor` and `content` may be None."""

    code: str
    factor: str | None
    content: str | None
    weight: float = 1.0


@dataclass(frozen=True, eq=False, slots=True)
class Tree:
    """The nodes of a method, criteria first, as matrices over the criteria.

    Attributes
    ----------
    codes : tuple of str, length N
        Criteria in the order of the answer sheet, factors, contents, "overall".
    levels : tuple of Level, length N
    aggregate : Aggregate
    weights : ndarray, shape (N, J)
        Weight of each of the J criteria in each node; 0 outside the node.
    factor_weights : ndarray of shape (N − J − F, F), or None
        Weight of each of the F factors in contents and overall, when these are
        means of factors; None when every node is made of criteria directly.
    """

    codes: tuple[str, ...]
    levels: tuple[Level, ...]
    aggregate: Aggregate
    weights: NDArray[np.float64]
    factor_weights: NDArray[np.float64] | None

    @classmethod
    def build(
        cls,
        criteria: Iterable[tuple[str, str | None, str | None, float]],
        aggregate: str = Aggregate.CRITERIA,
        *,
        factor_weights: Mapping[str, float] | None = None,
    ) -> Self:
        """Build the tree of a method.

        Parameters
        ----------
        criteria : iterable of (code, factor, content, weight)
            In the order of the answer sheet. `factor` and `content` may be None,
            which leaves the criterion to "overall" alone. Weights are above 0.
        aggregate : {"criteria", "pooled", "factors", "weighted"}
            See Notes.
        factor_weights : mapping of factor code to weight above 0, optional
            Needed by "weighted", refused by the others.

        Returns
        -------
        Tree

        Raises
        ------
        ValueError
            If there are no criteria, a code is empty, doubled or "overall", a weight
            is not above 0, the aggregate is unknown, a factor lies in two contents,
            a factor is missing although the aggregate is made of factors, or the
            factor weights do not name exactly the factors.

        Notes
        -----
        With R_c the index of criterion c, D_c its (weighted) number of answers and
        w_c its weight, sums over the criteria of the node:

        * criteria: Σ w_c R_c / Σ w_c;
        * pooled: Σ w_c D_c R_c / Σ w_c D_c, one ratio of all answers;
        * factors: factors as under "criteria", contents and overall the plain mean
          of their factors;
        * weighted: the same with `factor_weights`.

        Examples
        --------
        >>> tree = Tree.build([("A1", "A", "S", 1), ("A2", "A", "S", 1),
        ...                    ("B1", "B", "S", 1)])
        >>> tree.codes
        ('A1', 'A2', 'B1', 'A', 'B', 'S', 'overall')
        """
        rows = [Criterion(*row) for row in criteria]
        kind = _aggregate(aggregate)
        factors = _names(row.factor for row in rows)
        contents = _names(row.content for row in rows)
        codes = (*(row.code for row in rows), *factors, *contents, OVERALL)
        _check_codes(codes)
        levels = (
            *[Level.CRITERION] * len(rows),
            *[Level.FACTOR] * len(factors),
            *[Level.CONTENT] * len(contents),
            Level.OVERALL,
        )
        upper = _factor_matrix(rows, factors, contents, kind, factor_weights)
        weights = _criterion_matrix(rows, factors, contents)
        return cls(codes, levels, kind, weights, upper)

    @property
    def n_criteria(self) -> int:
        """Number of criteria J."""
        return self.levels.count(Level.CRITERION)

    @property
    def members(self) -> NDArray[np.bool_]:
        """Which criteria belong to which node, shape (N, J)."""
        return self.weights > 0

    def coefficients(
        self, answers: NDArray[np.float64]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return the weights of the criteria in every node, given who was answered.

        A criterion nobody answered is left out and the weights of the others are
        raised in proportion: inside the factor when the node is made of factors. A
        factor nobody answered is left out in the same way.

        Parameters
        ----------
        answers : ndarray, shape (J,)
            Number (or weighted number) of answers of each criterion.

        Returns
        -------
        coefficients : ndarray, shape (N, J)
            Rows add up to 1, or to 0 where nobody answered anything.
        coverage : ndarray, shape (N,)
            Share of the nominal weight that remains, in [0, 1].
        """
        answered = answers > 0
        pooled = self.aggregate is Aggregate.POOLED
        coefficients = _proportions(self.weights * (answers if pooled else answered))
        coverage = (self.weights @ answered) / self.weights.sum(axis=1)
        if self.factor_weights is not None:
            first = len(self.codes) - len(self.factor_weights)
            factors = slice(self.n_criteria, first)
            live = _proportions(self.factor_weights * (coverage[factors] > 0))
            coefficients[first:] = live @ coefficients[factors]
            nominal = _proportions(self.factor_weights)
            coverage[first:] = nominal @ coverage[factors]
        return coefficients, coverage


def _aggregate(name: str) -> Aggregate:
    try:
        return Aggregate(name)
    except ValueError:
        allowed = ", ".join(Aggregate)
        raise ValueError(f"aggregate must be one of {allowed}, got {name!r}") from None


def _names(found: Iterable[str | None]) -> tuple[str, ...]:
    """Return the names in the order of their first appearance."""
    return tuple(dict.fromkeys(name for name in found if name is not None))


def _check_codes(codes: tuple[str, ...]) -> None:
    if len(codes) == 1:
        raise ValueError("a method needs at least one criterion")
    if not all(codes):
        raise ValueError("a node has an empty code")
    doubled = sorted({code for code in codes if codes.count(code) > 1})
    if doubled:
        raise ValueError(
            f"every node needs a code of its own ('{OVERALL}' is taken); "
            f"used twice: {', '.join(doubled)}"
        )


def _criterion_matrix(
    rows: list[Criterion], factors: tuple[str, ...], contents: tuple[str, ...]
) -> NDArray[np.float64]:
    weight = np.array([row.weight for row in rows], dtype=np.float64)
    for row in rows:
        _check_weight(f"criterion {row.code!r}", row.weight)
    inside = [
        *np.eye(len(rows), dtype=bool),
        *([row.factor == factor for row in rows] for factor in factors),
        *([row.content == content for row in rows] for content in contents),
        [True] * len(rows),
    ]
    matrix = np.array(inside) * weight
    matrix.setflags(write=False)
    return matrix


def _factor_matrix(
    rows: list[Criterion],
    factors: tuple[str, ...],
    contents: tuple[str, ...],
    kind: Aggregate,
    given: Mapping[str, float] | None,
) -> NDArray[np.float64] | None:
    if (given is not None) != (kind is Aggregate.WEIGHTED):
        raise ValueError(
            "factor_weights belong to the aggregate 'weighted' and to no other"
        )
    if kind in (Aggregate.CRITERIA, Aggregate.POOLED):
        return None
    content_of = _content_of_factors(rows)
    weight = _factor_weights(factors, given)
    inside = [
        [content_of[factor] == content for factor in factors] for content in contents
    ]
    matrix = np.array([*inside, [True] * len(factors)]) * weight
    matrix.setflags(write=False)
    return matrix


def _content_of_factors(rows: list[Criterion]) -> dict[str, str | None]:
    content_of: dict[str, str | None] = {}
    for row in rows:
        if row.factor is None:
            raise ValueError(f"criterion {row.code!r} needs a factor")
        if content_of.setdefault(row.factor, row.content) != row.content:
            raise ValueError(f"factor {row.factor!r} lies in two contents")
    return content_of


def _factor_weights(
    factors: tuple[str, ...], given: Mapping[str, float] | None
) -> NDArray[np.float64]:
    if given is None:
        return np.ones(len(factors))
    if set(given) != set(factors):
        odd = ", ".join(sorted(set(given) ^ set(factors)))
        raise ValueError(f"factor_weights must name exactly the factors; see {odd}")
    for factor, weight in given.items():
        _check_weight(f"factor {factor!r}", weight)
    return np.array([given[factor] for factor in factors], dtype=np.float64)


def _check_weight(what: str, weight: float) -> None:
    if not (np.isfinite(weight) and weight > 0):
        raise ValueError(f"the weight of {what} must be above 0, got {weight}")


def _proportions(matrix: NDArray[np.float64]) -> NDArray[np.float64]:
    """Scale rows to add up to 1; rows of zeros stay."""
    total = matrix.sum(axis=1, keepdims=True)
    scaled: NDArray[np.float64] = np.zeros_like(matrix)
    np.divide(matrix, total, out=scaled, where=total > 0)
    return scaled
