"""Standard errors, limits and flags of all nodes, as columns."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.bases import Bases
from analysis.domains import Domain, Vector
from analysis.linear import Linearised, snapped
from analysis.reporting import (
    Evidence,
    effective_sizes,
    firm_interval,
    presentation,
    shown_interval,
)
from analysis.scores import is_share
from analysis.tree import Tree


class Figures(NamedTuple):
    """Columns of the result; nan where there is none."""

    se: Vector
    n_eff: Vector
    n_star: Vector
    deff: Vector
    low: Vector
    high: Vector
    firm_low: Vector
    firm_high: Vector
    fallback: NDArray[np.str_]
    status: NDArray[np.str_]
    complement: NDArray[np.bool_]


def figures(
    total: Domain,
    line: Linearised,
    base: Bases,
    tree: Tree,
    score: Vector,
    *,
    confidence: float,
) -> Figures:
    """Return the columns of all nodes from the totals of a domain."""
    criterion = np.arange(len(tree.codes)) < tree.n_criteria
    noise = np.where(criterion, 1e-10, 1e-5)
    se = snapped(np.sqrt(line.variance(total.spread, total.scale)), noise)
    se_wr = snapped(np.sqrt(line.variance(total.spread_wr, total.scale)), noise)
    here = np.flatnonzero(base.n > 0)
    evidence = Evidence(
        p=line.index[here] / 100,
        v=(se[here] / 100) ** 2,
        v_wr=(se_wr[here] / 100) ** 2,
        n=base.n[here].astype(np.float64),
        n_kish=base.n_kish[here],
        df=base.df[here].astype(np.float64),
        census=base.census[here],
        binary=criterion[here] & is_share(score),
    )
    sizes = effective_sizes(evidence)
    shown = shown_interval(evidence, sizes, confidence=confidence)
    firm = firm_interval(evidence, sizes, confidence=confidence)
    status, complement = presentation(evidence, sizes, firm)
    deff = _design_effects(total, line, base, score, se)

    def spread(values: NDArray[np.float64]) -> Vector:
        column = np.full(len(tree.codes), np.nan)
        column[here] = values
        return column

    names = np.full(len(tree.codes), "no_data", dtype=object)
    names[here] = sizes.fallback
    states = np.full(len(tree.codes), "", dtype=object)
    states[here] = status
    flags = np.zeros(len(tree.codes), dtype=bool)
    flags[here] = complement
    return Figures(
        spread(se[here]),
        spread(sizes.n_eff),
        spread(sizes.n_star),
        deff,
        np.maximum(spread(100 * shown.low), score.min()),
        np.minimum(spread(100 * shown.high), score.max()),
        spread(100 * firm.low),
        spread(100 * firm.high),
        names,
        states,
        flags,
    )


def _design_effects(
    total: Domain, line: Linearised, base: Bases, score: Vector, se: Vector
) -> Vector:
    """V over s²/n with s² = n/(n − 1) Σw(x − R)²/Σw; nan for composites."""
    n_criteria = total.levels.shape[1]
    n = base.n[:n_criteria]
    usable = (n > 1) & (se[:n_criteria] > 0)
    ratio = np.where(usable, line.index[:n_criteria], 0.0)
    squares = (total.levels * (score[:, None] - ratio) ** 2).sum(axis=0)
    answers = total.totals[n_criteria:]
    srs = squares / np.where(usable, answers * (n - 1), 1.0)
    deff = np.full(len(se), np.nan)
    deff[:n_criteria][usable] = se[:n_criteria][usable] ** 2 / srs[usable]
    return deff
