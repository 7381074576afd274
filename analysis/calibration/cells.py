"""Cells: sheets that share their level in every margin."""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.spreads import Matrix, Vector

_SHOWN = 5  # names a message lists before it stops


class Cells(NamedTuple):
    """The combinations of levels that occur among n sheets.

    Attributes
    ----------
    cell : ndarray of int, shape (n,)
        Number of each sheet's cell.
    codes : ndarray of int, shape (m, M)
        Number of the level of each cell in each of the M margins.
    """

    cell: NDArray[np.int64]
    codes: NDArray[np.int64]

    def base(self, weight: Vector) -> Vector:
        """Return the sum of the weights of each cell, shape (m,)."""
        return cell_sums(self.cell, weight, len(self.codes))

    def dummies(self, n_levels: Iterable[int]) -> Matrix:
        """Return one indicator a level, margins after one another, shape (m, p)."""
        blocks = [
            (column[:, None] == np.arange(size)).astype(np.float64)
            for column, size in zip(self.codes.T, n_levels, strict=True)
        ]
        return np.hstack(blocks)


def cell_sums(cell: NDArray[np.int64], values: Vector, size: int) -> Vector:
    """Return the sums of values by number of the cell, shape (size,)."""
    return np.bincount(cell, values, size).astype(np.float64, copy=False)


def level_codes(
    margin: str, labels: ArrayLike, levels: tuple[str, ...]
) -> NDArray[np.int64]:
    """Return the number of each sheet's level in a margin.

    Parameters
    ----------
    margin : str
        Its name, for the message.
    labels : array_like of str, shape (n,)
    levels : tuple of str

    Returns
    -------
    ndarray of int, shape (n,)

    Raises
    ------
    ValueError
        If a label is not among the levels; the labels are named, with their number
        of sheets.
    """
    names = np.asarray(labels)
    if names.dtype == object:  # None and text cannot be sorted together
        names = names.astype(np.str_)
    if names.ndim != 1:
        raise ValueError(
            f"{margin!r} needs one label a sheet, got the shape {names.shape}"
        )
    found, inverse, counts = np.unique(names, return_inverse=True, return_counts=True)
    number = {level: k for k, level in enumerate(levels)}
    unknown = [
        f"{str(name)!r} ({count} sheets)"
        for name, count in zip(found.tolist(), counts.tolist(), strict=True)
        if str(name) not in number
    ]
    if unknown:
        raise ValueError(f"levels of {margin!r} without a total: {listed(unknown)}")
    place = np.array([number[str(name)] for name in found.tolist()], dtype=np.int64)
    return place[inverse]


def combined(codes: list[NDArray[np.int64]], sizes: list[int]) -> Cells:
    """Return the cells of sheets whose levels are given margin by margin."""
    key = np.zeros(len(codes[0]), dtype=np.int64)
    for column, size in zip(codes, sizes, strict=True):
        _, key = np.unique(key * size + column, return_inverse=True)
    first = np.zeros(int(key.max(initial=-1)) + 1, dtype=np.int64)
    first[key] = np.arange(len(key))
    return Cells(key, np.stack([column[first] for column in codes], axis=1))


def listed(names: list[str]) -> str:
    """Return names as a list in a message; of many the first few."""
    more = len(names) - _SHOWN
    return ", ".join(names[:_SHOWN]) + (f" and {more} more" if more > 0 else "")
