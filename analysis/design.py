"""The design of a sample, row by row: stratum, sampling unit, weight, frame."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress
from typing import Any, Literal, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.rows import checked_weight
from analysis.scores import Score
from analysis.strata import Strata
from analysis.stratum import Stratum
from analysis.summaries import summarise_strata
from analysis.tree import Tree

SmallFrame = Literal["refuse", "ignore"]


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
        small_frame: SmallFrame = "refuse",
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
        small_frame : {"refuse", "ignore"}
            What to do with a frame of fewer sampling units than the sample has: it
            is an error, or counts as unknown.

        Returns
        -------
        Design

        Raises
        ------
        ValueError
            If shapes differ, a weight is negative or not finite, or a stratum has two
            values of `fpc`, one not above 0, or one below its sampling units.

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
        n_psu = np.bincount(keys // n_inner, minlength=len(strata))
        frames = _population(fpc, home, strata)
        if small_frame == "ignore":
            pairs = zip(frames, n_psu.tolist(), strict=True)
            frames = tuple(None if f is not None and f < n else f for f, n in pairs)
        _check_frames(frames, n_psu, strata)
        return cls(units, keys // n_inner, checked_weight(ones, n), frames)

    @property
    def n_strata(self) -> int:
        """Number of strata H."""
        return len(self.population)

    def around(self, rows: NDArray[np.bool_]) -> tuple[NDArray[np.bool_], Self]:
        """Return the strata that some rows stand in, as a design of their own.

        A stratum without a row of the domain adds nothing to its variance; without
        the others a unit costs what its own strata cost, not what a country costs.

        Parameters
        ----------
        rows : ndarray of bool, shape (n,)

        Returns
        -------
        sheets : ndarray of bool, shape (n,)
            The rows of the smaller design: all of these strata, marked or not.
        design : Design
        """
        home = self.stratum_of_psu
        near = np.zeros(self.n_strata, dtype=bool)
        near[home[self.psu[rows]]] = True
        psus, sheets = near[home], near[home[self.psu]]
        numbers = np.cumsum(psus) - 1, np.cumsum(near) - 1
        return sheets, type(self)(
            numbers[0][self.psu[sheets]],
            numbers[1][home[psus]],
            self.weight[sheets],
            tuple(compress(self.population, near.tolist())),
        )


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
    found = summarise_domain(levels, design, tree, domain=domain)
    return found.apart(weighted=True)


def summarise_domain(
    levels: NDArray[np.integer[Any]],
    design: Design,
    tree: Tree,
    *,
    domain: NDArray[np.bool_] | None = None,
    scores: Sequence[Score] | None = None,
) -> Strata:
    """Return the same side by side, for `domains_of`; `scores` as `summarise_strata`.

    Parameters
    ----------
    levels, design, tree, domain
        As in `summarise_design`.
    scores : sequence of scores, optional

    Returns
    -------
    Strata

    Raises
    ------
    ValueError
        As `summarise_design`.
    """
    rows = domain_rows(domain, len(design.psu))
    levels = np.asarray(levels)
    if len(levels) != len(design.psu):
        raise ValueError(f"levels need {len(design.psu)} rows, got {len(levels)}")
    return summarise_strata(
        levels[rows],
        design.psu[rows],
        design.stratum_of_psu,
        tree,
        n_strata=design.n_strata,
        population=design.population,
        weight=design.weight[rows],
        scores=scores,
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


def _check_frames(
    frames: tuple[float | None, ...], n_psu: NDArray[np.int64], strata: NDArray[Any]
) -> None:
    for frame, n, name in zip(frames, n_psu.tolist(), strata, strict=True):
        if frame is not None and frame < n:
            raise ValueError(
                f"stratum {name!r} has {n} sampling units, its frame (fpc) {frame:g}"
            )


def _frame(value: float, name: object) -> float | None:
    if np.isnan(value) or np.isposinf(value):
        return None
    if value <= 0:
        raise ValueError(f"fpc must be above 0, got {value} in stratum {name!r}")
    return float(value)
