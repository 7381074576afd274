"""Reforms there were and will be, those that came with an import of units too."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.models import Lineage, LineageKind, Reform, ReformKind, Unit

CHUNK = 5_000  # numbers in one question
OF_LINEAGE = {
    LineageKind.MERGE: ReformKind.MERGE,
    LineageKind.SPLIT: ReformKind.SPLIT,
    LineageKind.RENAME: ReformKind.RENAME,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A reform in the list: what ended or moved, and what there is since."""

    kind: ReformKind
    happens_on: date
    before: tuple[Unit, ...]
    after: tuple[Unit, ...]
    reform: Reform | None = None  # None: imported with its units


@dataclass(frozen=True, slots=True)
class Period:
    """The days that are looked at; both included, None: open."""

    first: date | None = None
    last: date | None = None

    def holds(self, day: date) -> bool:
        """Return whether a day is looked at."""
        return (self.first is None or self.first <= day) and (
            self.last is None or day <= self.last
        )


def entries(
    session: Session, period: Period, *, scope: Collection[int] | None
) -> list[Entry]:
    """Return the reforms of a period, the newest first."""
    reforms = list(session.scalars(select(Reform)))
    units = _units(session, reforms)
    found = [_entry(reform, units) for reform in reforms]
    known = {tuple(pair) for reform in reforms for pair in reform.done["joined"]}
    found += _of_lineage(session, units, known)
    seen = [
        entry
        for entry in found
        if period.holds(entry.happens_on) and is_in(entry, scope)
    ]
    return sorted(seen, key=_newest_first)


def _units(session: Session, reforms: Iterable[Reform]) -> dict[int, Unit]:
    """Return the units that reforms and lineage are about."""
    ids = {id_ for one in reforms for id_ in (*_before(one), *_after(one))}
    for pair in session.execute(select(Lineage.predecessor_id, Lineage.successor_id)):
        ids |= set(pair)
    ordered = sorted(ids)
    units: dict[int, Unit] = {}
    for start in range(0, len(ordered), CHUNK):
        chunk = ordered[start : start + CHUNK]
        found = session.scalars(select(Unit).where(Unit.id.in_(chunk)))
        units |= {unit.id: unit for unit in found}
    return units


def entry_of(session: Session, reform: Reform) -> Entry:
    """Return one reform with its units."""
    ids = {*_before(reform), *_after(reform)}
    units = {u.id: u for u in session.scalars(select(Unit).where(Unit.id.in_(ids)))}
    return _entry(reform, units)


def is_in(entry: Entry, scope: Collection[int] | None) -> bool:
    """Return whether any unit of a reform is in a scope."""
    units = (*entry.before, *entry.after)
    return scope is None or any(unit.id in scope for unit in units)


def _entry(reform: Reform, units: dict[int, Unit]) -> Entry:
    return Entry(
        ReformKind(reform.kind),
        reform.happens_on,
        tuple(units[unit_id] for unit_id in _before(reform)),
        tuple(units[unit_id] for unit_id in _after(reform)),
        reform,
    )


def _before(reform: Reform) -> list[int]:
    moved = [place["unit"] for place in reform.done["placed"]]
    is_move = reform.kind == ReformKind.MOVE
    return moved if is_move else list(reform.done["ended"])


def _after(reform: Reform) -> list[int]:
    if reform.kind == ReformKind.MOVE:
        parents = (place["parent"] for place in reform.done["placed"])
        return list(dict.fromkeys(id_ for id_ in parents if id_))
    heirs = [new for _old, new in reform.done["joined"]]
    return list(dict.fromkeys([*reform.done["opened"], *heirs]))


def _of_lineage(
    session: Session, units: dict[int, Unit], known: Collection[tuple[int, ...]]
) -> list[Entry]:
    """Return what lineage alone tells of: units joined by shared heirs, day by day."""
    heirs: dict[tuple[date, str, tuple[int, ...]], list[int]] = defaultdict(list)
    by_old: dict[tuple[date, str, int], list[int]] = defaultdict(list)
    for row in session.scalars(select(Lineage).order_by(Lineage.successor_id)):
        if (row.predecessor_id, row.successor_id) not in known:
            place = (row.happened_on, str(row.kind), row.predecessor_id)
            by_old[place].append(row.successor_id)
    for (day, kind, old), new in by_old.items():
        heirs[day, kind, tuple(new)].append(old)
    return [
        Entry(
            OF_LINEAGE[LineageKind(kind)],
            day,
            tuple(units[old] for old in sorted(olds)),
            tuple(units[one] for one in new),
        )
        for (day, kind, new), olds in heirs.items()
    ]


def _newest_first(entry: Entry) -> tuple[int, int, str]:
    number = entry.reform.id if entry.reform else 0
    first = entry.before[0].code if entry.before else ""
    return (-entry.happens_on.toordinal(), -number, first)
