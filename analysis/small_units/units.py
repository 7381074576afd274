"""Which units are predicted how: by their number of answers."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.small_units.estimates import Kind

Flags = NDArray[np.bool_]


class Roles(NamedTuple):
    """Units whose direct estimate is used, and those that keep it as it is."""

    sampled: Flags
    direct: Flags


def roles(n: ArrayLike | None, k: int, minimum: int, direct_from: int | None) -> Roles:
    """Divide k units by their number of answers."""
    if n is None:
        if direct_from is not None:
            raise ValueError("direct_from needs n, the number of answers of each unit")
        return Roles(np.ones(k, dtype=bool), np.zeros(k, dtype=bool))
    answers = np.asarray(n, np.float64)
    if answers.shape != (k,) or not np.all(np.isfinite(answers) & (answers >= 0)):
        raise ValueError(f"n needs a number of answers, 0 or more, for {k} units")
    if direct_from is not None and direct_from < minimum:
        raise ValueError(
            f"direct_from must be at least minimum, {minimum}, got {direct_from}"
        )
    sampled = answers >= minimum
    limit = np.inf if direct_from is None else direct_from
    return Roles(sampled, answers >= limit)


def kinds(role: Roles, gamma: NDArray[np.float64]) -> tuple[Kind, ...]:
    """Name how each value came about; without weight of its own it is synthetic."""
    named: list[Kind] = []
    for direct, weight in zip(role.direct, gamma, strict=True):
        named.append("direct" if direct else "model" if weight > 0 else "synthetic")
    return tuple(named)
