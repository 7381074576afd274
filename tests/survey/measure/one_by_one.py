"""Groups of one union after the other, as the formulas are written: slow and plain."""

from typing import NamedTuple

import numpy as np

from analysis import (
    Difference,
    difference,
    group_figures,
    group_sums,
    official_verdicts,
    wald_interval,
)
from survey.measure.parts import Question, Unions

MIRRORED = {"real_rise": "real_fall", "real_fall": "real_rise"}


class Sheets(NamedTuple):
    """Sheets with their counter-days, in the order of units and strata."""

    levels: np.ndarray
    psu: np.ndarray
    group: np.ndarray
    stratum: np.ndarray
    weight: np.ndarray
    unit: np.ndarray


def plain(
    found: Unions, place: int, sheets: Sheets, n: np.ndarray
) -> dict[int, tuple[object, ...]]:
    """Return value, limits, difference and verdict of each group of a union."""
    question, union = found.question, found.unions[place]
    inside = np.isin(sheets.unit, union.members)
    x = _totals(question, sheets)
    z, apart = np.zeros((2, *x.shape[:2]))
    for day in np.flatnonzero(inside):
        for group in range(question.n_groups):
            own = found.line.gradient[place, group, 0]
            rest = found.rest.gradient[place, group, 0]
            z[day, group] = x[day, group] @ own
            others = [g for g in union.compared if g != group]
            apart[day, group] = z[day, group] - x[day, others].sum(axis=0) @ rest
    shown = [g for g in union.shown if n[g]]
    df = [_df(sheets, inside, [g]) for g in shown]
    first, second = found.weights[place, shown].T
    figures = group_figures(
        found.line.indices[place, shown, 0],
        np.array([_variance(z[:, g], sheets, question) for g in shown]),
        n=n[shown].astype(float),
        n_kish=first**2 / second,
        df=np.array(df, float),
    )
    told: dict[int, tuple[object, ...]] = {
        g: (figures.value[at], figures.low[at], figures.high[at], df[at])
        for at, g in enumerate(shown)
    }
    compared = [g for g in union.compared if n[g]]
    if len(compared) > 1:
        firm = all(figures.fallback[shown.index(g)] == "" for g in compared)
        se = [_variance(apart[:, g], sheets, question) ** 0.5 for g in compared]
        freedom = float(_df(sheets, inside, compared))
        usable = freedom >= 1 and firm
        lines = (found.line, found.rest)
        a, b = (one.indices[place, compared, 0] for one in lines)
        gaps = difference(a, se, b, 0.0, df=freedom if usable else 0.0)
        n_tests = 1 if len(compared) == 2 else len(compared)
        confidence = 1 - 0.05 / n_tests
        low, _high = wald_interval(
            gaps.difference, se, df=freedom, confidence=confidence
        )
        listed = Difference(*(part[:n_tests] for part in gaps))
        verdicts = [str(one) for one in official_verdicts(listed)]
        verdicts += [MIRRORED.get(one, one) for one in verdicts]
        for at, g in enumerate(compared):
            limit = low[at] if usable else None
            told[g] += (gaps.difference[at], limit, verdicts[at])
    return told


def _totals(question: Question, sheets: Sheets) -> np.ndarray:
    sums = group_sums(
        *(sheets.levels, sheets.psu, sheets.group, question.score),
        n_psus=len(sheets.stratum),
        n_groups=question.n_groups,
    )
    return sums.totals * sheets.weight[:, None, None]


def _variance(z: np.ndarray, sheets: Sheets, question: Question) -> float:
    """Return Σ n/(n − 1) Σ (z − mean)², by stratum; with totals, from their share."""
    found = 0.0
    size = np.bincount(sheets.psu)
    for stratum in np.unique(sheets.stratum):
        at = sheets.stratum == stratum
        own, n = z[at], int(at.sum())
        share = size[at] / size[at].sum() if question.by_totals else np.full(n, 1 / n)
        found += n / (n - 1) * float(((own - own.sum() * share) ** 2).sum())
    return found


def _df(sheets: Sheets, inside: np.ndarray, groups: list[int]) -> int:
    """Return counter-days less strata, of those with an answer of a group."""
    answered = ((sheets.levels >= 1) & (sheets.levels <= 5)).any(axis=1)
    days = np.unique(sheets.psu[answered & np.isin(sheets.group, groups)])
    days = days[inside[days]]
    return len(days) - len(np.unique(sheets.stratum[days]))
