"""Factors of the units of a ranking group beside each other, a page at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy.orm import Session

from survey.figures.ranking import Group, Standing
from survey.measure import positions
from survey.methods import Method
from survey.models import Release
from survey.paging import Page, page_of
from survey.results.group_values import Values, values_of_group
from survey.words import text_of

SIZE = 50  # units


class Shade(NamedTuple):
    """A cell: its index, and how far it is from the middle of the group, −2 to 2."""

    value: float | None
    step: int = 0


class HeatRow(NamedTuple):
    """A unit with a cell a factor."""

    standing: Standing
    cells: tuple[Shade, ...]


class Column(NamedTuple):
    """A factor, and the middle of its indices in the group."""

    name: str
    median: float | None


@dataclass(frozen=True, slots=True)
class Heat:
    """A page of the map of a group."""

    group: str
    groups: tuple[str, ...]  # that have one
    columns: tuple[Column, ...]
    page: Page[HeatRow]


def heat_of(
    session: Session,
    release: Release,
    method: Method,
    groups: Sequence[Group],
    *,
    group: str,
    asked: str,
) -> Heat | None:
    """Return a page of the group asked for, else of the largest; None without factors.

    Units stand in the order of their rank.
    """
    having = {one.name: one for one in groups if one.name and one.shown}
    if not having or len(method.factors) < 2:
        return None
    chosen = having.get(group) or max(having.values(), key=lambda one: len(one.shown))
    sample = chosen.shown[0].figure.unit
    values = values_of_group(session, release, sample)
    steps = {f.code: _steps(values, f.code, method) for f in method.factors}
    page = page_of(chosen.shown, asked, size=SIZE)
    rows = [
        HeatRow(one, tuple(_shade(one, f.code, values, steps) for f in method.factors))
        for one in page.rows
    ]
    columns = tuple(
        Column(text_of(factor.name), steps[factor.code].median)
        for factor in method.factors
    )
    return Heat(chosen.name, tuple(having), columns, Page(rows, page.turn))


class _Steps(NamedTuple):
    median: float | None
    by_unit: Mapping[int, int]


def _steps(values: Values, node: str, method: Method) -> _Steps:
    """Return how far each unit of the group is from its middle."""
    of_group = values.get(node, {})
    if not of_group:
        return _Steps(None, {})
    most = method.most(node)
    told = positions([*of_group.values()], decimals=method.rounding, most=most)
    steps = (place.step for place in told.places)
    return _Steps(told.median, dict(zip(of_group, steps, strict=True)))


def _shade(
    one: Standing, node: str, values: Values, steps: Mapping[str, _Steps]
) -> Shade:
    unit_id = one.figure.unit_id
    value = values.get(node, {}).get(unit_id)
    return Shade(value, steps[node].by_unit.get(unit_id, 0))
