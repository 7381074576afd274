"""Answer sheets in the order of their strata and sampling units."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.magnitudes import LEAST, MOST

_BLOCK_CELLS = 300_000  # sampling units x indicators held at a time: a cache full
_PIECE = 1 << 16  # sheets counted at a time: their columns stay in the cache


class Rows(NamedTuple):
    """Sheets sorted by stratum and sampling unit; numbers start at 0."""

    levels: NDArray[np.uint8]
    psu: NDArray[np.int64]
    home: NDArray[np.int64]  # stratum of each sampling unit, ascending
    weight: NDArray[np.float64] | None
    n_strata: int


def sorted_rows(
    levels: NDArray[np.uint8],
    psu: NDArray[np.integer],
    home: NDArray[np.integer],
    weight: NDArray[np.float64] | None,
    n_strata: int,
) -> Rows:
    """Return the sheets sorted by stratum, then sampling unit."""
    if np.all(home[1:] >= home[:-1]) and np.all(psu[1:] >= psu[:-1]):
        # As they come: a copy of a country's sheets would take longer than the sums.
        return Rows(levels, _whole(psu), _whole(home), weight, n_strata)
    order = np.argsort(home, kind="stable")
    rank = np.empty(len(home), dtype=np.int64)
    rank[order] = np.arange(len(home))
    key = rank[psu]
    sorted_home = home[order].astype(np.int64)
    if np.all(key[1:] >= key[:-1]):
        return Rows(levels, key, sorted_home, weight, n_strata)
    rows = np.argsort(key, kind="stable")
    weight = None if weight is None else weight[rows]
    return Rows(levels[rows], key[rows], sorted_home, weight, n_strata)


def _whole(numbers: NDArray[Any]) -> NDArray[np.int64]:
    return numbers.astype(np.int64, copy=False)


def blocks(
    rows: Rows, n_columns: int, groups: NDArray[np.int64] | None = None
) -> Iterator[Rows]:
    """Cut the rows into runs of whole strata with a bounded number of cells.

    A group of strata, where groups are given, is not cut either.
    """
    n_strata = rows.n_strata
    ends = np.arange(1, n_strata + 1)
    if groups is not None:
        ends = np.append(np.flatnonzero(np.diff(groups)) + 1, n_strata)
    first_psu = np.searchsorted(rows.home, np.arange(n_strata + 1))
    first_row = np.searchsorted(rows.psu, first_psu)
    start = 0
    while start < n_strata:
        limit = first_psu[start] + _BLOCK_CELLS // n_columns
        stop = int(np.searchsorted(first_psu, limit, side="right")) - 1
        fits = int(np.searchsorted(ends, stop, side="right")) - 1
        stop = int(ends[max(fits, int(np.searchsorted(ends, start, side="right")))])
        psus = slice(first_psu[start], first_psu[stop])
        sheets = slice(first_row[start], first_row[stop])
        yield Rows(
            rows.levels[sheets],
            rows.psu[sheets] - first_psu[start],
            rows.home[psus] - start,
            None if rows.weight is None else rows.weight[sheets],
            stop - start,
        )
        start = stop


def pieces(rows: Rows) -> Iterator[Rows]:
    """Cut the rows into runs of a bounded number of sheets."""
    for start in range(0, len(rows.psu), _PIECE):
        chosen = slice(start, start + _PIECE)
        yield rows._replace(
            levels=rows.levels[chosen],
            psu=rows.psu[chosen],
            weight=None if rows.weight is None else rows.weight[chosen],
        )


def check_rows(n: int, psu: NDArray[Any], home: NDArray[Any], n_strata: int) -> None:
    """Raise ValueError unless every sheet and sampling unit has its place."""
    if psu.shape != (n,):
        raise ValueError(f"psu must have shape ({n},), one a sheet, got {psu.shape}")
    if n and not (psu.min() >= 0 and psu.max() < len(home)):
        raise ValueError(f"psu must lie between 0 and {len(home) - 1}")
    if len(home) and not (home.min() >= 0 and home.max() < n_strata):
        raise ValueError(f"stratum_of_psu must lie between 0 and {n_strata - 1}")


def checked_weight(weight: NDArray[Any], n: int) -> NDArray[np.float64]:
    """Return one weight a sheet, or raise ValueError."""
    values = np.asarray(weight, dtype=np.float64)
    if values.shape != (n,):
        raise ValueError(f"weight must have shape ({n},), got {values.shape}")
    usable = (values == 0) | ((values >= LEAST) & (values <= MOST))
    if not np.all(usable):
        row = int(np.argmin(usable))
        raise ValueError(
            f"weights must be 0, or {LEAST:g} to {MOST:g}; "
            f"row {row + 1} is {values[row]}"
        )
    return values


def checked_groups(groups: NDArray[Any], n_strata: int) -> NDArray[np.int64]:
    """Return the group of each stratum, or raise ValueError."""
    home = np.asarray(groups)
    if home.shape != (n_strata,) or home.dtype.kind not in "iu":
        raise ValueError(f"groups needs {n_strata} whole numbers, got {home.shape}")
    if np.any(home[1:] < home[:-1]):
        raise ValueError("strata of one group must stand together, in ascending order")
    return home.astype(np.int64, copy=False)
