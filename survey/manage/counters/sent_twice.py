"""A form that is sent twice, by a double click: it did already what it asks for."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.models import AuditEntry, Counter, Unit

ACTIONS = ("counter.opened", "counters.opened")


def opened_already(
    session: Session,
    unit: Unit,
    asked: Sequence[Mapping[str, object]],
    *,
    since: str,
    by: int,
) -> list[Counter]:
    """Return the counters that somebody opened just so since they opened the form.

    Whoever opens the form anew means new counters; then there are none.
    """
    begun = _instant(since)
    if begun is None:
        return []
    # One after the other: the second click waits for what the first one does.
    session.get_one(Unit, unit.id, with_for_update=True)
    mine = select(AuditEntry).where(
        AuditEntry.action.in_(ACTIONS),
        AuditEntry.unit_id == unit.id,
        AuditEntry.actor_id == by,
    )
    newest = mine.where(AuditEntry.at >= begun).order_by(AuditEntry.id.desc()).limit(1)
    entry = session.scalar(newest)
    codes = _codes(entry) if entry is not None else []
    query = select(Counter).where(Counter.code.in_(codes)).order_by(Counter.id)
    found = list(session.scalars(query))
    return found if [_described(one, asked[0]) for one in found] == asked else []


def _codes(entry: AuditEntry) -> list[str]:
    return [entry.code] if entry.kind == "counter" else list(entry.after or {})


def _described(counter: Counter, asked: Iterable[str]) -> Mapping[str, object]:
    """Return what a counter is like in all that was asked for."""
    return {name: getattr(counter, name) for name in asked}


def _instant(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo is not None else None
