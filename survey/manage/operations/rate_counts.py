"""Counts of rates: typed unit by unit for a round, from the office's own systems."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from flask_babel import gettext as _
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from survey.closed import require_not_closed
from survey.errors import Problem
from survey.manage.csvfile import Column, read_rows, refuse
from survey.manage.row import Row
from survey.methods import parse_method
from survey.models import RateCount, Release, Round, Unit
from survey.tree import tree_of_round

COLUMNS = (
    Column("unit", "mã đơn vị", is_required=True),
    Column("rate", "mã tỷ lệ", is_required=True),
    Column("counted", "số đếm", is_required=True),
    Column("total", "tổng số", is_required=True),
)


class Place(NamedTuple):
    """What two counts are of."""

    unit: str  # code
    rate: str


class Counts(NamedTuple):
    """The cases counted, of all there were."""

    counted: int
    total: int


@dataclass(frozen=True, slots=True)
class ImportedCounts:
    """How many counts were written, and where some are still lacking."""

    n_units: int
    n_counts: int
    incomplete: tuple[Place, ...]  # of units that were named


def import_counts(session: Session, round_: Round, data: bytes) -> ImportedCounts:
    """Write the counts of a CSV file; a `Problem` lists every fault.

    A unit named again gets the new counts in place of all it had; units left out keep
    theirs.
    """
    require_not_closed(round_)
    rates = rates_of(session, round_)
    rows = read_rows(data, COLUMNS)
    units = _units(session, round_)
    counts = _read(rows, units, rates)
    refuse(rows[0].problems)
    _write(session, round_, counts, units)
    named = dict.fromkeys(place.unit for place in counts)
    every = (Place(unit, rate) for unit in named for rate in rates)
    return ImportedCounts(
        n_units=len(named),
        n_counts=len(counts),
        incomplete=tuple(place for place in every if place not in counts),
    )


def rates_of(session: Session, round_: Round) -> list[str]:
    """Return the rates of a round that takes counts, and was not released yet."""
    place = {"code": round_.code}
    method = parse_method(round_.method.document)
    if method.is_asked:
        message = _(
            "Đợt %(code)s hỏi người dân bằng phiếu, không nhận số đếm của các tỷ lệ.",
            **place,
        )
        raise Problem(message, status=409)
    released = select(Release.id).where(Release.round_id == round_.id).limit(1)
    if session.scalar(released) is not None:
        message = _("Đợt %(code)s đã công bố: số liệu không thay được nữa.", **place)
        raise Problem(message, status=409)
    return [criterion.code for criterion in method.criteria]


def _units(session: Session, round_: Round) -> dict[str, Unit]:
    ids = set(tree_of_round(session, round_).subtree(round_.root_id))
    units = session.scalars(select(Unit).order_by(Unit.code))
    return {unit.code: unit for unit in units if unit.id in ids}


def _read(
    rows: Iterable[Row], units: Mapping[str, Unit], rates: Iterable[str]
) -> dict[Place, Counts]:
    """Return what the rows say; what cannot be is noted at its row."""
    counts: dict[Place, Counts] = {}
    for row in rows:
        place = _place(row, units, rates)
        found = _counts(row)
        if place is None or found is None:
            continue
        if place in counts:
            row.note(_("tỷ lệ này của đơn vị đã có ở dòng trên"), "rate")
        counts.setdefault(place, found)
    return counts


def _place(row: Row, units: Mapping[str, Unit], rates: Iterable[str]) -> Place | None:
    unit = row.text("unit", 32, is_required=True)
    rate = row.text("rate", 16, is_required=True)
    if unit and unit not in units:
        message = _("đợt khảo sát không có đơn vị mang mã “%(code)s”", code=unit)
        row.note(message, "unit")
    if rate and rate not in rates:
        message = _(
            "phương pháp không có tỷ lệ “%(rate)s”; có: %(known)s",
            rate=rate,
            known=", ".join(rates),
        )
        row.note(message, "rate")
    return Place(unit, rate) if unit in units and rate in rates else None


def _counts(row: Row) -> Counts | None:
    counted, total = row.whole("counted"), row.whole("total")
    if counted is None or total is None:
        return None
    if counted > total:
        message = _(
            "%(counted)d lớn hơn tổng số %(total)d", counted=counted, total=total
        )
        row.note(message, "counted")
        return None
    return Counts(counted, total)


def _write(
    session: Session,
    round_: Round,
    counts: Mapping[Place, Counts],
    units: Mapping[str, Unit],
) -> None:
    named = {units[place.unit].id for place in counts}
    session.execute(
        delete(RateCount).where(
            RateCount.round_id == round_.id, RateCount.unit_id.in_(named)
        )
    )
    session.add_all(
        RateCount(
            round_id=round_.id,
            unit_id=units[place.unit].id,
            rate=place.rate,
            counted=found.counted,
            total=found.total,
        )
        for place, found in counts.items()
    )
    session.flush()
