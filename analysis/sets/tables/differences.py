"""Differences between domains, whatever they share, and between all units."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.comparison import difference, games_howell, satterthwaite_df
from analysis.design import Design, summarise_domain
from analysis.intervals import Vector
from analysis.linear import linearise, snapped
from analysis.sets.results import Results
from analysis.sets.rows import Cell, Rows
from analysis.sets.survey_set import OVERALL, SCORES, Contrast, SurveySet, domain_rows
from analysis.spreads import Lonely
from analysis.tree import Tree
from analysis.unions import domains_of

_DIFFERENCES = (
    "relation", "type_a", "a", "type_b", "b", "kind", "target", "est_a", "est_b",
    "diff", "se_a", "se_b", "cov_ab", "se_diff", "df_union", "df_a", "df_b", "t",
    "p_z", "p_t_union", "df_satt", "p_t_satt",
)  # fmt: skip
_PAIRS = (
    "a", "b", "diff", "se", "df_satt", "p", "p_holm", "p_bh", "p_bonf",
    "p_tukey_games_howell",
)  # fmt: skip
_NOISE = np.array(1e-10)  # standard errors below are 0
_MOST_UNITS = 1000  # half a million pairs; nobody reads more


class _Both(NamedTuple):
    """Two domains side by side under one kind of score."""

    values: NDArray[np.float64]  # (2, N)
    errors: NDArray[np.float64]  # (2, N), standard errors
    covariance: NDArray[np.float64]  # (N, N), of a's with b's
    df: tuple[int, int, int]  # of a, of b, of both together


def differences(found: SurveySet, rule: Lonely) -> Rows:
    """Return ``differences.csv``: the contrasts asked for."""
    return Rows(_DIFFERENCES, _differences(found, rule))


def pairwise(results: Results, rule: Lonely) -> Rows:
    """Return ``pairwise_units.csv``: the whole index, share, of every two units."""
    return Rows(_PAIRS, _pairwise(results, rule))


def _differences(found: SurveySet, rule: Lonely) -> Iterator[tuple[Cell, ...]]:
    known: dict[tuple[str, ...], _Both] = {}
    for contrast in found.contrasts:
        key = tuple(contrast)[1:6]
        if key not in known:
            for kind, both in _side_by_side(found, contrast, rule):
                known[(*key[:4], kind)] = both
        yield (*tuple(contrast), *_difference(known[key], contrast.target, found.tree))


def _side_by_side(
    found: SurveySet, contrast: Contrast, rule: Lonely
) -> Iterator[tuple[str, _Both]]:
    """Stack the answers of two domains as if they were other criteria.

    The covariance of the stacked criteria is then that of any two indices, whether
    the domains share sheets, sampling units, strata or nothing.
    """
    a = domain_rows(found, contrast.type_a, contrast.a)
    b = domain_rows(found, contrast.type_b, contrast.b)
    levels = np.hstack([found.levels * a[:, None], found.levels * b[:, None]])
    twice = Tree.build(
        [(f"{side}{item}", None, None, 1.0) for side in "ab" for item in found.items]
    )
    strata = summarise_domain(
        levels, found.design, twice, domain=a | b, scores=tuple(SCORES.values())
    )
    df = (_df(found.design, a), _df(found.design, b), _df(found.design, a | b))
    for kind, score in SCORES.items():
        totals = domains_of(strata, score, lonely=rule)
        apart = [totals.of_criteria(half) for half in _halves(len(found.items))]
        one, other = (linearise(part, found.tree) for part in apart)
        errors = np.sqrt(
            np.concatenate(
                [
                    line.variance(part.spread, part.scale)
                    for line, part in zip((one, other), apart, strict=True)
                ]
            )
        )
        between = totals.spread[0][np.ix_(*_columns(len(found.items)))]
        covariance = one.gradient[0] @ between @ other.gradient[0].T
        values = np.concatenate([one.index, other.index])
        yield kind, _Both(values, snapped(errors, _NOISE), covariance, df)


def _halves(n: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    return np.arange(n), np.arange(n, 2 * n)


def _columns(n: int) -> list[NDArray[np.int64]]:
    """Return where the scores and answers of a, and of b, stand among all totals."""
    return [np.concatenate([half, half + 2 * n]) for half in _halves(n)]


def _df(design: Design, rows: NDArray[np.bool_]) -> int:
    """Return sampling units minus strata, of sheets of weight above 0."""
    psus = np.unique(design.psu[rows & (design.weight > 0)])
    return len(psus) - len(np.unique(design.stratum_of_psu[psus]))


def _difference(both: _Both, target: str, tree: Tree) -> tuple[Cell, ...]:
    k = tree.codes.index("overall" if target == OVERALL else target)
    a, b = both.values[:, k].tolist()
    se_a, se_b = both.errors[:, k].tolist()
    covariance = float(both.covariance[k, k]) if se_a and se_b else 0.0
    df_a, df_b, union = both.df
    if not np.isfinite([a, b]).all():
        return (a, b, *[None] * 5, union, df_a, df_b, *[None] * 5)
    shared = float(np.clip(covariance, -se_a * se_b, se_a * se_b))
    parts = (a, se_a, b, se_b)
    own = float(_satterthwaite(*(np.array(x) for x in (se_a, df_a, se_b, df_b))))
    z, t, satt = (
        difference(*parts, covariance=shared, df=df)
        for df in (np.inf, union, own if own > 0 else 0)
    )
    # Two estimates that are equal and known without error ask for no test.
    some = bool(z.difference or z.se)
    return (
        a, b, float(z.difference), se_a, se_b, covariance, float(z.se), union, df_a,
        df_b, float(z.t) if some else None, float(z.p) if some else None,
        float(t.p) if some and union else None, own,
        float(satt.p) if some and own > 0 else None,
    )  # fmt: skip


def _satterthwaite(se_a: Vector, df_a: Vector, se_b: Vector, df_b: Vector) -> Vector:
    """Return degrees of freedom; nan where a part says nothing of its own error."""
    known = (
        (se_a + se_b > 0) & ~((df_a < 1) & (se_a == 0)) & ~((df_b < 1) & (se_b == 0))
    )
    lower = np.minimum(np.where(df_a < 1, 0, 1), np.where(df_b < 1, 0, 1))
    found = satterthwaite_df(se_a, np.maximum(df_a, 1), se_b, np.maximum(df_b, 1))
    return np.where(known, found * lower, np.nan)


def _pairwise(results: Results, rule: Lonely) -> Iterator[tuple[Cell, ...]]:
    units = [
        found
        for found in results.index
        if found.domain.kind == "unit" and (found.lonely, found.kind) == (rule, "pct")
        if found.figures.n[0, -1]
    ]
    if not 2 <= len(units) <= _MOST_UNITS:
        return
    index, se, df = (
        np.array([getattr(found.figures, name)[0, -1] for found in units])
        for name in ("index", "se", "df")
    )
    pairs = games_howell(index, se, df)
    one, other = pairs.first, pairs.second
    own = _satterthwaite(se[one], df[one], se[other], df[other])
    names = [found.domain.name for found in units]
    numbers = (
        pairs.p, pairs.p_holm, pairs.p_bh, pairs.p_bonferroni, pairs.p_games_howell,
    )  # fmt: skip
    # What no degree of freedom stands behind is not printed.
    known = pairs.testable
    doubtful = [np.where(known, column, np.nan).tolist() for column in numbers]
    cells = [pairs.difference.tolist(), pairs.se.tolist(), own.tolist(), *doubtful]
    for first, second, *row in zip(one, other, *cells, strict=True):
        yield (names[first], names[second], *row)
