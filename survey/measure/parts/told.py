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
    rows = told_details(found, n[..., None])
    return [{group: row for (group, _node), row in one.items()} for one in rows]


def told_details(found: Unions, n: Places) -> list[dict[tuple[int, int], Told]]:
    """Return the nodes of each group that is told, union by union, by group and node.

    `n` are the sheets with an answer, (unions, groups, nodes).
    """
    shown = np.zeros(n.shape, dtype=bool)
    for place, union in enumerate(found.unions):
        shown[place, list(union.shown)] = True
    shown &= n > 0
    at = np.nonzero(shown)
    figures = group_figures(
        found.line.indices[at],
        found.variance[at],
        **_sizes(found, at, n[at]),
        confidence=CONFIDENCE,
    )
    rows = _frozen(figures, found.df[at], found.question.factor)
    told: list[dict[tuple[int, int], Told]] = [{} for _union in found.unions]
    places = zip(*(one.tolist() for one in at), strict=True)
    for (place, group, node), row in zip(places, rows, strict=True):
        told[place][group, node] = row
    firm = np.zeros(n.shape, dtype=bool)
    firm[at] = figures.fallback == ""
    compared = found.mask[..., None] & shown
    differ = differences_of(found, compared.swapaxes(1, 2), firm.swapaxes(1, 2))
    _add_differences(told, differ, found.question.factor)
    return told


def told_options(found: Unions, n: Places) -> list[list[Told]]:
    """Return the share of every option, union by union.

    `n` are the sheets of each union with any choice.
    """
    n_unions, n_options = len(n), len(found.question.nodes)
    at = (
        np.repeat(np.arange(n_unions), n_options),
        np.zeros(n_unions * n_options, int),
        np.tile(np.arange(n_options), n_unions),
    )
    figures = share_figures(
        found.line.indices[at],
        found.variance[at],
        **_sizes(found, at, n[at[0]]),
        confidence=CONFIDENCE,
    )
    rows = _frozen(figures, found.df[at], found.question.factor)
    return [rows[one : one + n_options] for one in range(0, len(rows), n_options)]


def _sizes(found: Unions, at: tuple[Places, ...], n: Places) -> dict[str, Numbers]:
    by_node = np.broadcast_to(found.weights, (*found.df.shape, 2))
    first, second = by_node[at].T
    return {
        "n": n.astype(np.float64),
        "n_kish": first**2 / np.where(second > 0, second, 1.0),
        "df": found.df[at].astype(np.float64),
    }


def _add_differences(
    told: list[dict[tuple[int, int], Told]], found: Differences, factor: float
) -> None:
    """Put the differences beside the figures of the groups they are of."""
    columns = (
        *(found.union, found.group, found.node),
        *(found.value, found.se, found.low, found.high),
    )
    rows = zip(*(c.tolist() for c in columns), found.usable, found.verdict, strict=True)
    for place, group, node, value, se, low, high, is_usable, verdict in rows:
        told[place][group, node] = told[place][group, node]._replace(
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
