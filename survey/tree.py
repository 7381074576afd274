"""The tree of units, loaded once and walked in memory."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.codes import may_exist
from survey.errors import Problem
from survey.models import Placement, Round, Unit


class Stay(NamedTuple):
    """What a unit stands below from a day on; None: nothing."""

    from_day: date
    parent_id: int | None


class Node(NamedTuple):
    """A unit's place in the tree and in time; both days included.

    `stays` are all its places, the first first, if it was ever moved.
    """

    id: int
    parent_id: int | None
    valid_from: date
    valid_to: date | None
    stays: tuple[Stay, ...] = ()

    def is_valid_on(self, day: date) -> bool:
        """Return whether the unit exists on a day."""
        return self.valid_from <= day and (
            self.valid_to is None or day <= self.valid_to
        )

    def placed_on(self, day: date) -> "Node":
        """Return the unit where it stands on a day, or on its own first day."""
        latest = max(day, self.valid_from)
        past = [stay for stay in self.stays if stay.from_day <= latest]
        return self._replace(parent_id=past[-1].parent_id) if past else self


class Tree:
    """Units by id; closed ones are in it until `on` leaves them out."""

    def __init__(self, nodes: Iterable[Node]) -> None:
        self._nodes = {node.id: node for node in nodes}
        self._children: dict[int | None, list[int]] = defaultdict(list)
        for node in self._nodes.values():
            parent = node.parent_id if node.parent_id in self._nodes else None
            self._children[parent].append(node.id)

    def __contains__(self, unit_id: int) -> bool:
        return unit_id in self._nodes

    def __len__(self) -> int:
        return len(self._nodes)

    @property
    def nodes(self) -> Mapping[int, Node]:
        """Return the units by id, in the order of their codes."""
        return self._nodes

    @property
    def roots(self) -> tuple[int, ...]:
        """Return the units with nothing above them."""
        return tuple(self._children.get(None, ()))

    def parent(self, unit_id: int) -> int | None:
        """Return the unit directly above."""
        above = self._nodes[unit_id].parent_id
        return above if above in self._nodes else None

    def children(self, unit_id: int) -> tuple[int, ...]:
        """Return the units directly below."""
        return tuple(self._children.get(unit_id, ()))

    def descendants(self, unit_id: int) -> tuple[int, ...]:
        """Return every unit below, without itself; parents before their children."""
        return self.subtree(unit_id)[1:]

    def subtree(self, unit_id: int) -> tuple[int, ...]:
        """Return the unit, then every unit below; parents before their children."""
        found, waiting = [], [unit_id] if unit_id in self._nodes else []
        while waiting:
            current = waiting.pop()
            found.append(current)
            waiting.extend(reversed(self._children.get(current, ())))
        return tuple(found)

    def ancestors(self, unit_id: int) -> tuple[int, ...]:
        """Return every unit above, without itself; the nearest first."""
        found = []
        above = self.parent(unit_id)
        while above is not None:
            found.append(above)
            above = self.parent(above)
        return tuple(found)

    def on(self, day: date) -> "Tree":
        """Return the tree of the units that exist on a day, as they stand on it."""
        valid = (node for node in self._nodes.values() if node.is_valid_on(day))
        return Tree(node.placed_on(day) for node in valid)

    def during(self, first: date, last: date, *, root_id: int) -> "Tree":
        """Return all units as they stand in a round below its root.

        A round keeps the map of its first day: whoever leaves stays with their answers.
        Whoever comes from elsewhere while it runs stands where they came to.
        """
        days = sorted(
            stay.from_day
            for node in self._nodes.values()
            for stay in node.stays
            if first < stay.from_day <= last
        )
        tree = Tree(node.placed_on(first) for node in self._nodes.values())
        for day in dict.fromkeys(days):
            inside = set(tree.subtree(root_id))
            tree = Tree(
                tree.nodes[id_] if id_ in inside else node.placed_on(day)
                for id_, node in self._nodes.items()
            )
        return tree


def load_tree(session: Session) -> Tree:
    """Return the tree of all units there are and were, as they stand today."""
    columns = (Unit.code, Unit.id, Unit.parent_id, Unit.valid_from, Unit.valid_to)
    # By the connection: twelve thousand rows cost the ORM twice as long.
    rows = session.connection().execute(select(*columns)).all()
    stays = stays_by_unit(session)
    # Sorted here: databases disagree on the order of "A.2" and "A10".
    ordered = sorted(rows, key=lambda row: row.code)
    return Tree(Node(*row[1:], tuple(stays.get(row.id, ()))) for row in ordered)


def stays_by_unit(session: Session) -> dict[int, list[Stay]]:
    """Return all places of the units that were ever moved, the first first."""
    columns = select(Placement.unit_id, Placement.from_day, Placement.parent_id)
    stays: dict[int, list[Stay]] = {}
    for row in session.execute(columns.order_by(Placement.from_day)):
        stay = Stay(row.from_day, row.parent_id)
        stays.setdefault(row.unit_id, []).append(stay)
    return stays


def tree_of_round(session: Session, round_: Round) -> Tree:
    """Return the tree of all units as they stand in a round."""
    last = round_.closed_on or round_.ends_on
    tree = load_tree(session)
    return tree.during(round_.starts_on, last, root_id=round_.root_id)


def subtree_ids(session: Session, root_id: int) -> tuple[int, ...]:
    """Return a unit and every unit below it, of all times."""
    return load_tree(session).subtree(root_id)


def unit_by_code(session: Session, code: str) -> Unit:
    """Return the unit of a code, or raise a `Problem` of status 404."""
    question = select(Unit).where(Unit.code == code)
    unit = session.scalar(question) if may_exist(code) else None
    if unit is None:
        raise Problem(
            _("Không có đơn vị nào mang mã “%(code)s”.", code=code), status=404
        )
    return unit
