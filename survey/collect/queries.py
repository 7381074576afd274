"""Counts of answers by counter and day, and the counters they belong to."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from survey.collect.progress import (
    Count,
    CounterProgress,
    Days,
    Progress,
    UnitProgress,
)
from survey.models import Counter, Response, Round, Unit
from survey.participation import participants
from survey.tree import Tree, tree_of_round
from survey.withdrawn import still_standing


class Cell(NamedTuple):
    """A counter in the unit it belonged to when the answers came in."""

    unit_id: int
    counter_id: int


Counts = Mapping[Cell, Mapping[date, int]]


def round_under_way(rounds: Sequence[Round], *, today: date) -> Round | None:
    """Return the newest round open today, else the newest of all."""
    return next((r for r in rounds if r.is_open_on(today)), next(iter(rounds), None))


def progress(
    session: Session,
    round_: Round,
    *,
    today: date,
    scope: Collection[int] | None = None,
) -> Progress:
    """Return how far a round has come, as of its last day if that is over.

    With a scope only what came in, or should come in, at these units.
    """
    days = Days(round_.starts_on, min(today, round_.closed_on or round_.ends_on))
    tree = tree_of_round(session, round_)
    counters: dict[int, list[CounterProgress]] = defaultdict(list)
    for cell, counter, by_day in _places(session, round_, tree, days):
        if scope is not None and cell.unit_id not in scope:
            continue
        is_here = cell.unit_id == counter.unit_id
        found = CounterProgress(counter, Count(days, by_day), is_here)
        counters[cell.unit_id].append(found)
    units = tuple(
        _unit_progress(unit, counters[unit.id], days)
        for unit in _in_order(session, tree, set(counters))
    )
    return Progress(round_, Count.of_all(days, (u.count for u in units)), units)


def _places(
    session: Session, round_: Round, tree: Tree, days: Days
) -> Iterator[tuple[Cell, Counter, Mapping[date, int]]]:
    """Yield where answers came in or should come in, by the counters' names."""
    counts = _counts(session, round_)
    places = defaultdict(list)
    for cell in counts:
        places[cell.counter_id].append(cell)
    standing = tree.on(days.last)
    asked = participants(session, round_, tree) & set(standing.subtree(round_.root_id))
    for counter in session.scalars(select(Counter).order_by(Counter.name, Counter.id)):
        here = Cell(counter.unit_id, counter.id)
        is_asked = counter.unit_id in asked and counter.is_open_on(days.last)
        if is_asked and here not in counts:
            places[counter.id].append(here)
        for cell in places[counter.id]:
            yield cell, counter, counts.get(cell, {})


def _counts(session: Session, round_: Round) -> Counts:
    columns = (Response.unit_id, Response.counter_id, Response.day)
    query = (
        select(*columns, func.count())
        .where(Response.round_id == round_.id, *still_standing(session, round_.id))
        .group_by(*columns)
    )
    found: dict[Cell, dict[date, int]] = defaultdict(dict)
    for unit_id, counter_id, day, n in session.execute(query):
        found[Cell(unit_id, counter_id)][day] = n
    return found


def _unit_progress(
    unit: Unit, counters: list[CounterProgress], days: Days
) -> UnitProgress:
    together = Count.of_all(days, (counter.count for counter in counters))
    return UnitProgress(unit, together, tuple(counters))


def _in_order(session: Session, tree: Tree, unit_ids: set[int]) -> list[Unit]:
    """Return units in the order of the tree."""
    found = session.scalars(select(Unit).where(Unit.id.in_(unit_ids)))
    units = {unit.id: unit for unit in found}
    walk = (unit_id for root in tree.roots for unit_id in tree.subtree(root))
    return [units[unit_id] for unit_id in walk if unit_id in units]
