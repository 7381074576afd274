"""What a file of counters would do: new, changed and unchanged ones, or every fault."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from survey.i18n import day
from survey.manage.counters.rows import CounterRow, read_counter_rows
from survey.manage.csvfile import refuse
from survey.models import Counter, Unit

WRITTEN = ("name", "name_en", "room", "service")  # what a row may change


@dataclass(frozen=True, slots=True)
class Renewed:
    """A counter that a row says something else of: field, old and new."""

    counter: Counter
    fields: dict[str, tuple[str, str]]


@dataclass
class CounterPlan:
    """What an import would do, in the order of the file."""

    new: list[tuple[CounterRow, Unit]] = field(default_factory=list)
    changed: list[Renewed] = field(default_factory=list)
    unchanged: list[Counter] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Return whether nothing would happen."""
        return not (self.new or self.changed)


@dataclass(frozen=True)
class _Known:
    """Units and counters one may know of, and how a row finds its own."""

    units: dict[str, Unit]
    by_code: dict[str, Counter]
    by_name: dict[tuple[str, str], Counter]

    def counter_of(self, row: CounterRow) -> Counter | None:
        """Return the counter a row speaks of, or None for a new one."""
        if row.code:
            return self.by_code.get(row.code)
        return self.by_name.get((row.unit, row.name))


def plan_counters(
    session: Session,
    data: bytes,
    *,
    today: date,
    scope: Collection[int] | None = None,
) -> CounterPlan:
    """Return what a file would do; a `Problem` lists every fault.

    A counter is found by its code, else by its unit and name while it is open. With
    a scope other units' are not there.
    """
    rows = read_counter_rows(data)
    known = _known(session, scope)
    for row in rows:
        _check(known, row, today=today)
    _note_doubles(rows)
    refuse(rows[0].row.problems)
    plan = CounterPlan()
    for row in rows:
        counter = known.counter_of(row)
        if counter is None:
            plan.new.append((row, known.units[row.unit]))
        elif fields := _said_otherwise(counter, row):
            plan.changed.append(Renewed(counter, fields))
        else:
            plan.unchanged.append(counter)
    return plan


def _known(session: Session, scope: Collection[int] | None) -> _Known:
    units = session.scalars(select(Unit))
    found = session.scalars(select(Counter).options(joinedload(Counter.unit)))
    counters = [one for one in found if scope is None or one.unit_id in scope]
    return _Known(
        units={u.code: u for u in units if scope is None or u.id in scope},
        by_code={counter.code: counter for counter in counters},
        by_name={(c.unit.code, c.name): c for c in counters if c.closed_on is None},
    )


def _check(known: _Known, row: CounterRow, *, today: date) -> None:
    counter = known.counter_of(row)
    if row.code and counter is None:
        row.row.note(_("không có mã này; để trống để hệ thống cấp mã mới"), "code")
    elif counter is None:
        _check_new(known, row, opened_on=row.opened_on or today)
    else:
        _check_standing(row, counter)


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
    if row.closed_on is not None:
        row.row.note(_("quầy mới không có ngày đóng"), "closed_on")


def _check_standing(row: CounterRow, counter: Counter) -> None:
    """Note what a file cannot change: it is done at the counter's own page."""
    if row.unit and row.unit != counter.unit.code:
        row.row.note(_("quầy thuộc đơn vị %(code)s", code=counter.unit.code), "unit")
    if row.opened_on and row.opened_on != counter.opened_on:
        opened = day(counter.opened_on)
        row.row.note(_("quầy đã mở từ ngày %(day)s", day=opened), "opened_on")
    if row.closed_on and row.closed_on != counter.closed_on:
        row.row.note(_("đóng quầy ở trang của quầy, không qua tệp"), "closed_on")


def _note_doubles(rows: Iterable[CounterRow]) -> None:
    first: dict[tuple[str, ...], int] = {}
    for row in rows:
        key = (row.code,) if row.code else (row.unit, row.name.casefold())
        line = first.setdefault(key, row.row.line)
        if line != row.row.line:
            row.row.note(_("quầy đã có ở dòng %(line)d", line=line))


def _said_otherwise(counter: Counter, row: CounterRow) -> dict[str, tuple[str, str]]:
    said = {name: (getattr(counter, name), getattr(row, name)) for name in WRITTEN}
    return {name: pair for name, pair in said.items() if pair[1] and pair[0] != pair[1]}
