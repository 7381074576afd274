"""What is kept of a stratum's answer sheets: counts, totals and cross products."""

from dataclasses import dataclass, replace
from functools import cache
from typing import Self

import numpy as np
from numpy.typing import NDArray

from analysis.answers import N_LEVELS
from analysis.packing import pack, unpack

Count = NDArray[np.int64]
Number = NDArray[np.int64] | NDArray[np.float64]

_MARK = b"hls2"  # format and version of `to_bytes`


@dataclass(frozen=True, eq=False, slots=True)
class Stratum:
    """Sufficient statistics of one stratum, such as one collecting unit.

    Every index of every node, its standard error and its interval follow from these
    sums, for the stratum and for any union of strata, without the sheets.

    Attributes
    ----------
    n_sheets : int
        Answer sheets, blank ones included.
    n_psu : int
        Primary sampling units (counter-days), those without an answer included.
    population : float or None
        Primary sampling units in the frame; None when nothing was drawn, or with
        replacement: no finite population correction.
    counts : ndarray of int, shape (J, 7)
        Sheets by criterion and code: blank, levels 1 to 5, not applicable.
    totals : ndarray, shape (5, J)
        Sum of weights by level and criterion: T of the notes.
    cross : ndarray, shape (5 J, 5 J)
        Sum over the sampling units of the cross products of their totals: Q.
    sizes : ndarray, shape (2,)
        Sums over the sampling units of m_c and of m_c², with m_c the weight of all
        sheets of sampling unit c, blank ones included.
    size_cross : ndarray, shape (5, J)
        Sum over the sampling units of m_c times their totals. With `sizes` what
        post-stratification needs, see `domains_of`.
    node_sheets, node_psus : ndarray of int, shape (N,)
        Sheets, and sampling units, with a valid answer in each node of the tree.
    node_weights : ndarray of shape (2, N), or None
        Sum and sum of squares of the weights of `node_sheets`; None when every sheet
        of the stratum weighs the same: then all numbers are whole, and exact.

    Notes
    -----
    With x_c the 5 J totals of sampling unit c (one indicator a level and criterion),
    T = Σ x_c and Q = Σ x_c x_c'. Any index I = g(T) with gradient G has the
    linearised variance (1 − f) n/(n − 1) G'(Q − TT'/n)G [1]_. The indicators of all
    five levels are kept, rather than of one score, so that a score decided upon
    later has its standard error as well; levels 1 and 2 are nearly empty, so the
    packed size grows far less than the 25/9 of the matrix.

    References
    ----------
    .. [1] C.-E. Särndal, B. Swensson, J. Wretman (1992), *Model Assisted Survey
       Sampling*, sections 5.5-5.7.
    """

    n_sheets: int
    n_psu: int
    population: float | None
    counts: Count
    totals: Number
    cross: Number
    sizes: Number
    size_cross: Number
    node_sheets: Count
    node_psus: Count
    node_weights: NDArray[np.float64] | None = None

    @property
    def n_criteria(self) -> int:
        """Number of criteria J."""
        return len(self.counts)

    @property
    def weight_sums(self) -> Number:
        """Sum and sum of squares of weights by node, shape (2, N)."""
        if self.node_weights is None:
            return np.stack([self.node_sheets, self.node_sheets])
        return self.node_weights

    @property
    def sampling_fraction(self) -> float:
        """Share f of the frame that was drawn; 0 without a frame."""
        return 0.0 if self.population is None else self.n_psu / self.population

    def with_population(self, population: float | None) -> Self:
        """Return the stratum with another number of sampling units in the frame."""
        check_population(population, self.n_psu)
        return replace(self, population=population)

    def merge(self, other: "Stratum") -> "Stratum":
        """Add sheets of the same stratum collected in other sampling units.

        Parameters
        ----------
        other : Stratum
            Of the same tree and frame, sharing no sampling unit with this one.

        Returns
        -------
        Stratum
            Equal to the summary of all sheets together.

        Raises
        ------
        ValueError
            If the two differ in criteria, nodes, frame, or in whether the sheets
            are weighted, or the frame is too small for both.
        """
        _check_alike(self, other)
        check_population(self.population, self.n_psu + other.n_psu)
        weights = self.node_weights
        if weights is not None and other.node_weights is not None:
            weights = weights + other.node_weights
        return Stratum(
            self.n_sheets + other.n_sheets,
            self.n_psu + other.n_psu,
            self.population,
            self.counts + other.counts,
            self.totals + other.totals,
            self.cross + other.cross,
            self.sizes + other.sizes,
            self.size_cross + other.size_cross,
            self.node_sheets + other.node_sheets,
            self.node_psus + other.node_psus,
            weights,
        )

    def to_bytes(self) -> bytes:
        """Return a compact, versioned block of bytes; `from_bytes` reads it."""
        sheets = np.array([self.n_sheets, self.n_psu], dtype=np.int64)
        population = np.array([np.nan if self.population is None else self.population])
        triangle = self.cross[np.triu_indices(len(self.cross))]
        weights = np.zeros((0, 0)) if self.node_weights is None else self.node_weights
        arrays = [
            sheets, population, self.counts, self.totals, triangle, self.sizes,
            self.size_cross, self.node_sheets, self.node_psus, weights,
        ]  # fmt: skip
        return _MARK + pack(arrays)

    @classmethod
    def from_bytes(cls, block: bytes) -> "Stratum":
        """Return the stratum written by `to_bytes`.

        Raises
        ------
        ValueError
            If the bytes are of another kind or version, or damaged.
        """
        if block[: len(_MARK)] != _MARK:
            raise ValueError("these bytes are not a stratum of this version")
        arrays = unpack(block[len(_MARK) :])
        if len(arrays) != 10:
            raise ValueError("the stratum is damaged: it does not hold 10 arrays")
        (
            sheets, population, counts, totals, triangle,
            sizes, size_cross, node_sheets, node_psus, weights,
        ) = arrays  # fmt: skip
        return cls(
            int(sheets[0]),
            int(sheets[1]),
            None if np.isnan(population[0]) else float(population[0]),
            counts,
            totals,
            _square(triangle, N_LEVELS * len(counts)),
            sizes,
            size_cross,
            node_sheets,
            node_psus,
            weights if weights.size else None,
        )


