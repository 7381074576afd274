"""Outside results are written: one by one, from a file, from those we ship."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from survey.audit import Event, changes
from survey.errors import Problem
from survey.manage.outside.rows import read_records
from survey.models import OutsideResult, Unit
from survey.outside import SHIPPED
from survey.outside.record import Key, Record, faults, kept, key_of, record_of

KIND = "outside"  # as the audit calls a result


@dataclass(frozen=True, slots=True)
class Changed:
    """A result of the register, and what a file says of it otherwise."""

    result: OutsideResult
    record: Record
    before: Mapping[str, Any]  # of what differs, as the audit keeps it
    after: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Plan:
    """What records would do to the register."""

    new: Sequence[Record]
    changed: Sequence[Changed]
    n_same: int

    @property
    def n_to_write(self) -> int:
        """Return how many records would be written."""
        return len(self.new) + len(self.changed)


def plan_records(session: Session, records: Iterable[Record]) -> Plan:
    """Return what would be new, and what would change; nothing is written."""
    standing = _standing(session)
    new, changed, n_same = [], [], 0
    for record in records:
        result = standing.get(record.key)
        if result is None:
            new.append(record)
        elif record_of(result) != record:
            told = differing(record_of(result), record)
            changed.append(Changed(result, record, **told))
        else:
            n_same += 1
    return Plan(new, changed, n_same)


def write_records(session: Session, plan: Plan) -> list[Event]:
    """Write what was planned; return an event for each change, and one for the new."""
    events = []
    for one in plan.changed:
        _put(one.result, one.record)
        name = name_of(one.record.key)
        told = Event("outside.edited", KIND, name, before=one.before, after=one.after)
        events.append(told)
    session.add_all(_result(record) for record in plan.new)
    session.flush()
    if plan.new:
        created = [name_of(record.key) for record in plan.new]
        after = {"n_created": len(created), "created": created}
        events.append(Event("outside.imported", KIND, after=after))
    return events


def read_file(session: Session, data: bytes) -> list[Record]:
    """Return the records of a file; a `Problem` lists every fault."""
    return read_records(data, set(session.scalars(select(Unit.code))))


def plan_shipped(session: Session) -> Plan:
    """Return what of ours the register lacks; what it has otherwise stays."""
    return plan_records(session, read_records(SHIPPED.read_bytes()))


def load_shipped(session: Session) -> list[Event]:
    """Write what of ours the register lacks, and nothing else."""
    plan = plan_shipped(session)
    return write_records(session, Plan(plan.new, (), plan.n_same))


def add_result(session: Session, record: Record) -> OutsideResult:
    """Add a result; a `Problem` when it contradicts itself or is there already."""
    _check(record)
    if _standing(session, record.key):
        raise _taken()
    result = _result(record)
    _flush(session, result)
    return result


def change_result(
    session: Session, result: OutsideResult, record: Record
) -> dict[str, Any]:
    """Change a result; return what changed, for the audit."""
    _check(record)
    if record.key != key_of(result) and _standing(session, record.key):
        raise _taken()
    told = differing(record_of(result), record)
    _put(result, record)
    _flush(session, result)
    return told


def has_result(session: Session, key: Key) -> bool:
    """Return whether the register has a result."""
    return bool(_standing(session, key))


def name_of(key: Key) -> str:
    """Return what the audit calls a result.

    >>> name_of(Key("SIPAS", "ha-giang", 2023, ""))
    'SIPAS 2023 ha-giang'
    """
    parts = (key.index_name, str(key.year), key.subject, key.area)
    return " ".join(part for part in parts if part)[:254]


def differing(before: Record, after: Record) -> dict[str, Any]:
    """Return the fields that differ, as the audit keeps them."""
    was, now = kept(before), kept(after)
    names = [*now, *(name for name in was if name not in now)]
    return changes(was, {name: now.get(name) for name in names})


def _check(record: Record) -> None:
    for _field, words in faults(record):
        raise Problem(words)


def _flush(session: Session, result: OutsideResult) -> None:
    try:
        with session.begin_nested():
            session.add(result)
    except IntegrityError:  # somebody wrote the same result a moment ago
        raise _taken() from None


def _taken() -> Problem:
    return Problem(_("Sổ đã có kết quả này."), status=409)


def _standing(session: Session, key: Key | None = None) -> dict[Key, OutsideResult]:
    query = select(OutsideResult)
    if key is not None:
        query = query.filter_by(**key._asdict())
    return dict(_by_key(session.scalars(query)))


def _by_key(results: Iterable[OutsideResult]) -> Iterator[tuple[Key, OutsideResult]]:
    return ((key_of(result), result) for result in results)


def _result(record: Record) -> OutsideResult:
    return OutsideResult(**asdict(record), subject=record.subject)


def _put(result: OutsideResult, record: Record) -> None:
    for name, value in asdict(record).items():
        setattr(result, name, value)
    result.subject = record.subject
