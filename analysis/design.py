"""The design of a sample, row by row: stratum, sampling unit, weight, frame."""

from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.rows import checked_weight
from analysis.stratum import Stratum
from analysis.summaries import summarise_many
from analysis.tree import Tree


@dataclass(frozen=True, eq=False, slots=True)
class Design:
    """A one-stage stratified cluster sample of n sheets.

    Attributes
    ----------
    psu : ndarray of int, shape (n,)
        Number of each sheet's sampling unit, 0 to P − 1.
    stratum_of_psu : ndarray of int, shape (P,)
        Number of each sampling unit's stratum, 0 to H − 1.
    weight : ndarray of float, shape (n,)
    population : tuple of (float or None), length H
        Sampling units in each stratum's frame; None without correction.
    """

    psu: NDArray[np.int64]
    stratum_of_psu: NDArray[np.int64]
    weight: NDArray[np.float64]
    population: tuple[float | None, ...]

    @classmethod
    def build(
        cls,
        *,
        stratum: ArrayLike,
        psu: ArrayLike,
        weight: ArrayLike | None = None,
        fpc: ArrayLike | None = None,
    ) -> Self:
        """Return the design, numbering strata and sampling units by their names.

        Parameters
        ----------
        stratum : array_like, shape (n,)
            Names or numbers of any kind.
        psu : array_like, shape (n,)
            Unique within the stratum only: the key is (stratum, psu).
        weight : array_like of float, shape (n,), optional
            0 or more; 1 by default. A sheet of weight 0 keeps its sampling unit in
            the design.
        fpc : array_like of float, shape (n,), optional
            Sampling units in the stratum's frame, the same on each of its rows;
            nan for no correction.

        Returns
        -------
        Design

        Raises
        ------
        ValueError
            If shapes differ, a weight is negative or not finite, or a stratum has two
            values of `fpc`, or one not above 0.

        Examples
        --------
        >>> Design.build(stratum=["A", "A", "B"], psu=[1, 2, 1]).stratum_of_psu
        array([0, 0, 1])
        """
        names = np.asarray(stratum)
        n = len(names)
        if np.shape(psu) != (n,):
            raise ValueError(f"psu must have shape ({n},), got {np.shape(psu)}")
        strata, home = np.unique(names, return_inverse=True)
        _, inner = np.unique(np.asarray(psu), return_inverse=True)
        n_inner = int(inner.max(initial=0)) + 1
        keys, units = np.unique(home * n_inner + inner, return_inverse=True)
        ones = np.ones(n) if weight is None else np.asarray(weight)
        return cls(
            units,
            keys // n_inner,
            checked_weight(ones, n),
            _population(fpc, home, strata),
        )

    @property
    def n_strata(self) -> int:
        """Number of strata H."""
        return len(self.population)


def summarise_design(
    levels: NDArray[np.integer[Any]],
    design: Design,
    tree: Tree,
    *,
    domain: NDArray[np.bool_] | None = None,
) -> list[Stratum]:
    """Return the sufficient statistics of weighted sheets, for `estimate`.

    Parameters
    ----------
    levels : ndarray of int, shape (n, J)
        1 to 5 the level, 0 blank, 6 not applicable.
    design : Design
    tree : Tree
    domain : ndarray of bool, shape (n,), optional
        The rows to estimate for, which may cut through strata and sampling units;
        all by default.

    Returns
    -------
    list of Stratum, length H
        Strata keep all sampling units of the design; those outside the domain have
        totals of 0, without which the variance of a domain would be too small. Do not
        `merge` two domains of one stratum: their sampling units are the same.

    Raises
    ------
    ValueError
        If shapes or codes do not fit.

    References
    ----------
    .. [1] C.-E. Särndal, B. Swensson, J. Wretman (1992), *Model Assisted Survey
       Sampling*, section 10.3.
    """
    rows = domain_rows(domain, len(design.psu))
    levels = np.asarray(levels)
    if len(levels) != len(design.psu):
        raise ValueError(f"levels need {len(design.psu)} rows, got {len(levels)}")
    return summarise_many(
        levels[rows],
        design.psu[rows],
        design.stratum_of_psu,
        tree,
        n_strata=design.n_strata,
        population=design.population,
        weight=design.weight[rows],
    )


def domain_rows(domain: NDArray[np.bool_] | None, n: int) -> NDArray[np.bool_]:
    """Return the rows of a domain as a mask, or raise ValueError."""
    if domain is None:
        return np.ones(n, dtype=bool)
    rows = np.asarray(domain)
    if rows.shape != (n,) or rows.dtype != bool:
        raise ValueError(f"domain must be a mask of shape ({n},), got {rows.shape}")
    return rows


def _population(
    fpc: ArrayLike | None, home: NDArray[np.int64], strata: NDArray[Any]
) -> tuple[float | None, ...]:
    if fpc is None:
        return (None,) * len(strata)
    frame = np.asarray(fpc, dtype=np.float64)
    if frame.shape != home.shape:
        raise ValueError(f"fpc must have shape {home.shape}, got {frame.shape}")
    first = np.full(len(strata), np.nan)
    first[home] = frame
    same = (frame == first[home]) | (np.isnan(frame) & np.isnan(first[home]))
    if not np.all(same):
        odd = strata[home[np.argmin(same)]]
        raise ValueError(f"fpc must be the same on all rows of stratum {odd!r}")
    return tuple(_frame(value, name) for value, name in zip(first, strata, strict=True))


def _frame(value: float, name: object) -> float | None:
    if np.isnan(value) or np.isposinf(value):
        return None
    if value <= 0:
        raise ValueError(f"fpc must be above 0, got {value} in stratum {name!r}")
    return float(value)
