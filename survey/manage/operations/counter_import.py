"""Counters come in from a file: all of them, or none."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from survey.i18n import day
from survey.manage.counters.rows import CounterRow, read_counter_rows
from survey.manage.csvfile import refuse
from survey.manage.operations.counters import open_counter
from survey.models import Counter, Unit


@dataclass
class ImportedCounters:
    """What an import did."""

    created: list[Counter] = field(default_factory=list)
    changed: list[Counter] = field(default_factory=list)
    unchanged: list[Counter] = field(default_factory=list)


@dataclass(frozen=True)
class _Known:
    """Units and counters there are, and how a row finds its own."""

    units: dict[str, Unit]
    by_code: dict[str, Counter]
    by_name: dict[tuple[str, str], Counter]

    def counter_of(self, row: CounterRow) -> Counter | None:
        """Return the counter a row speaks of, or None for a new one."""
        if row.code:
            return self.by_code.get(row.code)
        return self.by_name.get((row.unit, row.name))


def import_counters(session: Session, data: bytes, *, today: date) -> ImportedCounters:
    """Open and update the counters of a CSV file; a `Problem` lists every fault.

    A counter is found by its code, else by its unit and name while it is open;
    a new one opens today unless the row gives a day.
    """
    rows = read_counter_rows(data)
    known = _known(session)
    for row in rows:
        _check(known, row, today=today)
    _note_doubles(rows)
    refuse(rows[0].row.problems)
    imported = ImportedCounters()
    for row in rows:
        counter = known.counter_of(row)
        if counter is None:
            unit = known.units[row.unit]
            imported.created.append(_open(session, row, unit=unit, today=today))
        elif _update(counter, row):
            imported.changed.append(counter)
        else:
            imported.unchanged.append(counter)
    session.flush()
    return imported


def _known(session: Session) -> _Known:
    counters = list(session.scalars(select(Counter).options(joinedload(Counter.unit))))
    return _Known(
        units={unit.code: unit for unit in session.scalars(select(Unit))},
        by_code={counter.code: counter for counter in counters},
        by_name={(c.unit.code, c.name): c for c in counters if c.closed_on is None},
    )


def _check(known: _Known, row: CounterRow, *, today: date) -> None:
    counter = known.counter_of(row)
    if row.code and counter is None:
        row.row.note(_("không có mã này; để trống để hệ thống cấp mã mới"), "code")
    elif counter is None:
        _check_new(known, row, opened_on=row.opened_on or today)
    elif row.unit and row.unit != counter.unit.code:
        row.row.note(_("quầy thuộc đơn vị %(code)s", code=counter.unit.code), "unit")
    elif row.opened_on and row.opened_on != counter.opened_on:
        opened = day(counter.opened_on)
        row.row.note(_("quầy đã mở từ ngày %(day)s", day=opened), "opened_on")


def _check_new(known: _Known, row: CounterRow, *, opened_on: date) -> None:
    unit = known.units.get(row.unit)
    if unit is None:
        message = _("không có đơn vị nào mang mã “%(code)s”", code=row.unit)
        row.row.note(message, "unit")
    elif not unit.is_valid_on(opened_on):
        place = {"unit": unit.code, "day": day(opened_on)}
        row.row.note(
            _("%(unit)s không hoạt động vào ngày %(day)s", **place), "opened_on"
        )


def _note_doubles(rows: Iterable[CounterRow]) -> None:
    first: dict[tuple[str, ...], int] = {}
    for row in rows:
        key = (row.code,) if row.code else (row.unit, row.name.casefold())
        line = first.setdefault(key, row.row.line)
        if line != row.row.line:
            row.row.note(_("quầy đã có ở dòng %(line)d", line=line))


def _open(session: Session, row: CounterRow, *, unit: Unit, today: date) -> Counter:
    return open_counter(
        session,
        unit,
        name=row.name,
        name_en=row.name_en,
        room=row.room,
        service=row.service,
        opened_on=row.opened_on or today,
    )


def _update(counter: Counter, row: CounterRow) -> bool:
    """Write what the row says otherwise; return whether there was anything."""
    names = ("name", "name_en", "room", "service")
    said = {name: getattr(row, name) for name in names}
    changed = {k: v for k, v in said.items() if v and getattr(counter, k) != v}
    for name, value in changed.items():
        setattr(counter, name, value)
    return bool(changed)
