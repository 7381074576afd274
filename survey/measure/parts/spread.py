"""How far counter-days move the indices of the unions around them, a block at a time.

L layers of unions stand above U units with P counter-days; G groups, M nodes.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis import residuals_of_sums
from survey.measure.parts.block import Block, Numbers, Places

Flags = NDArray[np.bool_]


class Layers(NamedTuple):
    """Unions around units, and whose groups count in them."""

    union: Places  # (L, U); -1: none
    heard: Flags  # (L, U, G)


def moved(
    x: Numbers, own: Numbers, rest: Numbers, mask: Flags, unit: Places
) -> tuple[Numbers, Numbers | None]:
    """Return what each counter-day adds to an index, and to its difference.

    `x` are its totals, (P, G, 2 J); `own` and `rest` how these move a group's index and
    that of the others together, (L, U, G, M, 2 J); `mask` the compared groups. Found
    are (P, L, G, M); None for the difference where none is compared.
    """
    shape = (len(x), *own.shape[:1], *own.shape[2:4])
    z = np.empty(shape)
    apart = np.empty(shape) if mask.any() else None
    # Unit by unit: its days stand together, and all of them have its slopes.
    ends = np.searchsorted(unit, np.arange(own.shape[1] + 1))
    for number in range(own.shape[1]):
        days = slice(ends[number], ends[number + 1])
        mine = x[days]
        z[days] = _by_group(mine, own[:, number])
        if apart is not None:
            compared = mask[:, number]
            together = np.tensordot(compared.astype(float), mine, (1, 1))  # (L, P, 2 J)
            apart[days] = _by_group(mine, rest[:, number])
            apart[days] *= compared[..., None]
            apart[days] += z[days]
            apart[days] -= _of_all(together, rest[:, number])
    return z, apart


def _by_group(x: Numbers, slopes: Numbers) -> Numbers:
    """Return how each group's totals (P, G, 2 J) move the group; (P, L, G, M)."""
    n_layers, n_groups, n_nodes, width = slopes.shape
    columns = slopes.transpose(1, 3, 0, 2).reshape(n_groups, width, -1)
    found = np.matmul(x.swapaxes(0, 1), columns)  # (G, P, L M)
    by_layer = found.reshape(n_groups, -1, n_layers, n_nodes)
    return np.asarray(by_layer.transpose(1, 2, 0, 3))


def _of_all(together: Numbers, slopes: Numbers) -> Numbers:
    """Return how the totals of all (L, P, 2 J) move each group; (P, L, G, M)."""
    n_layers, n_groups, n_nodes, width = slopes.shape
    columns = slopes.transpose(0, 3, 1, 2).reshape(n_layers, width, -1)
    found = np.matmul(together, columns)  # (L, P, G M)
    by_group = found.reshape(n_layers, -1, n_groups, n_nodes)
    return np.asarray(by_group.transpose(1, 0, 2, 3))


def away_of(z: Numbers, block: Block, size: Numbers | None) -> Numbers:
    """Return how far what each counter-day adds is from its stratum, (P, L, G, M)."""
    away = residuals_of_sums(z.reshape(len(z), -1), block.stratum, size=size)
    return away.reshape(z.shape)


def squares_of(away: Numbers, block: Block) -> Numbers:
    """Return what each unit adds to the variances, (U, L, G, M)."""
    return np.add.reduceat(np.square(away), _starts(block.unit))


def counted_of(present: Flags, heard: Flags, block: Block) -> Places:
    """Return sampling units less strata with an answer of each group, (L, U, G, M).

    `present` are the counter-days with one, (P, G, M).
    """
    # A stratum stands in one unit, so that layers differ by unit alone.
    return np.where(heard[..., None], _less_strata(present, block), 0)


def _less_strata(present: Flags, block: Block) -> Places:
    """Return by unit how many counter-days have an answer, less how many strata do."""
    starts = _starts(block.stratum)
    strata = np.logical_or.reduceat(present, starts)
    days = np.add.reduceat(present, _starts(block.unit), dtype=np.int64)
    of_strata = _starts(block.unit[starts])
    return np.asarray(days - np.add.reduceat(strata, of_strata, dtype=np.int64))


def _starts(numbers: Places) -> Places:
    return np.flatnonzero(np.diff(numbers, prepend=-1))
