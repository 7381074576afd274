"""What is said of groups and options: figures, differences, verdicts."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from analysis import (
    Difference,
    GroupFigures,
    difference,
    group_figures,
    official_verdicts,
    share_figures,
    wald_interval,
)
from survey.measure.frozen import frozen, frozen_or_none
from survey.measure.instrument import CONFIDENCE
from survey.measure.parts.block import Numbers, Places
from survey.measure.parts.unions import Unions

_MIRRORED = {"real_rise": "real_fall", "real_fall": "real_rise"}
_TWO = 2


class Told(NamedTuple):
    """A group's figure, and its difference from the other compared groups together."""

    value: float
    se: float | None
    low: float
    high: float
    df: int
    fallback: str
    difference: float | None = None
    diff_se: float | None = None
    diff_low: float | None = None
    diff_high: float | None = None
    verdict: str = ""


def told_groups(found: Unions, place: int, n: Places) -> dict[int, Told]:
    """Return the overall index of each group of a union that is told.

    `n` are the sheets of each group.
    """
    union = found.unions[place]
    shown = [g for g in union.shown if n[g]]
    if not shown:
        return {}
    groups = np.array(shown)
    index = found.line.index[place, groups, found.question.nodes[0]]
    variance = found.variance[place, groups, 0]
    figures = group_figures(
        index, variance, **_sizes(found, place, groups, n), confidence=CONFIDENCE
    )
    told = _frozen(figures, found.df[place, groups], found.question.factor)
    rows = dict(zip(shown, told, strict=True))
    compared = [g for g in union.compared if g in rows]
    if len(compared) >= _TWO:
        rows |= _differences(found, place, rows, compared)
    return rows


def told_options(found: Unions, place: int, n: Places) -> list[Told]:
    """Return the share of every option; `n` are the sheets with any choice."""
    nodes = list(found.question.nodes)
    groups = np.zeros(len(nodes), np.int64)
    figures = share_figures(
        found.line.index[place, 0, nodes],
        found.variance[place, 0],
        **_sizes(found, place, groups, n),
        confidence=CONFIDENCE,
    )
    return _frozen(figures, found.df[place, groups], found.question.factor)


def _sizes(found: Unions, place: int, groups: Places, n: Places) -> dict[str, Numbers]:
    first, second = found.weights[place, groups].T
    return {
        "n": n[groups].astype(np.float64),
        "n_kish": first**2 / np.where(second > 0, second, 1.0),
        "df": found.df[place, groups].astype(np.float64),
    }


def _differences(
    found: Unions, place: int, rows: Mapping[int, Told], compared: Sequence[int]
) -> dict[int, Told]:
    """Return compared groups with their differences from the others together.

    Two groups differ from each other alike: that is one comparison.
    """
    node, groups = found.question.nodes[0], list(compared)
    df = float(found.joint_df[place])
    usable = df >= 1 and all(rows[g].fallback == "" for g in groups)
    own, rest = (line.index[place, groups, node] for line in (found.line, found.rest))
    se = np.sqrt(found.apart[place, groups, 0])
    gaps = difference(own, se, rest, 0.0, df=df if usable else 0.0)
    n = 1 if len(groups) == _TWO else len(groups)
    shared = 1 - (1 - CONFIDENCE) / n
    limits = wald_interval(gaps.difference, se, df=df, confidence=shared)
    verdicts = _verdicts(gaps, n)
    factor = found.question.factor
    return {
        g: rows[g]._replace(
            difference=frozen(gaps.difference[at] * factor),
            diff_se=frozen(se[at] * factor) if usable else None,
            diff_low=frozen(limits.low[at] * factor) if usable else None,
            diff_high=frozen(limits.high[at] * factor) if usable else None,
            verdict=verdicts[at],
        )
        for at, g in enumerate(groups)
    }


def _verdicts(gaps: Difference, n: int) -> list[str]:
    first = Difference(
        gaps.difference[:n],
        gaps.se[:n],
        gaps.df[:n],
        gaps.t[:n],
        gaps.p[:n],
        gaps.testable[:n],
    )
    verdicts = [str(verdict) for verdict in official_verdicts(first)]
    mirrored = [_MIRRORED.get(one, one) for one in verdicts]
    return verdicts + (mirrored if n == 1 else [])


def _frozen(found: GroupFigures, df: Places, factor: float) -> list[Told]:
    columns = (found.value, found.se, found.low, found.high, df, found.fallback)
    return [
        Told(
            frozen(value * factor),
            None if fallback == "df0" else frozen_or_none(se * factor),
            frozen(low * factor),
            frozen(high * factor),
            int(freedom),
            str(fallback),
        )
        for value, se, low, high, freedom, fallback in zip(*columns, strict=True)
    ]
