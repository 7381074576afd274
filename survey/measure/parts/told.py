"""What is said of groups and options of many units: figures, differences, verdicts."""

from collections.abc import Sequence
from math import isnan
from typing import NamedTuple

import numpy as np

from analysis import GroupFigures, group_figures, share_figures
from survey.measure.frozen import frozen_numbers
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
    firm = np.zeros(n.shape, dtype=bool)
    firm[at] = figures.fallback == ""
    compared = found.mask[..., None] & shown
    differ = differences_of(found, compared.swapaxes(1, 2), firm.swapaxes(1, 2))
    number = np.zeros(n.shape, dtype=np.int64)
    number[at] = np.arange(len(at[0]))
    rows = _frozen(
        *(figures, found.df[at], found.question.factor),
        beside=_differences(
            *(differ, number[differ.union, differ.group, differ.node]),
            *(len(at[0]), found.question.factor),
        ),
    )
    told: list[dict[tuple[int, int], Told]] = [{} for _union in found.unions]
    places = zip(*(one.tolist() for one in at), strict=True)
    for (place, group, node), row in zip(places, rows, strict=True):
        told[place][group, node] = row
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


def _differences(
    found: Differences, number: Places, n: int, factor: float
) -> list[Sequence[object]]:
    """Return the differences as columns beside n figures; `number` is that of each."""
    usable = found.usable.tolist()
    columns: list[Sequence[object]] = [_numbers(found.value, factor)]
    for one in (found.se, found.low, found.high):
        numbers = zip(_numbers(one, factor), usable, strict=True)
        columns.append([value if is_usable else None for value, is_usable in numbers])
    at = number.tolist()
    spread = [_spread_out(column, at, n, None) for column in columns]
    return [*spread, _spread_out(found.verdict.tolist(), at, n, "")]


def _spread_out(
    column: Sequence[object], number: Sequence[int], n: int, nothing: object
) -> Sequence[object]:
    found = [nothing] * n
    for place, value in zip(number, column, strict=True):
        found[place] = value
    return found


def _frozen(
    found: GroupFigures,
    df: Places,
    factor: float,
    *,
    beside: Sequence[Sequence[object]] = (),
) -> list[Told]:
    """Return figures row by row, with the columns that stand beside them."""
    fallback = found.fallback.tolist()
    errors = zip(_numbers(found.se, factor), fallback, strict=True)
    columns: tuple[Sequence[object], ...] = (
        _numbers(found.value, factor),
        [None if why == "df0" or isnan(se) else se for se, why in errors],
        _numbers(found.low, factor),
        _numbers(found.high, factor),
        df.tolist(),
        fallback,
        *beside,
    )
    if not beside:
        return [Told(*row) for row in zip(*columns, strict=True)]
    return [Told._make(row) for row in zip(*columns, strict=True)]


def _numbers(values: Numbers, factor: float) -> list[float]:
    numbers: list[float] = frozen_numbers(values * factor).tolist()
    return numbers