def _square(triangle: Number, size: int) -> Number:
    """Return the symmetric matrix whose upper triangle is given row by row."""
    if triangle.size != size * (size + 1) // 2:
        raise ValueError("the stratum is damaged: the cross products do not fit")
    return triangle[_places(size)]


@cache
def _places(size: int) -> NDArray[np.int64]:
    """Return where each element of a symmetric matrix stands in its upper triangle."""
    rows, columns = np.triu_indices(size)
    places = np.zeros((size, size), dtype=np.int64)
    places[rows, columns] = places[columns, rows] = np.arange(len(rows))
    return places


def check_population(population: float | None, n_psu: int) -> None:
    """Raise ValueError unless the frame is unknown, or holds what was sampled."""
    if population is None:
        return
    if not (np.isfinite(population) and population > 0):
        raise ValueError(f"population must be above 0 or None, got {population}")
    if population < n_psu:
        raise ValueError(
            f"a frame of {population:g} sampling units cannot hold the {n_psu} "
            "sampled; leave it out where it is not known"
        )


def _check_alike(one: Stratum, other: Stratum) -> None:
    if one.counts.shape != other.counts.shape:
        raise ValueError("the strata have different criteria")
    if one.node_sheets.shape != other.node_sheets.shape:
        raise ValueError("the strata have different nodes")
    if one.population != other.population:
        raise ValueError(
            "parts of one stratum have one frame, got populations "
            f"{one.population} and {other.population}"
        )
    if (one.node_weights is None) != (other.node_weights is None):
        raise ValueError("one stratum is of weighted sheets, the other is not")
