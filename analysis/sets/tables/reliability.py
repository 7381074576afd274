"""How far the items of each factor go together."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from analysis.reliability import (
    cronbach_alpha,
    feldt_interval,
    mean_correlation,
    weighted_covariance,
)
from analysis.sets.rows import Cell, Rows
from analysis.sets.survey_set import SurveySet

_COLUMNS = (
    "factor", "n_complete", "k", "alpha_unweighted", "alpha_weighted", "feldt_lo",
    "feldt_hi", "mean_interitem_r",
)  # fmt: skip


def reliability(found: SurveySet) -> Rows:
    """Return ``reliability.csv``, over the sheets that answer all items of a factor."""
    return Rows(_COLUMNS, _reliability(found))


def _reliability(found: SurveySet) -> Iterator[tuple[Cell, ...]]:
    tree = found.tree
    for k in range(tree.n_criteria, len(tree.codes) - 1):
        levels = found.levels[:, tree.members[k]].astype(np.float64)
        complete = (levels > 0).all(axis=1)
        head = (tree.codes[k], int(complete.sum()), levels.shape[1])
        try:
            yield (*head, *_figures(levels[complete], found.design.weight[complete]))
        except ValueError:  # one item, too few sheets, or all alike: there is none
            yield (*head, *[None] * 5)


def _figures(
    levels: NDArray[np.float64], weight: NDArray[np.float64]
) -> tuple[float, ...]:
    plain = weighted_covariance(levels)
    alpha = cronbach_alpha(plain)
    limits = feldt_interval(alpha, n=len(levels), n_items=levels.shape[1])
    weighted = cronbach_alpha(weighted_covariance(levels, weight))
    return (alpha, weighted, *map(float, limits), mean_correlation(plain))
