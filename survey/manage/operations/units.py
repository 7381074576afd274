"""Units come in from a file: all of them, or none."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from survey.errors import Problem
from survey.manage.csvfile import refuse
from survey.manage.operations.unit_checks import (
    check_places,
    check_scope,
    check_successors,
)
from survey.manage.operations.unit_history import check_history
from survey.manage.operations.unit_plan import Plan, plan_units
from survey.manage.operations.unit_preview import Preview, preview_of
from survey.manage.operations.unit_writing import write_units
from survey.manage.units.rows import UnitRow, read_unit_rows


@dataclass(frozen=True, slots=True)
class ImportedUnits:
    """What an import did: codes of units, changed columns, new continuations."""

    created: list[str]
    changed: dict[str, list[str]]
    unchanged: list[str]
    n_lineages: int


def import_units(session: Session, data: bytes) -> ImportedUnits:
    """Create and update the units of a file; a `Problem` lists every fault."""
    plan, preview = check_units(session, read_unit_rows(data), will_write=True)
    n_lineages = write(session, plan, preview)
    return ImportedUnits(
        created=[new.code for new in preview.created],
        changed={change.code: list(change.fields) for change in preview.changed},
        unchanged=preview.unchanged,
        n_lineages=n_lineages,
    )


def check_units(
    session: Session,
    rows: Sequence[UnitRow],
    *,
    scope: Collection[int] | None = None,
    will_write: bool = False,
) -> tuple[Plan, Preview]:
    """Return what rows would do; a `Problem` lists every fault.

    With a scope only these units, and what is below them, may be touched.
    """
    plan = plan_units(session, rows, will_write=will_write)
    check_places(plan)
    check_successors(plan, scope)
    check_history(session, plan)
    check_scope(plan, scope)
    if rows:
        refuse(sorted(rows[0].row.problems, key=lambda fault: fault.line))
    return plan, preview_of(plan)


def write(session: Session, plan: Plan, preview: Preview) -> int:
    """Write a checked plan; return how many continuations were noted."""
    try:
        return write_units(session, plan, preview)
    except IntegrityError:
        raise Problem(
            _("Trong lúc ghi, có người vừa tạo đơn vị trùng mã. Xin thử lại."),
            status=409,
        ) from None
