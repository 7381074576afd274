"""Groups of one union after the other, as the formulas are written: slow and plain."""

from typing import NamedTuple

import numpy as np

from analysis import (
    Difference,
    GroupIndices,
    difference,
    group_figures,
    group_sums,
    guarded_limits,
    official_verdicts,
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
    first, second = found.weights[place, shown, 0].T
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
        se = np.sqrt([_variance(apart[:, g], sheets, question) for g in compared])
        behind = [_variance((z - apart)[:, g], sheets, question) for g in compared]
        at = [shown.index(g) for g in compared]
        own = GroupIndices(figures.value[at], figures.se[at], np.array(df, float)[at])
        most = [
            max(own.df[i] for i in range(len(at)) if i != j) for j in range(len(at))
        ]
        rest = GroupIndices(
            found.rest.indices[place, compared, 0], np.sqrt(behind), np.array(most)
        )
        fewer = np.minimum(own.df, rest.df) if firm else 0.0
        gaps = difference(own.value, se, rest.value, 0.0, df=fewer)
        n_tests = 1 if len(compared) == 2 else len(compared)
        confidence = 1 - 0.05 / n_tests
        low, high = guarded_limits(own, rest, se, confidence=confidence)
        listed = Difference(*(part[:n_tests] for part in gaps))
        verdicts = [str(one) for one in official_verdicts(listed)]
        verdicts += [MIRRORED.get(one, one) for one in verdicts]
        for place_of, g in enumerate(compared):
            says = verdicts[place_of]
            if low[place_of] <= 0 <= high[place_of] and says != "equivalent":
                says = "unclear"
            limit = low[place_of] if firm else None
            told[g] += (gaps.difference[place_of], limit, says)
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
