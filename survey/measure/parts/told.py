"""What is said of groups and options of many units: figures, differences, verdicts."""

from typing import NamedTuple

import numpy as np

from analysis import GroupFigures, group_figures, share_figures
from survey.measure.frozen import frozen, frozen_or_none
from survey.measure.instrument import CONFIDENCE
from survey.measure.parts.block import Numbers, Places
from survey.measure.parts.differences import Differences, differences_of
from survey.measure.parts.unions import Unions


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


def told_groups(found: Unions, n: Places) -> list[dict[int, Told]]:
    """Return the overall index of each group that is told, union by union.

    `n` are the sheets of each group, (unions, groups).
    """
    shown = np.zeros(n.shape, dtype=bool)
    for place, union in enumerate(found.unions):
        shown[place, list(union.shown)] = True
    at = np.nonzero(shown & (n > 0))
    figures = group_figures(
        found.line.indices[(*at, 0)],
        found.variance[(*at, 0)],
        **_sizes(found, at, n[at]),
        confidence=CONFIDENCE,
    )
    rows = _frozen(figures, found.df[at], found.question.factor)
    told: list[dict[int, Told]] = [{} for _union in found.unions]
    for place, group, row in zip(*(one.tolist() for one in at), rows, strict=True):
        told[place][group] = row
    firm = np.zeros(n.shape, dtype=bool)
    firm[at] = figures.fallback == ""
    compared = found.mask & shown & (n > 0)
    _add_differences(told, differences_of(found, compared, firm), found.question.factor)
    return told


def told_options(found: Unions, n: Places) -> list[list[Told]]:
    """Return the share of every option, union by union.

    `n` are the sheets of each union with any choice.
    """
    n_unions, n_options = len(n), len(found.question.nodes)
    at = (
        np.repeat(np.arange(n_unions), n_options),
        np.zeros(n_unions * n_options, int),
    )
    figures = share_figures(
        found.line.indices[:, 0].ravel(),
        found.variance[:, 0].ravel(),
        **_sizes(found, at, n[at[0]]),
        confidence=CONFIDENCE,
    )
    rows = _frozen(figures, found.df[at], found.question.factor)
    return [rows[one : one + n_options] for one in range(0, len(rows), n_options)]


def _sizes(found: Unions, at: tuple[Places, ...], n: Places) -> dict[str, Numbers]:
    first, second = found.weights[at].T
    return {
        "n": n.astype(np.float64),
        "n_kish": first**2 / np.where(second > 0, second, 1.0),
        "df": found.df[at].astype(np.float64),
    }


def _add_differences(
    told: list[dict[int, Told]], found: Differences, factor: float
) -> None:
    """Put the differences beside the figures of the groups they are of."""
    columns = (found.union, found.group, found.value, found.se, found.low, found.high)
    rows = zip(*(c.tolist() for c in columns), found.usable, found.verdict, strict=True)
    for place, group, value, se, low, high, is_usable, verdict in rows:
        told[place][group] = told[place][group]._replace(
            difference=frozen(value * factor),
            diff_se=frozen(se * factor) if is_usable else None,
            diff_low=frozen(low * factor) if is_usable else None,
            diff_high=frozen(high * factor) if is_usable else None,
            verdict=str(verdict),
        )


def _frozen(found: GroupFigures, df: Places, factor: float) -> list[Told]:
    columns = (found.value, found.se, found.low, found.high, df, found.fallback)
    return [
        Told(
            frozen(value * factor),
            None if fallback == "df0" else frozen_or_none(se * factor),
            frozen(low * factor),
            frozen(high * factor),
            freedom,
            fallback,
        )
        for value, se, low, high, freedom, fallback in zip(
            *(column.tolist() for column in columns), strict=True
        )
    ]
