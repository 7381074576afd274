"""Guesses of late, counted in the database, so that every process knows of them.

A guess is counted before it is looked at: a thousand at once are a thousand, not one.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Engine, delete, select
from sqlalchemy.orm import Session

from survey.accounts.once import insert_unless_there
from survey.accounts.patience import NETWORK, NOTHING, Target, is_forgotten, wait_after
from survey.db import writing
from survey.models import Guess

ERASED_AFTER = timedelta(hours=24)


def ask(engine: Engine, targets: Sequence[Target], now: datetime) -> timedelta:
    """Count a guess that may be made now, or return how long it must wait.

    In a transaction of its own: it counts whatever becomes of the request. Whoever
    must wait does not take the write lock.
    """
    with Session(engine) as session:
        wait = _longest_wait(_rows(session, targets), targets, now)
    if wait:
        return wait
    with Session(writing(engine)) as session:
        wait = _count(session, targets, now)
        session.commit()
    return wait


def was_right(session: Session, targets: Sequence[Target]) -> None:
    """Take back a guess that was right: all of an account, one of a network."""
    of_network = {t.digest for t in targets if t.kind is NETWORK}
    for row in _rows(session, targets, is_locking=True):
        row.n = max(row.n - 1, 0) if row.digest in of_network else 0


def tries(session: Session, of: Target) -> int:
    """Return how often something was tried of late."""
    row = session.get(Guess, of.digest)
    return row.n if row else 0


def forget_old(session: Session, now: datetime) -> None:
    """Erase guesses that no longer count; the caller commits."""
    session.execute(delete(Guess).where(Guess.last_at < now - ERASED_AFTER))


def _count(session: Session, targets: Sequence[Target], now: datetime) -> timedelta:
    _make_rows(session, targets, now)
    rows = _rows(session, targets, is_locking=True)
    wait = _longest_wait(rows, targets, now)
    if not wait:
        for row in rows:
            row.n = 1 if is_forgotten(row.last_at, now) else row.n + 1
            row.last_at = now
        forget_old(session, now)
    return wait


def _make_rows(session: Session, targets: Sequence[Target], now: datetime) -> None:
    digests = sorted(t.digest for t in targets)
    new = [{"digest": digest, "n": 0, "last_at": now} for digest in digests]
    insert_unless_there(session, Guess, new)


def _rows(
    session: Session, targets: Sequence[Target], *, is_locking: bool = False
) -> list[Guess]:
    # In one order always: two that lock the same rows must not wait for each other.
    digests = [t.digest for t in targets]
    rows = select(Guess).where(Guess.digest.in_(digests)).order_by(Guess.digest)
    return list(session.scalars(rows.with_for_update() if is_locking else rows))


def _longest_wait(
    rows: Sequence[Guess], targets: Sequence[Target], now: datetime
) -> timedelta:
    kinds = {t.digest: t.kind for t in targets}
    waits = (wait_after(kinds[row.digest], row.n, row.last_at, now) for row in rows)
    return max(waits, default=NOTHING)
