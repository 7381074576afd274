"""Counters come in from a file: all of them, or none."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy.orm import Session

from survey.manage.counters.rows import CounterRow
from survey.manage.operations.counter_plan import CounterPlan, plan_counters
from survey.manage.operations.counters import draw_codes
from survey.models import Counter, Unit


@dataclass
class ImportedCounters:
    """What an import did."""

    created: list[Counter] = field(default_factory=list)
    changed: list[Counter] = field(default_factory=list)
    unchanged: list[Counter] = field(default_factory=list)


def import_counters(
    session: Session,
    data: bytes,
    *,
    today: date,
    scope: Collection[int] | None = None,
) -> ImportedCounters:
    """Open and update the counters of a file; a `Problem` lists every fault.

    A new counter opens today unless the row gives a day.
    """
    plan = plan_counters(session, data, today=today, scope=scope)
    return write_counters(session, plan, today=today)


def write_counters(
    session: Session, plan: CounterPlan, *, today: date
) -> ImportedCounters:
    """Do what was planned."""
    codes = draw_codes(session, len(plan.new))
    created = [
        _new(row, unit, code=code, today=today)
        for (row, unit), code in zip(plan.new, codes, strict=True)
    ]
    session.add_all(created)
    for renewed in plan.changed:
        for name, (_before, after) in renewed.fields.items():
            setattr(renewed.counter, name, after)
    session.flush()
    changed = [renewed.counter for renewed in plan.changed]
    return ImportedCounters(created, changed, plan.unchanged)


def _new(row: CounterRow, unit: Unit, *, code: str, today: date) -> Counter:
    return Counter(
        code=code,
        unit_id=unit.id,
        name=row.name,
        name_en=row.name_en,
        room=row.room,
        service=row.service,
        opened_on=row.opened_on or today,
    )
