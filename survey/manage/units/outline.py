"""The tree of units as it is looked at: on a day, with or without those closed."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.models import Unit
from survey.tree import Tree, load_tree


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


COLUMNS = tuple(getattr(Unit, name) for name in Office._fields)


@dataclass(frozen=True)
class Outline:
    """The units that somebody may see, in their tree."""

    tree: Tree
    offices: dict[int, Office]
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
        for unit_id in reversed(self.walk):
            above = self.tree.parent(unit_id)
            if above is not None:
                found[above] += found[unit_id] + 1
        return found

    @cached_property
    def ids(self) -> dict[str, int]:
        """Return the units by code."""
        return {self.offices[unit_id].code: unit_id for unit_id in self.walk}

    def above(self, unit_id: int) -> list[Office]:
        """Return the units above one, the highest first."""
        return [self.offices[i] for i in reversed(self.tree.ancestors(unit_id))]

    def all(self) -> Iterator[Office]:
        """Yield every unit in the order of the tree."""
        return (self.offices[unit_id] for unit_id in self.walk)


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
    tree = load_tree(session)
    if with_closed:
        tree = Tree(node.placed_on(day) for node in tree.nodes.values())
    else:
        tree = tree.on(day)
    if scope is not None:
        tree = Tree(node for node in tree.nodes.values() if node.id in scope)
    rows = session.execute(select(*COLUMNS))
    return Outline(tree, {row.id: Office(*row) for row in rows}, day)
