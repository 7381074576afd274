"""The nodes of an index method: names, levels and nominal weights."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple

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


def aggregate_named(name: str) -> Aggregate:
    """Return the aggregate of that name, or raise ValueError."""
    try:
        return Aggregate(name)
    except ValueError:
        allowed = ", ".join(Aggregate)
        raise ValueError(f"aggregate must be one of {allowed}, got {name!r}") from None


def names(found: Iterable[str | None]) -> tuple[str, ...]:
    """Return the names in the order of their first appearance."""
    return tuple(dict.fromkeys(name for name in found if name is not None))


def check_codes(codes: tuple[str, ...]) -> None:
    """Raise ValueError unless every node has a code of its own."""
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


def criterion_matrix(
    rows: list[Criterion], factors: tuple[str, ...], contents: tuple[str, ...]
) -> NDArray[np.float64]:
    """Return the weight of each criterion in each node; 0 outside the node."""
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


def factor_matrix(
    rows: list[Criterion],
    factors: tuple[str, ...],
    contents: tuple[str, ...],
    kind: Aggregate,
    given: Mapping[str, float] | None,
) -> NDArray[np.float64] | None:
    """Return the weight of each factor in contents and overall, if they have any."""
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
