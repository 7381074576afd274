"""Transaction totals of a round: how many dossiers each unit handled."""

from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.manage.csvfile import Column, read_rows, refuse
from survey.manage.row import Row
from survey.models import Counter, Round, TransactionTotal, Unit
from survey.tree import subtree_ids

COLUMNS = (
    Column("unit", "mã đơn vị", is_required=True),
    Column("total", "số hồ sơ", is_required=True),
)


@dataclass(frozen=True, slots=True)
class ImportedTotals:
    """How many totals were written, and which units with counters have none."""

    n_units: int
    total: int
    missing: tuple[str, ...]


def import_totals(session: Session, round_: Round, data: bytes) -> ImportedTotals:
    """Write the transaction totals of a CSV file; a `Problem` lists every fault.

    A unit named again gets the new number; units left out keep theirs.
    """
    rows = read_rows(data, COLUMNS)
    units = _units(session, round_)
    totals: dict[int, int] = {}
    for row in rows:
        unit, total = _unit(row, units), row.whole("total")
        if unit is not None and unit.id in totals:
            row.note(_("đơn vị đã có ở dòng trên"), "unit")
        elif unit is not None:
            totals[unit.id] = total or 0
    refuse(rows[0].problems)
    for unit_id, total in totals.items():
        session.merge(
            TransactionTotal(round_id=round_.id, unit_id=unit_id, total=total)
        )
    session.flush()
    missing = _missing(session, round_, units=units)
    return ImportedTotals(len(totals), sum(totals.values()), missing)


def _units(session: Session, round_: Round) -> dict[str, Unit]:
    ids = set(subtree_ids(session, round_.root_id))
    units = session.scalars(select(Unit).order_by(Unit.code))
    return {unit.code: unit for unit in units if unit.id in ids}


def _unit(row: Row, units: dict[str, Unit]) -> Unit | None:
    code = row.text("unit", 32, is_required=True)
    if code and code not in units:
        row.note(
            _("đợt khảo sát không có đơn vị mang mã “%(code)s”", code=code), "unit"
        )
    return units.get(code)


def _missing(
    session: Session, round_: Round, *, units: dict[str, Unit]
) -> tuple[str, ...]:
    """Return the units that collect sheets in the round and have no total."""
    collecting = set(
        session.scalars(
            select(Counter.unit_id).where(
                Counter.opened_on <= round_.ends_on,
                Counter.closed_on.is_(None) | (Counter.closed_on > round_.starts_on),
            )
        )
    )
    known = set(
        session.scalars(
            select(TransactionTotal.unit_id).where(
                TransactionTotal.round_id == round_.id
            )
        )
    )
    return tuple(u.code for u in units.values() if u.id in collecting - known)
