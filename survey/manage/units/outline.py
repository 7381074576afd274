"""The tree of units as it is looked at: on a day, with or without those closed."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.models import Unit
from survey.tree import Node, Tree, stays_by_unit


class Office(NamedTuple):
    """A unit as lists show it; thousands of objects of the database would be slow."""

    id: int
    code: str
    name: str
    name_en: str
    kind: str
    ranking_group: str
    valid_from: date
    valid_to: date | None

    def is_valid_on(self, day: date) -> bool:
        """Return whether the unit exists on a day."""
        return self.valid_from <= day and (
            self.valid_to is None or day <= self.valid_to
        )


COLUMNS = (*(getattr(Unit, name) for name in Office._fields), Unit.parent_id)
ID, CODE, NAME, NAME_EN, KIND, GROUP, FIRST, LAST, PARENT = range(len(COLUMNS))
Columns = Sequence[Any]  # of a unit, in the order of COLUMNS


class Offices:
    """The units by number; each made only when it is asked for."""

    def __init__(self, rows: Iterable[Columns]) -> None:
        self.rows = {row[ID]: row for row in rows}

    def __getitem__(self, unit_id: int) -> Office:
        return Office(*self.rows[unit_id][:PARENT])


@dataclass(frozen=True)
class Outline:
    """The units that somebody may see, in their tree."""

    tree: Tree
    offices: Offices
    day: date

    def __len__(self) -> int:
        return len(self.tree)

    @cached_property
    def walk(self) -> tuple[int, ...]:
        """Return every unit, each after the one above it."""
        return tuple(i for root in self.tree.roots for i in self.tree.subtree(root))

    @cached_property
    def n_below(self) -> dict[int, int]:
        """Return how many units are below each one, at any depth."""
        found = dict.fromkeys(self.walk, 0)
        nodes = self.tree.nodes
        for unit_id in reversed(self.walk):
            above = nodes[unit_id].parent_id
            if above in found:
                found[above] += found[unit_id] + 1
        return found

    @cached_property
    def ids(self) -> dict[str, int]:
        """Return the units by code."""
        rows = self.offices.rows
        return {rows[unit_id][CODE]: unit_id for unit_id in self.tree.nodes}

    @cached_property
    def groups(self) -> list[str]:
        """Return the ranking groups that units were given."""
        rows = self.offices.rows
        return sorted({rows[unit_id][GROUP] for unit_id in self.tree.nodes} - {""})

    def columns(self) -> Iterator[Columns]:
        """Yield the columns of every unit in the order of the tree."""
        return (self.offices.rows[unit_id] for unit_id in self.walk)

    def above(self, unit_id: int) -> list[Office]:
        """Return the units above one, the highest first."""
        return [self.offices[i] for i in reversed(self.tree.ancestors(unit_id))]


def read_outline(
    session: Session,
    *,
    day: date,
    with_closed: bool = False,
    scope: Collection[int] | None = None,
) -> Outline:
    """Return the units of a day, or those of all times as they stand on it.

    With a scope only these units: the tree starts at the highest of them.
    """
    # One question by the connection: twelve thousand rows on every page.
    rows = session.connection().execute(select(*COLUMNS)).all()
    stays = stays_by_unit(session)
    nodes = (
        Node(r[ID], r[PARENT], r[FIRST], r[LAST], tuple(stays.get(r[ID], ())))
        for r in sorted(rows, key=itemgetter(CODE))
        if scope is None or r[ID] in scope
    )
    shown = (
        node.placed_on(day) if node.stays else node
        for node in nodes
        if with_closed or node.is_valid_on(day)
    )
    return Outline(Tree(shown), Offices(rows), day)
