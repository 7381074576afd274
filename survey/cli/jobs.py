"""What the worker does by itself: mixing by the hour, releases by night."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Engine, func, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm import Session
from structlog import get_logger

from survey import clock
from survey.accounts.retention import erase_old
from survey.audit import WORKER, Actor, add_event
from survey.cli.drawing import A_WHILE, draw_ahead
from survey.cli.tasks import clean_up, run_waiting
from survey.config import Settings
from survey.db import writing
from survey.errors import Problem, is_outage
from survey.manage.operations.reforms import settle_reforms
from survey.manage.operations.reforms.events import settled_event
from survey.manage.operations.reforms.settling import reforms_due
from survey.models import Round
from survey.release.apart import draft_apart
from survey.release.operations import store_release
from survey.reminders import forget_old, remind
from survey.respond.mixing import mix
from survey.submission import appraisals_due, due

log = get_logger()
REMINDED = (appraisals_due, due)  # loading a module tells what is due
# A round's last sheets are released in the nights after its end.
AFTERMATH = timedelta(days=7)


def mix_rows(engine: Engine) -> None:
    """Take away the order that comments and receipts were written in."""
    try:
        with writing(engine).begin() as connection:
            mix(connection)
    except (DBAPIError, PoolTimeout) as error:
        tell_outage("mixing", error)


def release_rounds(engine: Engine, *, zone: ZoneInfo) -> None:
    """Release every round under way that has enough new answers."""
    try:
        for code in _rounds_under_way(engine, clock.today(zone)):
            _release(engine, code, today=clock.today(zone))
    except (DBAPIError, PoolTimeout) as error:
        tell_outage("release", error)


def settle_tree(engine: Engine, *, zone: ZoneInfo) -> None:
    """Let counters and people follow the reforms whose day has come."""
    today = clock.today(zone)
    try:
        with Session(engine) as looking:
            if not reforms_due(looking, today=today):
                return  # on most days: no write lock is taken
        with Session(writing(engine)) as session:
            for reform in settle_reforms(session, today=today):
                add_event(session, settled_event(reform), by=Actor(WORKER, WORKER))
            session.commit()
    except (DBAPIError, PoolTimeout) as error:
        tell_outage("reforms", error)


def do_tasks(engine: Engine, settings: Settings) -> None:
    """Do what people asked for on pages and wait for."""
    try:
        run_waiting(engine, settings)
    except (DBAPIError, PoolTimeout) as error:
        tell_outage("tasks", error)


def draw_charts(
    engine: Engine, settings: Settings, *, seconds: float | None = A_WHILE
) -> None:
    """Draw for a while what pages of new releases will show."""
    try:
        draw_ahead(engine, settings, seconds=seconds)
    except (DBAPIError, PoolTimeout) as error:
        tell_outage("drawing", error)


def send_reminders(engine: Engine, settings: Settings) -> None:
    """Remind people of what is due, and forget whom of what long ago."""
    try:
        remind(engine, settings)
        forget_old(engine, settings)
    except (DBAPIError, PoolTimeout) as error:
        tell_outage("reminders", error)


def tidy_tasks(engine: Engine) -> None:
    """Forget old tasks and their files."""
    try:
        clean_up(engine)
    except (DBAPIError, PoolTimeout) as error:
        tell_outage("tidying tasks", error)


def tidy_sign_ins(engine: Engine) -> None:
    """Erase what signing in leaves behind."""
    try:
        with Session(writing(engine)) as session:
            erase_old(session, clock.now())
            session.commit()
    except (DBAPIError, PoolTimeout) as error:
        tell_outage("tidying sign-ins", error)


def _rounds_under_way(engine: Engine, today: date) -> list[str]:
    last = func.coalesce(Round.closed_on, Round.ends_on)
    with Session(engine) as session:
        under_way = select(Round.code).where(
            *(Round.starts_on <= today, last >= today - AFTERMATH),
            # Counts are released once: by hand, when all are there.
            Round.questionnaire_id.is_not(None),
        )
        return list(session.scalars(under_way.order_by(Round.code)))


def _release(engine: Engine, code: str, *, today: date) -> None:
    """Make the next release of a round; write nothing if it would say nothing new."""
    try:
        draft = draft_apart(engine, code, today=today)
        with Session(writing(engine)) as session:
            release = store_release(session, draft, made_at=clock.now())
            number, n_sheets = release.number, release.n_sheets
            session.commit()
    except Problem as problem:
        log.info("no release", round=code, reason=problem.message)
    else:
        log.info("released", round=code, number=number, n_sheets=n_sheets)


def tell_outage(job: str, error: Exception) -> None:
    """Leave it to the next time when the database is away."""
    if not is_outage(error):
        raise error
    log.error("database unavailable", job=job, error=type(error).__name__)
