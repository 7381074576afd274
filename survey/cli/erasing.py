"""Lists of households and dossiers are forgotten, even where nobody thinks of it."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Engine, func, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm import Session

from survey import clock
from survey.audit import WORKER, Actor, Event, add_event
from survey.cli.jobs import tell_outage
from survey.db import writing
from survey.manage.operations.sampling.frames import erase_frames
from survey.models import Frame, Round

# Time enough to call people back whose answers are in doubt.
KEPT = timedelta(days=90)


def erase_lists(engine: Engine, *, zone: ZoneInfo) -> None:
    """Erase the names in lists of rounds that have long been over."""
    try:
        for code in _overdue(engine, clock.today(zone)):
            _erase(engine, code)
    except (DBAPIError, PoolTimeout) as error:
        tell_outage("erasing lists", error)


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
