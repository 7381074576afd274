"""A plan of units written in bulk: level by level, so that parents have numbers."""

from collections.abc import Iterator
from datetime import date
from typing import Any, cast

from flask_babel import gettext as _
from sqlalchemy import CursorResult, Table, bindparam, insert, update
from sqlalchemy.orm import Session

from survey.errors import Problem
from survey.manage.operations.lineage import join_units
from survey.manage.operations.unit_checks import ONE_DAY
from survey.manage.operations.unit_plan import Plan
from survey.manage.operations.unit_preview import Preview, values_of
from survey.models import Unit

UNIT = cast(Table, Unit.__table__)
FIELDS = ("name", "name_en", "kind", "ranking_group", "valid_from", "valid_to")


def write_units(session: Session, plan: Plan, preview: Preview) -> int:
    """Write what a preview says; return how many continuations were noted."""
    session.flush()
    ids = {code: unit.id for code, unit in plan.units.items()}
    for level in _levels(plan, [new.code for new in preview.created]):
        rows = [_new(plan, code, ids) for code in level]
        question = insert(UNIT).returning(UNIT.c.code, UNIT.c.id)
        ids.update((row.code, row.id) for row in session.execute(question, rows))
    _update(session, plan, [change.code for change in preview.changed], ids)
    session.expire_all()  # what is loaded knows nothing of this
    _join(session, plan, preview, ids)
    return len(preview.joined)


def _levels(plan: Plan, codes: list[str]) -> Iterator[list[str]]:
    """Yield the new units by level: those below no other new one first."""
    waiting = set(codes)
    levels: dict[int, list[str]] = {}
    level: dict[str, int] = {}
    for code in plan.parents_first():
        if code in waiting:
            level[code] = level.get(plan.places[code].parent, -1) + 1
            levels.setdefault(level[code], []).append(code)
    for n in sorted(levels):
        yield levels[n]


def _new(plan: Plan, code: str, ids: dict[str, int]) -> dict[str, Any]:
    values = values_of(plan, code)
    usual: dict[str, Any] = {"name_en": "", "ranking_group": "", "revision": 1}
    given = usual | {name: values[name] for name in FIELDS if name in values}
    parent = values["parent"]
    return given | {"code": code, "parent_id": ids[str(parent)] if parent else None}


def _update(
    session: Session, plan: Plan, codes: list[str], ids: dict[str, int]
) -> None:
    """Write the changed units, each at the revision it was planned at."""
    if not codes:
        return
    rows = []
    for code in codes:
        unit, values = plan.units[code], values_of(plan, code)
        row: dict[str, Any] = {
            f"new_{n}": values.get(n, getattr(unit, n)) for n in FIELDS
        }
        parent = values["parent"]
        row["new_parent_id"] = ids[str(parent)] if parent else None
        rows.append(row | {"the_id": unit.id, "the_revision": unit.revision})
    written: dict[str, Any] = {n: bindparam(f"new_{n}") for n in (*FIELDS, "parent_id")}
    question = (
        update(UNIT)
        .where(UNIT.c.id == bindparam("the_id"))
        .where(UNIT.c.revision == bindparam("the_revision"))
        .values(written | {"revision": UNIT.c.revision + 1})
    )
    done = cast("CursorResult[Any]", session.connection().execute(question, rows))
    if done.rowcount != len(rows):
        raise Problem(
            _("Trong lúc ghi, có đơn vị vừa được người khác sửa. Xin thử lại."),
            status=409,
        )


def _join(session: Session, plan: Plan, preview: Preview, ids: dict[str, int]) -> None:
    """Join predecessors that end together with the units that continue them."""
    new = dict.fromkeys(before for before, _after in preview.joined)
    together: dict[tuple[tuple[str, ...], date], list[str]] = {}
    for code in new:
        end = plan.places[code].valid_to
        if end is not None:
            key = (plan.rows[code].successors, end + ONE_DAY)
            together.setdefault(key, []).append(code)
    for (successors, day), predecessors in together.items():
        before = [session.get_one(Unit, ids[code]) for code in predecessors]
        after = [session.get_one(Unit, ids[code]) for code in successors]
        join_units(session, before, after, on=day)
