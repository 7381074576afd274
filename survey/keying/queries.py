"""What the pages of paper show: batches, how far they are, who did what."""

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from survey.models import (
    Batch,
    BatchKind,
    BatchState,
    Counter,
    Enumerator,
    KeyedSheet,
    Round,
    SecondKeying,
    User,
)
from survey.participation import participants

MOST_COUNTERS = 300  # offered beside the field; a code can always be typed


class Line(NamedTuple):
    """A batch of a list, and how many of its sheets were keyed."""

    batch: Batch
    n_keyed: int


def batches_of(
    session: Session, round_: Round, scope: Collection[int] | None
) -> list[Line]:
    """Return the batches of paper of a round, the newest first."""
    n_keyed = (
        select(func.count())
        .where(KeyedSheet.batch_id == Batch.id)
        .correlate(Batch)
        .scalar_subquery()
    )
    query = (
        select(Batch, n_keyed)
        .options(
            joinedload(Batch.unit),
            joinedload(Batch.counter),
            joinedload(Batch.enumerator),
        )
        .where(Batch.round_id == round_.id, Batch.kind == BatchKind.PAPER)
        .order_by(Batch.id.desc())
    )
    if scope is not None:
        query = query.where(Batch.unit_id.in_(scope))
    return [_line(batch, n) for batch, n in session.execute(query)]


def counters_in(
    session: Session, round_: Round, scope: Collection[int] | None
) -> Sequence[Counter]:
    """Return the counters of a round that somebody may key sheets of, by name."""
    asked = participants(session, round_)
    ids = asked if scope is None else asked & frozenset(scope)
    query = (
        select(Counter)
        .options(joinedload(Counter.unit))
        .where(Counter.unit_id.in_(ids))
        .order_by(Counter.unit_id, Counter.name, Counter.id)
    )
    return session.scalars(query.limit(MOST_COUNTERS)).all()


def counter_like(
    session: Session, text: str, scope: Collection[int] | None
) -> Counter | None:
    """Return the counter whose code a text begins with, if it is within a scope."""
    code = text.split(maxsplit=1)[0] if text.strip() else ""
    query = select(Counter).where(Counter.code.in_({code[:16], code[:16].upper()}))
    found = session.scalar(query)
    if found is None or (scope is not None and found.unit_id not in scope):
        return None
    return found


def enumerators_of(
    session: Session, scope: Collection[int] | None
) -> Sequence[Enumerator]:
    """Return the enumerators of some units, by name."""
    query = select(Enumerator).where(Enumerator.active.is_(True))
    if scope is not None:
        query = query.where(Enumerator.unit_id.in_(scope))
    return session.scalars(query.order_by(Enumerator.name, Enumerator.id)).all()


def first_sheets(session: Session, batch: Batch, n: int) -> Sequence[KeyedSheet]:
    """Return the first sheets that were keyed, in the order of their numbers."""
    query = select(KeyedSheet).where(KeyedSheet.batch_id == batch.id)
    return session.scalars(query.order_by(KeyedSheet.number).limit(n)).all()


def urgent_first(seconds: Iterable[SecondKeying]) -> list[SecondKeying]:
    """Return drawn sheets: those in dispute first, then those not keyed again yet."""
    return sorted(seconds, key=lambda one: (not one.is_in_dispute, one.is_keyed))


def last_sheet(session: Session, batch: Batch) -> KeyedSheet | None:
    """Return the sheet that was keyed last: its day is most likely that of the next."""
    query = select(KeyedSheet).where(KeyedSheet.batch_id == batch.id)
    newest = query.order_by(KeyedSheet.keyed_at.desc(), KeyedSheet.number.desc())
    return session.scalar(newest.limit(1))


def is_drawn(session: Session, batch: Batch, number: int) -> bool:
    """Return whether a sheet was drawn to be keyed a second time."""
    return session.get(SecondKeying, (batch.id, number)) is not None


def names_of(session: Session, ids: Iterable[int | None]) -> dict[int, str]:
    """Return the addresses of some people."""
    wanted = {id_ for id_ in ids if id_ is not None}
    query = select(User.id, User.email).where(User.id.in_(wanted))
    return {row.id: row.email for row in session.execute(query)}


def _line(batch: Batch, n_keyed: int) -> Line:
    is_open = batch.state == BatchState.OPEN
    return Line(batch, n_keyed if is_open else batch.declared)
