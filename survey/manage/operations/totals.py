"""Transaction totals of a round: how many dossiers each unit handled, or each service.

The services of a unit are those of its counters; a total may also be of a service that
no counter has, because its transactions were handled elsewhere.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from survey.manage.csvfile import Column, read_rows, refuse
from survey.manage.operations.totals_lacking import Place, lacking_totals
from survey.manage.row import Row
from survey.models import Round, TransactionTotal, Unit
from survey.tree import subtree_ids

COLUMNS = (
    Column("unit", "mã đơn vị", is_required=True),
    Column("service", "lĩnh vực"),
    Column("total", "số hồ sơ", is_required=True),
)


@dataclass(frozen=True, slots=True)
class ImportedTotals:
    """How many totals were written, and where counters are that have none."""

    n_units: int
    n_by_service: int  # of the units
    total: int
    missing: tuple[Place, ...]
    unserved: tuple[str, ...]  # units with totals by service, and a counter of none


def import_totals(session: Session, round_: Round, data: bytes) -> ImportedTotals:
    """Write the transaction totals of a CSV file; a `Problem` lists every fault.

    A unit named again gets the new numbers in place of all it had; units left out keep
    theirs.
    """
    rows = read_rows(data, COLUMNS)
    units = _units(session, round_)
    totals = _read(rows, units)
    refuse(rows[0].problems)
    _write(session, round_, totals, units)
    codes = {unit.id: code for code, unit in units.items()}
    lacking = lacking_totals(session, round_, codes)
    return ImportedTotals(
        n_units=len({place.unit for place in totals}),
        n_by_service=len({place.unit for place in totals if place.service}),
        total=sum(totals.values()),
        missing=tuple(sorted(lacking.missing)),
        unserved=tuple(sorted(lacking.unserved)),
    )


def _units(session: Session, round_: Round) -> dict[str, Unit]:
    ids = set(subtree_ids(session, round_.root_id))
    units = session.scalars(select(Unit).order_by(Unit.code))
    return {unit.code: unit for unit in units if unit.id in ids}


def _read(rows: Iterable[Row], units: Mapping[str, Unit]) -> dict[Place, int]:
    """Return what the rows say; what cannot be is noted at its row."""
    totals: dict[Place, int] = {}
    forms: dict[str, Row] = {}  # the first row of each unit says in which way
    for row in rows:
        unit, total = _unit(row, units), row.whole("total")
        place = Place(unit, row.code("service"))
        if not unit:
            continue
        first = forms.setdefault(unit, row)
        if bool(first.cells.get("service", "").strip()) != bool(place.service):
            row.note(
                _(
                    "đơn vị đã có ở dòng %(line)d; chỉ ghi một tổng chung, hoặc chỉ "
                    "ghi theo lĩnh vực",
                    line=first.line,
                ),
                "service",
            )
        elif place in totals and place.service:
            row.note(_("lĩnh vực này của đơn vị đã có ở dòng trên"), "service")
        elif place in totals:
            row.note(_("đơn vị đã có ở dòng trên"), "unit")
        else:
            totals[place] = total or 0
    return totals


def _unit(row: Row, units: Mapping[str, Unit]) -> str:
    code = row.text("unit", 32, is_required=True)
    if code and code not in units:
        row.note(
            _("đợt khảo sát không có đơn vị mang mã “%(code)s”", code=code), "unit"
        )
    return code if code in units else ""


def _write(
    session: Session,
    round_: Round,
    totals: Mapping[Place, int],
    units: Mapping[str, Unit],
) -> None:
    named = {units[place.unit].id for place in totals}
    session.execute(
        delete(TransactionTotal).where(
            TransactionTotal.round_id == round_.id, TransactionTotal.unit_id.in_(named)
        )
    )
    session.add_all(
        TransactionTotal(
            round_id=round_.id,
            unit_id=units[place.unit].id,
            service=place.service,
            total=total,
        )
        for place, total in totals.items()
    )
    session.flush()
