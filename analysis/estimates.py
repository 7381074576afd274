"""Indices of all nodes of a method in a domain, with their intervals."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analysis.bases import Bases, bases
from analysis.domains import Domain, Lonely, Matrix, Vector, domain
from analysis.figures import Figures, figures
from analysis.linear import Linearised, linearise
from analysis.nodes import Level
from analysis.scores import MEAN, SHARE, Score, score_map
from analysis.strata import Stratum
from analysis.tree import Tree


@dataclass(frozen=True, slots=True)
class Estimate:
    """The index of one node in one domain; indices, errors and limits on 0-100.

    Attributes
    ----------
    node, level : str
        Code of the node; criterion, factor, content or overall.
    n : int
        Sheets (people) with at least one valid answer in the node.
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
        Sampling units minus strata, among those with a valid answer.
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
    strata: Sequence[Stratum],
    tree: Tree,
    *,
    score: Score,
    weights: Sequence[float] | None = None,
    poststratified: bool = False,
    confidence: float = 0.95,
    lonely: Lonely = "adjust",
) -> list[Estimate]:
    """Estimate every node of a method in a union of whole strata.

    Parameters
    ----------
    strata : sequence of Stratum
        A unit, or a unit with all below it.
    tree : Tree
        The tree the strata were summarised with.
    score : sequence of 5 floats in [0, 100]
        `SHARE`, `MEAN` or another map of the levels.
    weights : sequence of float, length H, optional
        Weight of every sheet of each stratum: equal by default, of `poststratify`.
    poststratified : bool, optional
        The weights are of `poststratify`: the parts of the strata are known and not
        estimated, see `domain`.
    confidence : float, optional
        Two-sided level, between 0 and 1 exclusive.
    lonely : {"adjust", "remove"}
        Rule for a stratum with a single sampling unit, see `domain`.

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
    values = score_map(score)
    base = bases(strata, tree, weights)
    total = domain(
        strata, score, weights=weights, poststratified=poststratified, lonely=lonely
    )
    line = linearise(total, tree)
    columns = figures(total, line, base, tree, values, confidence=confidence)
    return [
        _estimate(k, tree, base, total, line, columns) for k in range(len(tree.codes))
    ]


def covariance(
    strata: Sequence[Stratum],
    tree: Tree,
    *,
    score: Score,
    weights: Sequence[float] | None = None,
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
    """
    bases(strata, tree, weights)
    total = domain(
        strata, score, weights=weights, poststratified=poststratified, lonely=lonely
    )
    return linearise(total, tree).covariance(total.spread)


def _estimate(
    k: int, tree: Tree, base: Bases, total: Domain, line: Linearised, f: Figures
) -> Estimate:
    has = bool(base.n[k] > 0)
    parts = _distribution(line.coefficients[k], total.levels) if has else None
    return Estimate(
        node=tree.codes[k],
        level=tree.levels[k],
        n=int(base.n[k]),
        counts=tuple(base.counts[k].tolist()),
        distribution=None if parts is None else tuple(parts.tolist()),
        share_index=None if parts is None else _index(parts, SHARE),
        mean_index=None if parts is None else _index(parts, MEAN),
        index=_number(line.index[k]),
        se=_number(f.se[k]),
        n_eff=_number(f.n_eff[k]),
        n_star=_number(f.n_star[k]),
        n_kish=_number(base.n_kish[k]) if has else None,
        df=int(base.df[k]),
        deff=_number(f.deff[k]),
        low=_number(f.low[k]),
        high=_number(f.high[k]),
        firm_low=_number(f.firm_low[k]),
        firm_high=_number(f.firm_high[k]),
        coverage=float(line.coverage[k]),
        fallback=str(f.fallback[k]),
        status=str(f.status[k]),
        complement=bool(f.complement[k]),
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
