"""From the totals of sampling units to the sums of their strata."""

from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.answers import N_LEVELS
from analysis.psu_totals import PsuTotals
from analysis.rows import Rows
from analysis.scored import mixed
from analysis.strata import Strata


def fill(part: Strata, rows: Rows, found: PsuTotals) -> None:
    """Write the sums of the strata of a block into their places.

    Parameters
    ----------
    part : Strata
        Without a sheet; filled in place.
    rows : Rows
    found : PsuTotals
        Of these rows.
    """
    n_psu = np.bincount(rows.home, minlength=rows.n_strata)
    filled = np.flatnonzero(n_psu)
    starts = (np.cumsum(n_psu) - n_psu)[filled]

    def put(into: NDArray[Any], sums: NDArray[np.float64]) -> None:
        if len(filled):
            into[filled] = np.add.reduceat(sums, starts, axis=0)

    whole = rows.weight is None
    part.n_psu[:] = n_psu
    put(part.n_sheets, found.n_sheets)
    put(part.counts, found.codes.swapaxes(1, 2))
    put(part.totals, found.totals)
    put(part.sizes, np.stack([found.size, found.size**2], axis=1))
    answered = found.codes[:, 1 : N_LEVELS + 1].sum(axis=1)
    weighed = found.totals.sum(axis=1)
    squares = answered if whole else found.squares
    sheets = np.hstack([answered, found.sheets])
    put(part.node_sheets, sheets)
    put(part.node_psus, (sheets > 0).astype(np.float64))
    put(part.node_weights[:, 0], np.hstack([weighed, found.weights]))
    put(part.node_weights[:, 1], np.hstack([squares, found.squared]))
    edges = np.concatenate([[0], np.cumsum(n_psu)])
    _multiply(part, found, edges)


def _multiply(part: Strata, found: PsuTotals, edges: NDArray[np.int64]) -> None:
    """Write the cross products, one matrix product a stratum."""
    n, width = len(found.totals), found.totals.shape[2]
    every = found.totals.reshape(n, N_LEVELS * width)
    kept = every
    if not part.keeps_levels:
        kept = mixed(part.worth, found.totals[None]).reshape(n, -1)
    sized = part.size_cross.reshape(len(part), N_LEVELS * width)
    for h, (start, stop) in enumerate(pairwise(edges.tolist())):
        own = kept[start:stop]
        part.cross[h] = own.T @ own
        sized[h] = found.size[start:stop] @ every[start:stop]
