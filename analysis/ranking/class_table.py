"""Classes of hundreds of units at once."""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.ranking.bands import best_first
from analysis.ranking.chances import chance_at_least
from analysis.ranking.comparisons import Flags, Numbers
from analysis.ranking.printed import printed
from analysis.ranking.verdicts import check_level


class ClassTable(NamedTuple):
    """Classes and their probabilities, one row a unit.

    Attributes
    ----------
    classes : tuple of (str or None), length c + 1
        Best first; None, the last, stands for below all bounds.
    chances : ndarray, shape (k, c + 1)
        Each row adds up to 1.
    chosen : ndarray of int, shape (k,)
        Place in `classes` that the printed index earns.
    certain : ndarray of bool, shape (k,)
        That class has at least the probability asked for; else it is borderline.
    """

    classes: tuple[str | None, ...]
    chances: Numbers
    chosen: NDArray[np.int64]
    certain: Flags


def class_table(
    index: ArrayLike,
    se: ArrayLike,
    bands: Mapping[str, float],
    *,
    df: ArrayLike = np.inf,
    n_star: ArrayLike | None = None,
    decimals: int = 2,
    level: float = 0.9,
) -> ClassTable:
    """Classify many units, with the probability of every class.

    Parameters
    ----------
    index, se : array_like of float, shape (k,)
        Indices and standard errors on 0-100.
    bands : mapping of class to lower bound in [0, 100]
        In any order; bounds must differ.
    df, n_star : array_like, shape (k,) or one number, optional
        As in `chance_at_least`; ``inf`` as `n_star` of a census.
    decimals : int, optional
        Decimals as published: the printed index decides the class.
    level : float, optional
        From which probability a class is certain, above 0.5 and at most 1.

    Returns
    -------
    ClassTable

    Raises
    ------
    ValueError
        As `chance_at_least`; if the shapes do not fit, there are no bands, two bounds
        are equal, one lies outside [0, 100], or `level` is out of range.

    Examples
    --------
    >>> table = class_table([95, 89.996], [1.0, 2.0], {"good": 80, "excellent": 90})
    >>> [table.classes[place] for place in table.chosen], table.certain.tolist()
    (['excellent', 'excellent'], [True, False])
    """
    names = best_first(bands)
    bounds = np.array([bands[name] for name in names])
    check_level(level)
    value, error, freedom, size = _columns(index, se, df, n_star)
    above = chance_at_least(
        bounds, value, error, df=freedom, n_star=size, decimals=decimals
    )
    ends = np.zeros((len(value), 1)), np.ones((len(value), 1))
    chances = np.diff(np.concatenate([ends[0], above, ends[1]], axis=1))
    chosen = (printed(value, decimals) < bounds).sum(axis=1)
    certain = chances[np.arange(len(value)), chosen] >= level
    return ClassTable((*names, None), chances, chosen, certain)


def _columns(
    index: ArrayLike, se: ArrayLike, df: ArrayLike, n_star: ArrayLike | None
) -> tuple[Numbers, Numbers, Numbers, Numbers | None]:
    """Return everything as columns, to stand beside the row of bounds."""
    value = np.asarray(index, np.float64)
    if value.ndim != 1:
        raise ValueError(f"index needs one value a unit, got shape {value.shape}")
    rest = [np.asarray(part, np.float64) for part in (se, df)]
    if n_star is not None:
        rest.append(np.asarray(n_star, np.float64))
    if any(part.shape not in ((), value.shape) for part in rest):
        raise ValueError(
            f"index, se, df and n_star need one value a unit, got {value.shape} and "
            f"{', '.join(str(part.shape) for part in rest)}"
        )
    error, freedom, *size = (
        np.broadcast_to(part, value.shape)[:, None] for part in rest
    )
    return value[:, None], error, freedom, size[0] if size else None
