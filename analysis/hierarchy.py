"""Figures of all levels of a country, from sheets that are looked at once."""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.domains import Domains
from analysis.figures import Figures, figures_of
from analysis.scores import Score
from analysis.spreads import Lonely
from analysis.strata import Strata
from analysis.tree import Tree
from analysis.unions import checked_weights, domains_of

Numbers = NDArray[np.int64]


def figures_by_level(
    blocks: Iterable[tuple[slice, Strata]],
    tree: Tree,
    parents: Sequence[ArrayLike],
    *,
    scores: Sequence[Score],
    weights: ArrayLike | None = None,
    confidence: float = 0.95,
    lonely: Lonely = "adjust",
) -> list[list[Figures]]:
    """Return the figures of units, districts, provinces and all above.

    Parameters
    ----------
    blocks : iterable of (slice, Strata)
        Of `strata_blocks`, cut at the groups ``parents[0]``.
    tree : Tree
    parents : sequence of array_like of int
        First the unit of each of the H strata, not decreasing; then the district of
        each unit, the province of each district and so on. Numbered from 0.
    scores : sequence of scores
    weights : array_like of float, shape (H,), optional
        Weight of every sheet of each stratum.
    confidence : float, optional
    lonely : {"adjust", "remove"}

    Returns
    -------
    list of list of Figures
        By score, then by level.

    Raises
    ------
    ValueError
        If parents or weights do not fit, or a level has a number without a member.

    Notes
    -----
    Sums are additive (`Domains.merged`): a unit's figures are computed when its strata
    have come, and of its sums only what its district needs is kept.

    Examples
    --------
    >>> from analysis import SHARE, strata_blocks
    >>> tree = Tree.build([("Q", None, None, 1)])
    >>> levels = np.array([[5], [4], [2], [5], [1], [4]])
    >>> home = np.array([0, 0, 1, 1, 2, 2])  # a sampling unit a sheet, three strata
    >>> blocks = strata_blocks(levels, np.arange(6), home, tree, groups=np.arange(3))
    >>> [[units, country]] = figures_by_level(
    ...     blocks, tree, [[0, 1, 2], [0, 0, 0]], scores=[SHARE])
    >>> units.index[:, 0], country.index[:, 0].round(2)
    (array([100.,  50.,  50.]), array([66.67]))
    """
    homes = [np.asarray(level, dtype=np.int64) for level in parents]
    factor = checked_weights(weights, len(homes[0]))
    lowest: list[list[Figures]] = [[] for _ in scores]
    above: list[list[Domains]] = [[] for _ in scores]
    places: list[Numbers] = []
    for rows, strata in blocks:
        own = homes[0][rows]
        numbers = np.unique(own)
        for k, score in enumerate(scores):
            units = domains_of(
                strata,
                score,
                groups=np.searchsorted(numbers, own),
                weights=factor[rows],
                lonely=lonely,
            )
            lowest[k].append(figures_of(units, tree, confidence=confidence))
            if len(homes) > 1:
                above[k].append(units.merged(_members(homes[1][numbers])[1]))
        if len(homes) > 1:
            places.append(_members(homes[1][numbers])[0])
    found = [[Figures.joined(parts)] for parts in lowest]
    for k, parts in enumerate(above):
        if parts:
            level = _together(Domains.joined(parts), np.concatenate(places))
            found[k] += _upwards(level, homes[2:], tree, confidence)
    return found


def _members(home: Numbers) -> tuple[Numbers, list[Numbers]]:
    """Return the numbers that occur, and where each does."""
    numbers = np.unique(home)
    return numbers, [np.flatnonzero(home == number) for number in numbers]


def _together(pieces: Domains, home: Numbers) -> Domains:
    """Add up the pieces of each domain, numbered from 0."""
    numbers, members = _members(home)
    if not np.array_equal(numbers, np.arange(len(numbers))):
        raise ValueError("domains must be numbered from 0, each with a member")
    return pieces.merged(members)


def _upwards(
    level: Domains, homes: Sequence[Numbers], tree: Tree, confidence: float
) -> list[Figures]:
    """Return the figures of a level and of all above it."""
    found = [figures_of(level, tree, confidence=confidence)]
    for home in homes:
        level = _together(level, home)
        found.append(figures_of(level, tree, confidence=confidence))
    return found
