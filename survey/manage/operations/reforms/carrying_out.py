"""Writing a reform: units that end and open, lineage, places; counters and people wait.

All of it or nothing, after everything was checked again.
"""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from survey import clock
from survey.editing import MOST, Conflict
from survey.errors import Problem
from survey.manage.operations.reforms.asked import Asked
from survey.manage.operations.reforms.plan import Handed, Placed, Plan
from survey.manage.operations.reforms.planning import plan_reform
from survey.manage.operations.reforms.settling import settle_reforms
from survey.models import (
    AuditEntry,
    CounterMove,
    Lineage,
    Placement,
    Reform,
    Unit,
)


class Written(NamedTuple):
    """A reform as it was written, and the plan it carries out."""

    reform: Reform
    plan: Plan


def carry_out(
    session: Session,
    asked: Asked,
    *,
    today: date,
    seen: Mapping[str, int] | None = None,
) -> Written:
    """Write a reform; the caller commits.

    `seen` are the revisions of the units as they were looked at: when one of them has
    changed since, or others are involved now, a `Conflict` (409) tells by whom.
    """
    lock_tree(session)
    plan = plan_reform(session, asked)
    if seen is not None and plan.revisions != dict(seen):
        raise Conflict(_latest(session, plan, seen))
    if plan.faults:
        raise Problem("\n".join(fault.message for fault in plan.faults))
    try:
        reform = _write(session, plan)
    except (StaleDataError, IntegrityError):
        session.rollback()
        raise Conflict(_latest(session, plan, {})) from None
    if asked.day <= today:
        settle_reforms(session, today=today)
    return Written(reform, plan)


def lock_tree(session: Session) -> None:
    """Let one reform be written at a time, and see what the one before wrote.

    SQLite has one writer anyway.
    """
    roots = select(Unit.id).where(Unit.parent_id.is_(None)).order_by(Unit.id)
    session.execute(roots.with_for_update())
    session.expire_all()


def _latest(session: Session, plan: Plan, seen: Mapping[str, int]) -> list[AuditEntry]:
    """Return the newest reforms, and the newest changes of the units in question."""
    now = plan.revisions
    changed = {code for code in {*now, *seen} if now.get(code) != seen.get(code)}
    is_unit = (AuditEntry.kind == "unit") & AuditEntry.code.in_(changed)
    query = select(AuditEntry).where((AuditEntry.kind == "reform") | is_unit)
    return list(session.scalars(query.order_by(AuditEntry.id.desc()).limit(MOST)))


def _write(session: Session, plan: Plan) -> Reform:
    asked = plan.asked
    units = {unit.code: unit for unit in plan.involved}
    for unit in plan.ends:
        unit.valid_to = asked.eve
    units |= _open(session, plan, units)
    session.add_all(
        Lineage(
            predecessor_id=joined.old.id,
            successor_id=units[joined.new].id,
            kind=joined.kind,
            happened_on=asked.day,
            share=joined.share,
        )
        for joined in plan.joins
    )
    _place_all(session, plan, units)
    closed = [_hand_on(session, handed, asked, units) for handed in plan.counters]
    reform = Reform(
        kind=asked.kind,
        happens_on=asked.day,
        basis=asked.basis,
        carries_people=asked.carries_people,
        made_at=clock.now(),
        done={
            "ended": [unit.id for unit in plan.ends],
            "opened": [units[one.unit.code].id for one in plan.opens],
            "joined": [[j.old.id, units[j.new].id] for j in plan.joins],
            "placed": [_placed(place, units) for place in plan.placed],
            "handed": [h.counter.id for h in plan.counters if h.new],
            "closed": [counter_id for counter_id in closed if counter_id],
        },
    )
    session.add(reform)
    session.flush()
    return reform


def _open(session: Session, plan: Plan, units: Mapping[str, Unit]) -> dict[str, Unit]:
    """Add the new units, each after the one above it."""
    opened: dict[str, Unit] = {}
    waiting = {one.unit.code: one for one in plan.opens}
    while waiting:
        ready = [one for one in waiting.values() if one.parent not in waiting]
        for one in ready:
            above = opened.get(one.parent) or units.get(one.parent)
            unit = Unit(
                code=one.unit.code,
                name=one.unit.name,
                name_en=one.unit.name_en,
                kind=one.unit.kind,
                ranking_group=one.unit.ranking_group,
                parent_id=above.id if above else None,
                valid_from=plan.asked.day,
            )
            opened[unit.code] = unit
            del waiting[unit.code]
        session.add_all(opened.values())
        session.flush()  # the units below need their numbers
    return opened


def _place_all(session: Session, plan: Plan, units: Mapping[str, Unit]) -> None:
    """Note where units stand from a day on, and once where each stood before."""
    moved = {place.unit.id for place in plan.placed}
    known = {
        (row.unit_id, row.from_day): row
        for row in session.scalars(select(Placement))
        if row.unit_id in moved
    }
    for place in plan.placed:
        unit = place.unit
        above = units[place.after].id if place.after else None
        stays = {unit.valid_from: unit.parent_id} | {place.from_day: above}
        for from_day, parent_id in stays.items():
            row = known.get((unit.id, from_day))
            if row is None:
                row = Placement(unit_id=unit.id, from_day=from_day, parent_id=parent_id)
                session.add(row)
            elif from_day == place.from_day:
                row.parent_id = parent_id


def _placed(place: Placed, units: Mapping[str, Unit]) -> dict[str, object]:
    above = units[place.after].id if place.after else None
    return {
        "unit": place.unit.id,
        "parent": above,
        "from_day": place.from_day.isoformat(),
    }


def _hand_on(
    session: Session, handed: Handed, asked: Asked, units: Mapping[str, Unit]
) -> int:
    """Send a counter on its way, or close it; return its number if it closes."""
    counter = handed.counter
    if not handed.new:
        counter.closed_on = max(asked.day, counter.opened_on)
        return counter.id
    session.add(
        CounterMove(
            counter_id=counter.id, moves_on=asked.day, unit_id=units[handed.new].id
        )
    )
    return 0
