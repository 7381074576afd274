"""Transaction totals of a round: how many dossiers each unit handled, or each service.

The services of a unit are those of its counters; a total may also be of a service that
no counter has, because its transactions were handled elsewhere.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.closed import require_not_closed
from survey.manage.csvfile import Column, read_rows, refuse
from survey.manage.operations.totals_lacking import Place, lacking_totals
from survey.manage.operations.totals_written import write_totals
from survey.manage.row import Row
from survey.models import Round, Unit
from survey.participation import participants

COLUMNS = (
    Column("unit", "mã đơn vị", is_required=True),
    Column("name", "tên đơn vị"),  # for whoever fills the file in; not read
    Column("service", "lĩnh vực"),
    Column("service_name", "tên lĩnh vực"),  # the same
    Column("total", "số hồ sơ", is_required=True),
)


@dataclass(frozen=True, slots=True)
class ReadTotals:
    """What a file says, before anything is written."""

    by_unit: Mapping[str, Mapping[str, int]]  # codes of units, then of services
    units: Mapping[str, Unit]  # of the round, by code
    n_empty: int  # lines of a template that nobody filled in


@dataclass(frozen=True, slots=True)
class ImportedTotals:
    """How many totals were written, and where counters are that have none."""

    n_units: int
    n_by_service: int  # of the units
    total: int
    missing: tuple[Place, ...]
    unserved: tuple[str, ...]  # units with totals by service, and a counter of none
    n_empty: int = 0  # lines without a number, skipped


def import_totals(session: Session, round_: Round, data: bytes) -> ImportedTotals:
    """Write the transaction totals of a file; a `Problem` lists every fault.

    A unit named again gets the new numbers in place of all it had; units left out keep
    theirs, and so do those whose lines have no number.
    """
    read = read_totals(session, round_, data)
    by_id = {read.units[code].id: totals for code, totals in read.by_unit.items()}
    write_totals(session, round_, by_id)
    codes = {unit.id: code for code, unit in read.units.items()}
    lacking = lacking_totals(session, round_, codes)
    every = [total for totals in by_id.values() for total in totals.values()]
    return ImportedTotals(
        n_units=len(by_id),
        n_by_service=sum(1 for totals in by_id.values() if any(totals)),
        total=sum(every),
        missing=tuple(sorted(lacking.missing)),
        unserved=tuple(sorted(lacking.unserved)),
        n_empty=read.n_empty,
    )


def read_totals(session: Session, round_: Round, data: bytes) -> ReadTotals:
    """Return the transaction totals of a file; a `Problem` lists every fault."""
    require_not_closed(round_)
    rows = read_rows(data, COLUMNS)
    units = _units(session, round_)
    filled = [row for row in rows if row.cells.get("total", "").strip()]
    by_unit: dict[str, dict[str, int]] = {}
    for place, total in _read(filled, units).items():
        by_unit.setdefault(place.unit, {})[place.service] = total
    refuse(rows[0].problems)
    return ReadTotals(by_unit, units, n_empty=len(rows) - len(filled))


def _units(session: Session, round_: Round) -> dict[str, Unit]:
    ids = participants(session, round_)
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
