"""Indices of all nodes in many domains, with errors, limits and flags, as columns."""

from collections.abc import Iterable
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from analysis.domains import Domains, Vector
from analysis.linear import Linearised, linearise, snapped
from analysis.reporting import (
    Evidence,
    effective_sizes,
    firm_interval,
    presentation,
    shown_interval,
)
from analysis.scores import is_share
from analysis.tree import Tree

_AT_A_TIME = 128  # domains
_NOISE = (1e-10, 1e-5)  # standard errors of criteria and composites below are 0


@dataclass(frozen=True, eq=False, slots=True)
class Figures:
    """Columns of the result, each of shape (G, N); nan where there is none.

    What each means is said at `Estimate`, whose fields have the same names.
    """

    index: Vector
    se: Vector
    n: NDArray[np.int64]
    n_kish: Vector
    n_eff: Vector
    n_star: Vector
    df: NDArray[np.int64]
    deff: Vector
    low: Vector
    high: Vector
    firm_low: Vector
    firm_high: Vector
    coverage: Vector
    fallback: NDArray[np.str_]
    status: NDArray[np.str_]
    complement: NDArray[np.bool_]

    @classmethod
    def joined(cls, parts: Iterable["Figures"]) -> "Figures":
        """Return the figures of several parts one after the other."""
        found = list(parts)
        names = [field.name for field in fields(cls)]
        return cls(*(np.concatenate([getattr(p, n) for p in found]) for n in names))


def figures_of(domains: Domains, tree: Tree, *, confidence: float = 0.95) -> Figures:
    """Return the figures of all nodes in all domains.

    Parameters
    ----------
    domains : Domains
        G domains, of `domains_of` or merged.
    tree : Tree
        The tree the strata were summarised with.
    confidence : float, optional
        Two-sided level, between 0 and 1 exclusive.

    Returns
    -------
    Figures

    Raises
    ------
    ValueError
        If domains and tree do not fit together, or `confidence` is not between 0
        and 1.

    Notes
    -----
    As `estimate`, for all domains at once.
    """
    checked(domains, tree)
    # A few at a time: what lies between totals and figures is far larger than both.
    cut = range(0, len(domains), _AT_A_TIME)
    parts = [domains.take(slice(start, start + _AT_A_TIME)) for start in cut]
    return Figures.joined(
        figures_from(part, linearise(part, tree), tree, confidence) for part in parts
    )


def checked(domains: Domains, tree: Tree) -> Domains:
    """Return the domains, or raise ValueError unless they are of this tree."""
    shapes = (domains.levels.shape[-1], domains.n.shape[-1])
    if shapes != (tree.n_criteria, len(tree.codes)):
        raise ValueError("the strata were not summarised with this tree")
    return domains


def figures_from(
    domains: Domains, line: Linearised, tree: Tree, confidence: float
) -> Figures:
    """Return the figures of indices that are linearised already."""
    criterion = np.arange(len(tree.codes)) < tree.n_criteria
    noise = np.where(criterion, *_NOISE)
    se = snapped(np.sqrt(line.variance(domains.spread, domains.scale)), noise)
    se_wr = se
    if domains.spread_wr is not domains.spread:
        variance = line.variance(domains.spread_wr, domains.scale)
        se_wr = snapped(np.sqrt(variance), noise)
    here = domains.n > 0
    shape = here.shape
    evidence = Evidence(
        p=line.index[here] / 100,
        v=(se[here] / 100) ** 2,
        v_wr=(se_wr[here] / 100) ** 2,
        n=domains.n[here].astype(np.float64),
        n_kish=domains.n_kish[here],
        df=domains.df[here].astype(np.float64),
        census=(domains.open_strata == 0)[here],
        binary=np.broadcast_to(criterion & is_share(domains.score), shape)[here],
    )
    sizes = effective_sizes(evidence)
    shown = shown_interval(evidence, sizes, confidence=confidence)
    firm = firm_interval(evidence, sizes, confidence=confidence)
    status, complement = presentation(evidence, sizes, firm)

    def spread(values: NDArray[np.float64]) -> Vector:
        column = np.full(shape, np.nan)
        column[here] = values
        return column

    def words(values: NDArray[np.str_], otherwise: str) -> NDArray[np.str_]:
        column = np.full(shape, otherwise, dtype="U18")
        column[here] = values
        return column

    flags = np.zeros(shape, dtype=bool)
    flags[here] = complement
    return Figures(
        index=line.index,
        se=spread(se[here]),
        n=domains.n,
        n_kish=spread(evidence.n_kish),
        n_eff=spread(sizes.n_eff),
        n_star=spread(sizes.n_star),
        df=domains.df,
        deff=_design_effects(domains, line, se),
        low=np.maximum(spread(100 * shown.low), domains.score.min()),
        high=np.minimum(spread(100 * shown.high), domains.score.max()),
        firm_low=spread(100 * firm.low),
        firm_high=spread(100 * firm.high),
        coverage=line.coverage,
        fallback=words(sizes.fallback, "no_data"),
        status=words(status, ""),
        complement=flags,
    )


def _design_effects(domains: Domains, line: Linearised, se: Vector) -> Vector:
    """V over s²/n with s² = n/(n − 1) Σw(x − R)²/Σw; nan for composites."""
    n_criteria = domains.levels.shape[-1]
    own = slice(0, n_criteria)
    usable = (domains.n[:, own] > 1) & (se[:, own] > 0)
    ratio = np.where(usable, line.index[:, own], 0.0)
    away = (domains.score[:, None] - ratio[:, None, :]) ** 2
    squares = (domains.levels * away).sum(axis=1)
    answers = domains.levels.sum(axis=1)
    srs = squares / np.where(usable, answers * (domains.n[:, own] - 1), 1.0)
    deff = np.full(se.shape, np.nan)
    deff[:, own] = np.where(
        usable, se[:, own] ** 2 / np.where(usable, srs, 1.0), np.nan
    )
    return deff
