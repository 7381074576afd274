"""How many sheets, sampling units and degrees of freedom stand behind each node."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.answers import N_LEVELS
from analysis.domains import check_strata
from analysis.strata import Stratum
from analysis.tree import Tree


class Bases(NamedTuple):
    """Sizes of the nodes in a domain, arrays of shape (N,)."""

    n: NDArray[np.int64]
    df: NDArray[np.int64]
    n_kish: NDArray[np.float64]
    census: NDArray[np.bool_]
    counts: NDArray[np.int64]  # (N, 5), answers by level


def bases(
    strata: Sequence[Stratum], tree: Tree, weights: Sequence[float] | None
) -> Bases:
    """Add up the sizes of strata; strata of weight 0 do not count.

    Parameters
    ----------
    strata : sequence of Stratum
    tree : Tree
    weights : sequence of float, length H, or None

    Returns
    -------
    Bases
        `df` is sampling units minus strata, over those with a valid answer in the
        node; `census` says that all of these strata were enumerated completely.

    Raises
    ------
    ValueError
        If strata, tree and weights do not fit together.
    """
    factor = check_strata(strata, weights)[:, None]
    shapes = {(s.n_criteria, len(s.node_sheets)) for s in strata}
    if shapes != {(tree.n_criteria, len(tree.codes))}:
        raise ValueError("the strata were not summarised with this tree")
    live = (factor > 0).astype(np.int64)
    psus = live * np.array([s.node_psus for s in strata])
    fractions = np.array([[s.sampling_fraction] for s in strata])
    counts = np.array([s.counts[:, 1 : N_LEVELS + 1] for s in strata])
    return Bases(
        (live * np.array([s.node_sheets for s in strata])).sum(axis=0),
        (psus - (psus > 0)).sum(axis=0),
        _kish(np.array([_weight_sums(s) for s in strata]), factor),
        np.all((fractions >= 1) | (psus == 0), axis=0),
        tree.members.astype(np.int64) @ (live[:, :, None] * counts).sum(axis=0),
    )


def _kish(
    sums: NDArray[np.float64], factor: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return (Σw)²/Σw², 0 where there is no weight."""
    first = (factor * sums[:, 0]).sum(axis=0)
    second = (factor**2 * sums[:, 1]).sum(axis=0)
    size: NDArray[np.float64] = np.zeros(len(first))
    np.divide(first**2, second, out=size, where=second > 0)
    return size


def _weight_sums(stratum: Stratum) -> NDArray[np.float64]:
    if stratum.node_weights is None:
        return np.stack([stratum.node_sheets, stratum.node_sheets]).astype(np.float64)
    return stratum.node_weights
