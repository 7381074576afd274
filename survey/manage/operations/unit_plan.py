"""What the tree of units would be after an import."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.manage.units.rows import UnitRow
from survey.models import Lineage, Placement, Unit


class Place(NamedTuple):
    """Where a unit would stand in the tree, and when; parent "" is none."""

    parent: str
    valid_from: date
    valid_to: date | None

    def stands_on(self, day: date) -> bool:
        """Return whether the unit would exist on a day."""
        return self.valid_from <= day and (
            self.valid_to is None or day <= self.valid_to
        )


class Known(NamedTuple):
    """A unit there is, as columns: thousands of objects would take seconds."""

    id: int
    code: str
    name: str
    name_en: str
    kind: str
    ranking_group: str
    parent_id: int | None
    valid_from: date
    valid_to: date | None
    revision: int


COLUMNS = tuple(getattr(Unit, name) for name in Known._fields)


@dataclass(frozen=True, slots=True)
class Plan:
    """The units there are, what the rows say, and the places that would result."""

    units: dict[str, Known] = field(default_factory=dict)
    codes: dict[int | None, str] = field(default_factory=dict)
    rows: dict[str, UnitRow] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    joined: set[tuple[str, str]] = field(default_factory=set)  # by lineage, already
    placed: set[str] = field(default_factory=set)  # by a reform, each day of its own

    def note(self, code: str, problem: str, *, column: str = "") -> None:
        """Keep a problem at the row of a unit, if the file speaks of it."""
        if code in self.rows:
            self.rows[code].row.note(problem, column)

    def stands(self, code: str) -> Place:
        """Return where a unit that is there already stands."""
        unit = self.units[code]
        return Place(self.codes[unit.parent_id], unit.valid_from, unit.valid_to)

    def parents_first(self) -> Iterator[str]:
        """Yield the codes of the rows, each after the row of its parent."""
        done: set[str] = set()
        for code in self.rows:
            way = []
            while code in self.rows and code not in done:
                way.append(code)
                done.add(code)
                code = self.places[code].parent
            yield from reversed(way)


def plan_units(
    session: Session, rows: Iterable[UnitRow], *, will_write: bool = False
) -> Plan:
    """Return what the units would be; what a row lacks is noted at the row.

    Who will write holds the units until then: PostgreSQL lets nobody else change them.
    """
    plan = _standing(session, will_write=will_write)
    by_case = {code.casefold(): code for code in plan.units}
    for row in rows:
        known = by_case.get(row.code.casefold(), row.code)
        if known != row.code:
            row.row.note(_("đã có đơn vị mang mã “%(code)s”", code=known), "code")
            continue
        plan.rows[row.code] = row
        plan.places[row.code] = _place(row, plan.places.get(row.code))
    return plan


def _standing(session: Session, *, will_write: bool) -> Plan:
    plan = Plan(codes={None: ""})
    question = select(*COLUMNS).order_by(Unit.code)
    if will_write:
        question = question.with_for_update()
    for row in session.execute(question):
        unit = Known(*row)
        plan.units[unit.code] = unit
        plan.codes[unit.id] = unit.code
    plan.places.update({code: plan.stands(code) for code in plan.units})
    for pair in session.execute(select(Lineage.predecessor_id, Lineage.successor_id)):
        plan.joined.add((plan.codes[pair[0]], plan.codes[pair[1]]))
    for unit_id in session.scalars(select(Placement.unit_id)):
        plan.placed.add(plan.codes[unit_id])
    return plan


def _place(row: UnitRow, now: Place | None) -> Place:
    """Return the place a row gives; an empty cell leaves what stands."""
    if now is not None:
        return Place(
            row.parent or now.parent,
            row.valid_from or now.valid_from,
            row.valid_to or now.valid_to,
        )
    for column in ("name", "kind", "valid_from"):
        if not row.row.cells.get(column, "").strip():
            row.row.note(_("đơn vị mới không được để trống"), column)
    return Place(row.parent, row.valid_from or date.min, row.valid_to)
