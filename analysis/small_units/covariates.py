"""The covariates of a model, with the constant, and whether they can be told apart."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.magnitudes import finite

Matrix = NDArray[np.float64]

CONSTANT = "(constant)"
# Share of a covariate that must be new beside the constant and those before it.
_NEW = 1e-9


def covariate_matrix(
    covariates: ArrayLike | None, k: int, names: Sequence[str] | None
) -> tuple[Matrix, tuple[str, ...]]:
    """Return the covariates with a column of ones before them, and their names."""
    given = np.empty((k, 0)) if covariates is None else np.asarray(covariates, float)
    if given.ndim == 1:
        given = given[:, None]
    if given.ndim != 2 or len(given) != k:
        raise ValueError(
            f"covariates need one row a unit, shape ({k}, c), got {given.shape}"
        )
    count = given.shape[1]
    labels = [f"x{j + 1}" for j in range(count)] if names is None else list(names)
    if len(labels) != count:
        raise ValueError(f"names need one for each of {count} covariates, got {labels}")
    if not finite(given).all():
        unit, j = np.argwhere(~finite(given))[0]
        raise ValueError(
            f"covariate {labels[j]!r} of unit {unit + 1} is {given[unit, j]}; "
            "it must be finite, also for units without a direct estimate"
        )
    return np.hstack([np.ones((k, 1)), given]), (CONSTANT, *labels)


def check_rank(matrix: Matrix, names: Sequence[str]) -> None:
    """Refuse a covariate that the constant and the covariates before it determine."""
    size = np.linalg.norm(matrix, axis=0)
    new = np.abs(np.diag(np.linalg.qr(matrix / np.where(size > 0, size, 1.0)).R))
    for name, share in zip(names, new, strict=True):
        if share < _NEW:
            raise ValueError(
                f"covariate {name!r} is a combination of the constant and the "
                "covariates before it; leave it out"
            )
