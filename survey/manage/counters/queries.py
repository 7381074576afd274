"""Counters to print and to look after: those of a unit, pages of a list."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from survey.manage.counters.search import Found
from survey.models import Counter, CounterCheck, Unit
from survey.paging import Turn, page_of
from survey.tree import Tree, load_tree

A_PAGE = 100  # counters
MOST_ASKED = 1000  # rows in one question


@dataclass(frozen=True, slots=True)
class UnitCounters:
    """A unit and its counters."""

    unit: Unit
    counters: tuple[Counter, ...]


@dataclass(frozen=True, slots=True)
class ListPage:
    """A page of the list of counters."""

    groups: Sequence[UnitCounters]
    turn: Turn

    @property
    def ids(self) -> list[int]:
        """Return the counters on the page."""
        return [counter.id for group in self.groups for counter in group.counters]


def list_page(session: Session, found: Sequence[Found], asked: str) -> ListPage:
    """Return a page of counters that were found, by unit; the last if it is beyond."""
    page = page_of(found, asked, size=A_PAGE)
    return ListPage(_by_unit(session, page.rows), page.turn)


def _by_unit(session: Session, shown: Sequence[Found]) -> list[UnitCounters]:
    counters = load_counters(session, [one.id for one in shown])
    return [
        UnitCounters(unit, tuple(mine))
        for unit, mine in groupby(counters, key=lambda counter: counter.unit)
    ]


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


def standing_ids(session: Session, unit: Unit, *, day: date) -> list[int]:
    """Return the counters of a unit and all below it that are not closed on a day.

    They stand in the order of the tree. Posters are printed ahead: those that will
    take sheets are among them.
    """
    order = {id_: n for n, id_ in enumerate(load_tree(session).subtree(unit.id))}
    standing = select(Counter.id, Counter.unit_id).join(Counter.unit)
    rows = session.execute(
        standing.where(
            Counter.closed_on.is_(None) | (Counter.closed_on > day),
            Unit.valid_to.is_(None) | (Unit.valid_to >= day),
        )
    )
    found = [row for row in rows if row.unit_id in order]
    return [row.id for row in sorted(found, key=lambda r: (order[r.unit_id], r.id))]


def load_counters(session: Session, ids: Sequence[int]) -> list[Counter]:
    """Return counters with their units, in the order they are asked for."""
    counters = {
        counter.id: counter
        for part in batched(ids, MOST_ASKED)
        for counter in session.scalars(
            select(Counter)
            .options(joinedload(Counter.unit).joinedload(Unit.parent))
            .where(Counter.id.in_(part))
        )
    }
    return [counters[id_] for id_ in ids]


def checks_of(session: Session, counter: Counter) -> list[CounterCheck]:
    """Return what was found at a counter, the newest first."""
    mine = select(CounterCheck).where(CounterCheck.counter_id == counter.id)
    newest_first = (CounterCheck.day.desc(), CounterCheck.id.desc())
    return list(session.scalars(mine.order_by(*newest_first).limit(10)))


def batched(ids: Sequence[int], size: int) -> Iterator[Sequence[int]]:
    """Yield some of a sequence at a time."""
    for start in range(0, len(ids), size):
        yield ids[start : start + size]
