"""The audit read back: filtered, newest first, a page at a time."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from survey.models import AuditEntry
from survey.paging import Page, turn_to

PAGE = 50  # entries
BATCH = 1000  # entries fetched at a time for an export


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for; an empty field looks for everything."""

    actor: str = ""
    kind: str = ""
    code: str = ""
    since: date | None = None
    until: date | None = None


def read_audit(
    session: Session,
    sought: Sought,
    *,
    zone: ZoneInfo,
    scope: Collection[int] | None,
    page: str = "",
) -> Page[AuditEntry]:
    """Return a page of the entries; with a scope only those about these units."""
    query = _about(sought, zone=zone, scope=scope)
    n = session.scalar(select(func.count()).select_from(query.subquery())) or 0
    turn = turn_to(n, page, size=PAGE)
    newest = query.order_by(AuditEntry.id.desc()).limit(PAGE).offset(turn.offset)
    return Page(tuple(session.scalars(newest)), turn)


def all_entries(
    session: Session, sought: Sought, *, zone: ZoneInfo, scope: Collection[int] | None
) -> Iterator[AuditEntry]:
    """Yield every entry looked for, the oldest first."""
    query = _about(sought, zone=zone, scope=scope).order_by(AuditEntry.id)
    yield from session.scalars(query.execution_options(yield_per=BATCH))


def kinds(session: Session) -> list[str]:
    """Return the kinds of things that the audit tells of."""
    query = select(AuditEntry.kind).distinct().order_by(AuditEntry.kind)
    return list(session.scalars(query))


def _about(
    sought: Sought, *, zone: ZoneInfo, scope: Collection[int] | None
) -> Select[AuditEntry]:
    query = select(AuditEntry)
    if scope is not None:
        query = query.where(AuditEntry.unit_id.in_(scope))
    if sought.actor:
        query = query.where(AuditEntry.actor.contains(sought.actor, autoescape=True))
    if sought.kind:
        query = query.where(AuditEntry.kind == sought.kind)
    if sought.code:
        query = query.where(AuditEntry.code == sought.code)
    if sought.since:
        query = query.where(AuditEntry.at >= _midnight(sought.since, zone))
    if sought.until:
        end = _midnight(sought.until + timedelta(days=1), zone)
        query = query.where(AuditEntry.at < end)
    return query


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), tzinfo=zone)
