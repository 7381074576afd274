"""Indices of all nodes of a method in a domain, with their intervals."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from analysis.answers import N_LEVELS
from analysis.domains import Count, Domains, Matrix, Vector
from analysis.figures import Figures, checked, figures_from
from analysis.linear import Linearised, linearise
from analysis.nodes import Level
from analysis.scores import MEAN, SHARE, Score
from analysis.spreads import Lonely
from analysis.strata import Strata
from analysis.stratum import Stratum
from analysis.tree import Tree
from analysis.unions import domains_of


@dataclass(frozen=True, slots=True)
class Estimate:
    """The index of one node in one domain; indices, errors and limits on 0-100.

    Attributes
    ----------
    node, level : str
        Code of the node; criterion, factor, content or overall.
    n : int
        Sheets (people) of weight above 0 with a valid answer in the node.
    counts : tuple of 5 int
        Valid answers by level, added over the criteria of the node, unweighted.
    distribution : tuple of 5 float, or None
        Weighted shares of the levels, as fractions; of a composite the mean of its
        criteria's by its weights. None without answers, as all of the following.
    share_index, mean_index : float or None
        Index under `SHARE` and under `MEAN`.
    index, se : float or None
        Index under the score asked for, and its standard error.
    n_eff, n_star, n_kish : float or None
        p(1 − p)/V₀; the size behind the interval; (Σw)²/Σw². `n_eff` is None without
        a usable variance.
    df : int
        Sampling units minus strata, among those with a valid answer of weight above 0.
    deff : float or None
        Variance over that of as many independent answers; criteria only.
    low, high : float or None
        Confidence limits.
    firm_low, firm_high : float or None
        Korn-Graubard limits, for shares of a criterion.
    coverage : float
        Share of the nominal weight of the node's criteria that was answered.
    fallback : str
        "", "no_data", "census", "df0", "extreme" or "zero_variance".
    status : str
        NCHS presentation standard, for shares of a criterion, else "".
    complement : bool
        The share not satisfied is too unsure to print.
    """

    node: str
    level: Level
    n: int
    counts: tuple[int, ...]
    distribution: tuple[float, ...] | None
    share_index: float | None
    mean_index: float | None
    index: float | None
    se: float | None
    n_eff: float | None
    n_star: float | None
    n_kish: float | None
    df: int
    deff: float | None
    low: float | None
    high: float | None
    firm_low: float | None
    firm_high: float | None
    coverage: float
    fallback: str
    status: str
    complement: bool


def estimate(
    strata: Sequence[Stratum] | Strata,
    tree: Tree,
    *,
    score: Score,
    weights: ArrayLike | None = None,
    poststratified: bool = False,
    poststrata: ArrayLike | None = None,
    confidence: float = 0.95,
    lonely: Lonely = "adjust",
) -> list[Estimate]:
    """Estimate every node of a method in a union of whole strata.

    Parameters
    ----------
    strata : sequence of Stratum, or Strata
        A unit, or a unit with all below it.
    tree : Tree
        The tree the strata were summarised with.
    score : sequence of 5 floats in [0, 100]
        `SHARE`, `MEAN` or another map of the levels.
    weights : array_like of float, shape (H,), optional
        Weight of every sheet of each stratum: equal by default, of `poststratify`.
    poststratified : bool, optional
        The weights are of `poststratify` and bring every stratum to a known total:
        its part is known and not estimated, see `domains_of`.
    poststrata : array_like of int, shape (H,), optional
        In place of `poststratified`, where a known total is of several strata: the
        number of each stratum's post-stratum.
    confidence : float, optional
        Two-sided level, between 0 and 1 exclusive.
    lonely : {"adjust", "remove"}
        Rule for a stratum with a single sampling unit, see `domains_of`.

    Returns
    -------
    list of Estimate
        In the order of ``tree.codes``.

    Raises
    ------
    ValueError
        If strata, tree, weights, score or level do not fit together.

    Notes
    -----
    Criteria are ratio estimators on their own answers, never list-wise; composites
    follow `Tree.build`, their variance the covariance of the criteria (`linearise`).
    Shares of criteria have Wilson limits with effective size and design t; composites
    and mean scores have logit-t limits, clipped to the range of the score. Where the
    variance is not usable, `Estimate.fallback` says why and the limits are Wilson's
    with min(n, n_kish).

    Answers at a counter are volunteered: the limits describe sampling noise as if
    drawn within unit and day.

    Examples
    --------
    >>> from analysis.tallies import from_counts
    >>> tree = Tree.build([("Q1", None, None, 1)], "pooled")
    >>> q1 = estimate([from_counts([[1, 0, 28, 326, 1242]], tree)], tree, score=MEAN)[0]
    >>> f"{q1.index:.2f} ({q1.low:.2f} to {q1.high:.2f}), n = {q1.n}"
    '95.17 (94.68 to 95.61), n = 1597'
    """
    if poststratified and poststrata is None:
        poststrata = np.arange(len(strata))
    whole = domains_of(
        strata, score, weights=weights, poststrata=poststrata, lonely=lonely
    )
    return estimates_of(whole, tree, confidence=confidence)[0]


def estimates_of(
    domains: Domains, tree: Tree, *, confidence: float = 0.95
) -> list[list[Estimate]]:
    """Estimate every node of a method in many domains.

    Parameters
    ----------
    domains : Domains
        G domains, of `domains_of` or merged.
    tree : Tree
    confidence : float, optional

    Returns
    -------
    list of list of Estimate
        A list a domain, each as of `estimate`.

    Raises
    ------
    ValueError
        As `figures_of`, which gives the same numbers as arrays.
    """
    line = linearise(checked(domains, tree), tree)
    columns = figures_from(domains, line, tree, confidence)
    counts = tree.members.astype(np.int64) @ domains.codes[:, :, 1 : N_LEVELS + 1]
    return [
        [
            _estimate(g, k, tree, counts[g, k], domains, line, columns)
            for k in range(len(tree.codes))
        ]
        for g in range(len(domains))
    ]


def covariance(
    strata: Sequence[Stratum] | Strata,
    tree: Tree,
    *,
    score: Score,
    weights: ArrayLike | None = None,
    poststratified: bool = False,
    lonely: Lonely = "adjust",
) -> Matrix:
    """Return the covariance matrix of all nodes in a domain.

    Parameters
    ----------
    strata, tree, score, weights, poststratified, lonely
        As in `estimate`.

    Returns
    -------
    ndarray, shape (N, N)
        In squared points, in the order of ``tree.codes``; rows of nodes without
        answers are 0.

    Raises
    ------
    ValueError
        As `estimate`.
    """
    known = np.arange(len(strata)) if poststratified else None
    whole = domains_of(strata, score, weights=weights, poststrata=known, lonely=lonely)
    found = linearise(checked(whole, tree), tree).covariance(whole.spread, whole.scale)
    return np.asarray(found[0])


def _estimate(
    g: int,
    k: int,
    tree: Tree,
    counts: Count,
    domains: Domains,
    line: Linearised,
    f: Figures,
) -> Estimate:
    has = bool(f.n[g, k] > 0)
    parts = _distribution(line.coefficients[g, k], domains.levels[g]) if has else None
    return Estimate(
        node=tree.codes[k],
        level=tree.levels[k],
        n=int(f.n[g, k]),
        counts=tuple(counts.tolist()),
        distribution=None if parts is None else tuple(parts.tolist()),
        share_index=None if parts is None else _index(parts, SHARE),
        mean_index=None if parts is None else _index(parts, MEAN),
        index=_number(f.index[g, k]),
        se=_number(f.se[g, k]),
        n_eff=_number(f.n_eff[g, k]),
        n_star=_number(f.n_star[g, k]),
        n_kish=_number(f.n_kish[g, k]),
        df=int(f.df[g, k]),
        deff=_number(f.deff[g, k]),
        low=_number(f.low[g, k]),
        high=_number(f.high[g, k]),
        firm_low=_number(f.firm_low[g, k]),
        firm_high=_number(f.firm_high[g, k]),
        coverage=float(f.coverage[g, k]),
        fallback=str(f.fallback[g, k]),
        status=str(f.status[g, k]),
        complement=bool(f.complement[g, k]),
    )


def _distribution(coefficients: Vector, levels: Matrix) -> Vector:
    answers = levels.sum(axis=0)
    shares = np.divide(levels, answers, out=np.zeros_like(levels), where=answers > 0)
    return np.asarray(shares @ coefficients)


def _index(distribution: Vector, score: Score) -> float:
    value = float(distribution @ np.asarray(score))
    return 100.0 if abs(value - 100) < 1e-10 else value


def _number(value: np.floating | float) -> float | None:
    return None if np.isnan(value) else float(value)
