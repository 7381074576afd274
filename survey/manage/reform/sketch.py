"""A small tree before and after: only what changes, and what that hangs on."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.i18n import named
from survey.manage.operations.reforms import Plan
from survey.models import Unit
from survey.tree import load_tree

ENDS, OPENS, MOVES, STAYS = "ends", "opens", "moves", "stays"
MOST_LIKE = 12  # units of one mark below one unit; of more the number is told


class Twig(NamedTuple):
    """A unit of the sketch: what becomes of it, and what is drawn below it."""

    code: str
    name: str
    mark: str
    below: tuple["Twig", ...]
    n_more: int  # of those below that are not drawn


@dataclass(frozen=True, slots=True)
class Sketch:
    """The part of the tree that a reform is about, on the eve and on its day."""

    before: tuple[Twig, ...]
    after: tuple[Twig, ...]


def sketch_of(session: Session, plan: Plan) -> Sketch:
    """Return what a reform changes in the tree."""
    columns = select(Unit.code, Unit.name, Unit.name_en)
    names = {row.code: named(row) for row in session.execute(columns)}
    above = _above_on_eve(session, plan)
    marks = dict.fromkeys((unit.code for unit in plan.ends), ENDS)
    marks |= dict.fromkeys((one.unit.code for one in plan.placed), MOVES)
    before = _forest(marks, above, names, {unit.code for unit in plan.absorbing})
    later = above | {one.unit.code: one.after for one in plan.placed}
    later |= {one.unit.code: one.parent for one in plan.opens}
    names |= {one.unit.code: one.unit.name for one in plan.opens}
    marks = dict.fromkeys((one.unit.code for one in plan.placed), MOVES)
    marks |= dict.fromkeys((one.unit.code for one in plan.opens), OPENS)
    hosts = {unit.code for unit in plan.absorbing}
    # Where something ended and nothing came, the unit above is drawn all the same.
    hosts |= {above.get(unit.code, "") for unit in plan.ends}
    ended = {unit.code for unit in plan.ends}
    return Sketch(before, _forest(marks, later, names, hosts - ended - {""}))


def _above_on_eve(session: Session, plan: Plan) -> dict[str, str]:
    columns = session.execute(select(Unit.id, Unit.code))
    codes = {row.id: row.code for row in columns}
    tree = load_tree(session).on(plan.asked.eve)
    above = {codes[id_]: tree.parent(id_) for id_ in tree.nodes}
    return {code: codes[id_] if id_ else "" for code, id_ in above.items()}


def _forest(
    marks: Mapping[str, str],
    above: Mapping[str, str],
    names: Mapping[str, str],
    hosts: Iterable[str],
) -> tuple[Twig, ...]:
    drawn: dict[str, None] = {}
    for code in sorted({*marks, *hosts}):
        drawn |= dict.fromkeys(_way_up(code, above))
    below: dict[str, list[str]] = {}
    for code in sorted(drawn):
        parent = above.get(code, "")
        below.setdefault(parent if parent in drawn else "", []).append(code)

    def twig(code: str) -> Twig:
        children = below.get(code, [])
        shown = _some(children, marks, below)
        return Twig(
            code,
            names.get(code, code),
            marks.get(code, STAYS),
            tuple(twig(child) for child in shown),
            len(children) - len(shown),
        )

    return tuple(twig(code) for code in below.get("", []))


def _some(
    children: list[str], marks: Mapping[str, str], below: Mapping[str, list[str]]
) -> list[str]:
    """Return the children that are drawn: of many alike the first few."""
    alike: dict[str, int] = {}
    shown = []
    for code in children:
        mark = marks.get(code, STAYS)
        alike[mark] = alike.get(mark, 0) + 1
        if alike[mark] <= MOST_LIKE or code in below:
            shown.append(code)
    return shown


def _way_up(code: str, above: Mapping[str, str]) -> Iterator[str]:
    known: set[str] = set()
    while code and code not in known:
        yield code
        known.add(code)
        code = above.get(code, "")
