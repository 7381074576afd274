"""Units come in from a file: all of them, or none."""

from dataclasses import dataclass, field
from datetime import date

from sqlalchemy.orm import Session

from survey.manage.csvfile import refuse
from survey.manage.operations.lineage import join_units
from survey.manage.operations.unit_checks import (
    ONE_DAY,
    check_history,
    check_places,
    check_successors,
)
from survey.manage.operations.unit_plan import Plan, plan_units
from survey.manage.unit_rows import read_unit_rows
from survey.models import Unit


@dataclass
class ImportedUnits:
    """What an import did: codes of units, changed columns, new lineages."""

    created: list[str] = field(default_factory=list)
    changed: dict[str, list[str]] = field(default_factory=dict)
    unchanged: list[str] = field(default_factory=list)
    n_lineages: int = 0


def import_units(session: Session, data: bytes) -> ImportedUnits:
    """Create and update the units of a CSV file; a `Problem` lists every fault."""
    rows = read_unit_rows(data)
    plan = plan_units(session, rows)
    check_places(plan)
    check_successors(plan)
    check_history(session, plan)
    refuse(rows[0].row.problems)
    imported = ImportedUnits()
    for code in plan.parents_first():
        if code in plan.units:
            _update(plan, code, imported=imported)
        else:
            _create(session, plan, code=code)
            imported.created.append(code)
    imported.n_lineages = _write_lineages(session, plan)
    session.flush()
    return imported


def _create(session: Session, plan: Plan, *, code: str) -> None:
    plan.units[code] = unit = Unit(code=code, **_values(plan, code))
    session.add(unit)
    session.flush()  # the units below need its number


def _update(plan: Plan, code: str, *, imported: ImportedUnits) -> None:
    unit, values = plan.units[code], _values(plan, code)
    changed = [name for name, value in values.items() if getattr(unit, name) != value]
    for name in changed:
        setattr(unit, name, values[name])
    if changed:
        imported.changed[code] = changed
    else:
        imported.unchanged.append(code)


def _values(plan: Plan, code: str) -> dict[str, object]:
    """Return the columns a row speaks of; an empty cell leaves what stands."""
    row, place = plan.rows[code], plan.places[code]
    said: dict[str, object] = {
        "name": row.name,
        "name_en": row.name_en,
        "kind": row.kind,
        "ranking_group": row.ranking_group,
    }
    return {name: value for name, value in said.items() if value} | {
        "parent_id": plan.units[place.parent].id if place.parent else None,
        "valid_from": place.valid_from,
        "valid_to": place.valid_to,
    }


def _write_lineages(session: Session, plan: Plan) -> int:
    """Join predecessors that end together with the units that continue them."""
    together: dict[tuple[tuple[str, ...], date], list[Unit]] = {}
    for code, row in plan.rows.items():
        end = plan.places[code].valid_to
        if row.successors and end:
            key = (row.successors, end + ONE_DAY)
            together.setdefault(key, []).append(plan.units[code])
    return sum(
        len(join_units(session, before, [plan.units[c] for c in codes], on=on))
        for (codes, on), before in together.items()
    )
