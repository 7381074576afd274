"""Many strata side by side, so that one operation serves all of them."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from analysis.answers import N_LEVELS
from analysis.scores import Score, from_the_top, score_map
from analysis.stratum import Count, Number, Stratum
from analysis.tree import Tree

LEVELS = np.eye(N_LEVELS)  # every level apart: any score can be taken later


@dataclass(frozen=True, eq=False, slots=True)
class Strata:
    """Sufficient statistics of H strata; arrays of `Stratum` with a leading axis H.

    Attributes
    ----------
    worth : ndarray, shape (B, 5)
        What the B columns of a criterion in `cross` are worth by level: the five
        levels apart (`LEVELS`), or a few scores, from the top, and a row of ones.
    population : ndarray of float, shape (H,)
        nan without a frame.
    cross : ndarray, shape (H, B J, B J)
        Cross products of the totals of sampling units, in these columns.
    n_sheets, n_psu, counts, totals, sizes, size_cross : ndarray
        As in `Stratum`; (H,), (H,), (H, J, 7), (H, 5, J), (H, 2), (H, 5, J).
    node_sheets, node_psus, node_weights : ndarray
        As in `Stratum`; (H, N), (H, N), (H, 2, N).
    """

    worth: NDArray[np.float64]
    n_sheets: Count
    n_psu: Count
    population: NDArray[np.float64]
    counts: Count
    totals: Number
    cross: Number
    sizes: Number
    size_cross: Number
    node_sheets: Count
    node_psus: Count
    node_weights: Number

    @classmethod
    def of(cls, strata: "Sequence[Stratum] | Strata") -> "Strata":
        """Return strata side by side, or raise ValueError if they do not fit."""
        if isinstance(strata, Strata):
            return strata
        if not strata:
            raise ValueError("a domain needs at least one stratum")
        if len({stratum.counts.shape for stratum in strata}) > 1:
            raise ValueError("the strata have different criteria")
        if len({stratum.node_sheets.shape for stratum in strata}) > 1:
            raise ValueError("the strata have different nodes")
        frames = [s.population for s in strata]
        return cls(
            LEVELS,
            np.array([s.n_sheets for s in strata]),
            np.array([s.n_psu for s in strata]),
            np.array([np.nan if n is None else n for n in frames]),
            _stacked(strata, "counts"),
            _stacked(strata, "totals"),
            _stacked(strata, "cross"),
            _stacked(strata, "sizes"),
            _stacked(strata, "size_cross"),
            _stacked(strata, "node_sheets"),
            _stacked(strata, "node_psus"),
            _stacked(strata, "weight_sums"),
        )

    def apart(self, *, weighted: bool) -> list[Stratum]:
        """Return the strata one by one; `weighted` when sheets differ in weight."""
        if not self.keeps_levels:
            raise ValueError("only strata that keep every level can be taken apart")
        return [
            Stratum(
                int(self.n_sheets[h]),
                int(self.n_psu[h]),
                None if np.isnan(self.population[h]) else float(self.population[h]),
                self.counts[h],
                self.totals[h],
                self.cross[h] if weighted else self.cross[h].astype(np.int64),
                self.sizes[h],
                self.size_cross[h],
                self.node_sheets[h],
                self.node_psus[h],
                self.node_weights[h] if weighted else None,
            )
            for h in range(len(self))
        ]

    def __len__(self) -> int:
        return len(self.n_sheets)

    @property
    def n_criteria(self) -> int:
        """Number of criteria J."""
        return int(self.counts.shape[1])

    @property
    def keeps_levels(self) -> bool:
        """Whether cross products are kept for every level apart."""
        return self.worth is LEVELS

    @property
    def sampling_fraction(self) -> NDArray[np.float64]:
        """Share of each frame that was drawn; 0 without a frame."""
        known = ~np.isnan(self.population)
        frame = np.where(known, self.population, 1.0)
        return np.where(known, self.n_psu / frame, 0.0)

    def take(self, chosen: slice | NDArray[Any]) -> Self:
        """Return some of the strata, by numbers, mask or slice."""
        parts = (getattr(self, f.name) for f in fields(self) if f.name != "worth")
        return type(self)(self.worth, *(part[chosen] for part in parts))

    def scoring(self, score: Score) -> NDArray[np.float64]:
        """Return how a score, from the top, and the answers follow from the columns.

        Parameters
        ----------
        score : sequence of 5 floats

        Returns
        -------
        ndarray, shape (2, B)

        Raises
        ------
        ValueError
            If the score does not follow from what was kept.
        """
        wanted = np.stack([from_the_top(score_map(score)), np.ones(N_LEVELS)])
        mix = np.linalg.lstsq(self.worth.T, wanted.T, rcond=None)[0].T
        mix = np.where(np.abs(mix - np.round(mix)) < 1e-12, np.round(mix), mix)
        if not np.allclose(mix @ self.worth, wanted, rtol=0, atol=1e-9):
            raise ValueError(
                f"these strata were summarised for the scores {self.worth.tolist()}; "
                f"{list(score)} does not follow from them"
            )
        return np.asarray(mix)


def _stacked(strata: Sequence[Stratum], name: str) -> NDArray[Any]:
    return np.stack([getattr(stratum, name) for stratum in strata])


def worth_of(scores: Sequence[Score] | None) -> NDArray[np.float64]:
    """Return what the kept columns are worth: every level, or scores and ones."""
    if scores is None:
        return LEVELS
    rows = [from_the_top(score_map(score)) for score in scores]
    return np.stack([*rows, np.ones(N_LEVELS)])


def empty_strata(
    n_strata: int,
    tree: Tree,
    worth: NDArray[np.float64],
    *,
    whole: bool,
    population: Sequence[float | None] | None = None,
) -> Strata:
    """Return strata without a sheet, to be filled; `whole` for whole numbers."""
    j, n, b = tree.n_criteria, len(tree.codes), len(worth)
    count = np.int64
    number: np.dtype[Any] = np.dtype(np.int64 if whole else np.float64)
    return Strata(
        worth,
        np.zeros(n_strata, count),
        np.zeros(n_strata, count),
        _frames(population, n_strata),
        np.zeros((n_strata, j, N_LEVELS + 2), count),
        np.zeros((n_strata, N_LEVELS, j), number),
        np.zeros((n_strata, b * j, b * j)),  # whole numbers too: matrix products
        np.zeros((n_strata, 2), number),
        np.zeros((n_strata, N_LEVELS, j), number),
        np.zeros((n_strata, n), count),
        np.zeros((n_strata, n), count),
        np.zeros((n_strata, 2, n), number),
    )


def _frames(
    population: Sequence[float | None] | None, n_strata: int
) -> NDArray[np.float64]:
    frames = [None] * n_strata if population is None else population
    if len(frames) != n_strata:
        raise ValueError(f"population needs {n_strata} values, got {len(frames)}")
    return np.array([np.nan if n is None else n for n in frames])
