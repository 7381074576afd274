"""Reforms as the audit tells of them: one row each, with codes before and after."""

from collections.abc import Mapping
from typing import Any

from survey.audit import Event
from survey.manage.operations.reforms.plan import Plan
from survey.models import Reform


def made_event(reform: Reform, plan: Plan) -> Event:
    """Return what is kept of a reform that was confirmed."""
    before: dict[str, Any] = {"units": [unit.code for unit in plan.ends]}
    after: dict[str, Any] = {
        "kind": str(reform.kind),
        "on": reform.happens_on.isoformat(),
        "units": [one.unit.code for one in plan.opens],
    }
    if plan.absorbing:
        after["into"] = [unit.code for unit in plan.absorbing]
    if reform.basis:
        after["basis"] = reform.basis
    if plan.placed:
        before["parents"] = {one.unit.code: one.before for one in plan.placed}
        after["parents"] = {one.unit.code: one.after for one in plan.placed}
    if plan.counters:
        before["counters"] = {one.counter.code: one.old for one in plan.counters}
        after["counters"] = {one.counter.code: one.new for one in plan.counters}
    return _event("reform.made", reform, before, after)


def settled_event(reform: Reform) -> Event:
    """Return what is kept when counters and people have followed."""
    after = {
        "counters": len(reform.done["handed"]),
        "on": reform.happens_on.isoformat(),
    }
    return _event("reform.settled", reform, {}, after)


def withdrawn_event(reform: Reform) -> Event:
    """Return what is kept of a reform that was taken back before its day."""
    before = {"kind": str(reform.kind), "on": reform.happens_on.isoformat()}
    return _event("reform.withdrawn", reform, before, {})


def _event(
    action: str, reform: Reform, before: Mapping[str, Any], after: Mapping[str, Any]
) -> Event:
    done = reform.done
    units = [*done["ended"], *(place["unit"] for place in done["placed"])]
    return Event(
        action,
        kind="reform",
        code=str(reform.id),
        unit_id=units[0] if units else None,
        before=before or None,
        after=after or None,
    )
