"""Lists and old comments are forgotten, even where nobody thinks of it."""

from datetime import date, timedelta
from typing import Any, cast
from zoneinfo import ZoneInfo

from sqlalchemy import CursorResult, Engine, delete, func, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm import Session

from survey import clock
from survey.audit import WORKER, Actor, Event, add_event
from survey.cli.jobs import tell_outage
from survey.db import writing
from survey.manage.operations.sampling.frames import erase_frames
from survey.models import Comment, Frame, Round

# Time enough to call people back whose answers are in doubt.
KEPT = timedelta(days=90)
# Two years: what was masked wrongly can be looked up so long.
WRITTEN_KEPT = timedelta(days=731)


def erase_lists(engine: Engine, *, zone: ZoneInfo) -> None:
    """Erase the names in lists of rounds that have long been over."""
    try:
        for code in _overdue(engine, clock.today(zone)):
            _erase(engine, code)
    except (DBAPIError, PoolTimeout) as error:
        tell_outage("erasing lists", error)


def erase_comments(engine: Engine, *, zone: ZoneInfo) -> None:
    """Erase what was written long ago as it was written; masked, it stays."""
    first = clock.today(zone).replace(day=1) - WRITTEN_KEPT
    old = Comment.month < first
    try:
        with Session(engine) as looking:
            if looking.scalar(select(Comment.id).where(old).limit(1)) is None:
                return  # on most days: no write lock is taken
        with Session(writing(engine)) as session:
            deleted = session.execute(delete(Comment).where(old))
            after = {"rows": cast("CursorResult[Any]", deleted).rowcount}
            event = Event("comments.erased", "comment", after=after)
            add_event(session, event, by=Actor(WORKER, WORKER))
            session.commit()
    except (DBAPIError, PoolTimeout) as error:
        tell_outage("erasing comments", error)


def _overdue(engine: Engine, today: date) -> list[str]:
    last = func.coalesce(Round.closed_on, Round.ends_on)
    kept = select(Frame.round_id).where(Frame.erased_at.is_(None))
    query = select(Round.code).where(Round.id.in_(kept), last < today - KEPT)
    with Session(engine) as session:
        return list(session.scalars(query.order_by(Round.code)))


def _erase(engine: Engine, code: str) -> None:
    with Session(writing(engine)) as session:
        round_ = session.scalars(select(Round).where(Round.code == code)).one()
        n = erase_frames(session, round_)
        event = Event("frames.erased", "round", code, round_.root_id, after={"rows": n})
        add_event(session, event, by=Actor(WORKER, WORKER))
        session.commit()
