"""One unit created or corrected: by the same rules as the rows of a file."""

from collections.abc import Collection, Mapping
from datetime import date

from flask_babel import gettext as _
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from survey.codes import may_exist
from survey.documents.prose import cleaned
from survey.manage.operations.units import check_units, write
from survey.manage.row import Row
from survey.manage.units.rows import UnitRow, unit_row
from survey.models import Unit, UnitKind
from survey.spreadsheets import Fault, FileRefused

KEPT = ("name", "name_en", "kind", "ranking_group", "valid_from", "valid_to")


def create_unit(
    session: Session, values: Mapping[str, str], *, scope: Collection[int] | None
) -> Unit:
    """Create a unit; a `FileRefused` says which fields do not fit.

    With a scope only below one of these units.
    """
    code = cleaned(values["code"])
    _check_new(session, code)
    row = _row(values)
    plan, preview = check_units(session, [row], scope=scope, will_write=True)
    write(session, plan, preview)
    return session.scalars(select(Unit).where(Unit.code == code)).one()


def _check_new(session: Session, code: str) -> None:
    """Refuse a code that is there: the row would change that unit instead."""
    known = select(Unit.code).where(func.lower(Unit.code) == code.lower())
    found = session.scalar(known) if may_exist(code) else None
    if found is not None:
        words = _("đã có đơn vị mang mã “%(code)s”", code=found)
        raise FileRefused([Fault(0, "code", words)])


def correct_unit(session: Session, unit: Unit, values: Mapping[str, str]) -> None:
    """Correct what is written of a unit; a `FileRefused` says what does not fit."""
    row = _row({"code": unit.code} | dict(values))
    check_units(session, [row], will_write=True)
    unit.name = row.name or unit.name
    unit.name_en = row.name_en
    unit.kind = row.kind or unit.kind
    unit.ranking_group = row.ranking_group
    unit.valid_from = row.valid_from or unit.valid_from
    unit.valid_to = row.valid_to or unit.valid_to
    session.flush()


def state_of(unit: Unit) -> dict[str, str | None]:
    """Return what the audit keeps of a unit."""
    return {name: _text(getattr(unit, name)) for name in KEPT}


def _row(values: Mapping[str, str]) -> UnitRow:
    return unit_row(Row(0, values, []))


def _text(value: object) -> str | None:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, UnitKind):
        return value.value
    return None if value is None else str(value)
