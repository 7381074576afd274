"""Counters by unit, for the list and for the posters of a whole unit."""

import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from survey.models import Counter, Unit
from survey.services import ServiceName, service_names
from survey.tree import Tree, load_tree


@dataclass(frozen=True, slots=True)
class UnitCounters:
    """A unit and its counters."""

    unit: Unit
    counters: tuple[Counter, ...]


def counters_by_unit(
    session: Session,
    *,
    day: date,
    search: str = "",
    scope: Collection[int] | None = None,
) -> list[UnitCounters]:
    """Return the counters not closed on a day, by unit in the tree's order.

    With a scope only those of these units.

    A search finds units and counters by any part of name, room, service or code, with
    or without accents; a service by its code and its names.
    """
    tree, names = load_tree(session), service_names(session)
    found: dict[int, list[Counter]] = {}
    for counter in _standing(session, day=day):
        is_ours = scope is None or counter.unit_id in scope
        if is_ours and _is_found(counter, search, names[counter.service]):
            found.setdefault(counter.unit_id, []).append(counter)
    units = {unit.id: unit for unit in session.scalars(select(Unit))}
    groups = []
    for unit_id in (i for root in tree.roots for i in tree.subtree(root)):
        if unit_id in found:
            groups.append(UnitCounters(units[unit_id], tuple(found[unit_id])))
    return groups


def tops(
    session: Session, *, day: date, scope: Collection[int] | None = None
) -> list[Unit]:
    """Return the units of a day with nothing above them that is in the scope."""
    tree = load_tree(session).on(day)
    walk = (id_ for root in tree.roots for id_ in tree.subtree(root))
    ids = tree.roots if scope is None else _highest(tree, scope, walk)
    return [session.get_one(Unit, id_) for id_ in ids]


def _highest(tree: Tree, scope: Collection[int], walk: Iterable[int]) -> list[int]:
    return [id_ for id_ in walk if id_ in scope and tree.parent(id_) not in scope]


def standing_counters(session: Session, unit: Unit, *, day: date) -> list[Counter]:
    """Return the counters of a unit and all below it that are not closed on a day."""
    order = {id_: n for n, id_ in enumerate(load_tree(session).subtree(unit.id))}
    counters = [c for c in _standing(session, day=day) if c.unit_id in order]
    return sorted(counters, key=lambda counter: order[counter.unit_id])


def _standing(session: Session, *, day: date) -> Iterable[Counter]:
    """Return counters that take sheets, or will: posters are printed ahead."""
    question = (
        select(Counter)
        .join(Counter.unit)
        .options(joinedload(Counter.unit).joinedload(Unit.parent))
        .where(
            Counter.closed_on.is_(None) | (Counter.closed_on > day),
            Unit.valid_to.is_(None) | (Unit.valid_to >= day),
        )
        .order_by(Counter.id)  # the order of the office's own list
    )
    return list(session.scalars(question))


def _is_found(counter: Counter, search: str, service: ServiceName) -> bool:
    texts = (counter.name, counter.room, counter.code, *service)
    known = _plain(" ".join((*texts, counter.unit.name, counter.unit.code)))
    return all(word in known for word in _plain(search).split())


def _plain(text: str) -> str:
    """Return a text without accents, in small letters."""
    parts = unicodedata.normalize("NFD", text.casefold()).replace("đ", "d")
    return "".join(part for part in parts if not unicodedata.combining(part))
