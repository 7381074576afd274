"""The worker's round: who is to be reminded of what, and the letters."""

import hashlib
import smtplib
from collections import defaultdict
from collections.abc import Collection
from datetime import date

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session
from structlog import get_logger

from survey import clock
from survey.config import Settings
from survey.db import writing
from survey.due import Due, all_due
from survey.holders import Holders
from survey.mail import has_mail
from survey.models import User
from survey.reminders.letters import letter
from survey.reminders.steps import step_of
from survey.reminders.taking import Step, Steps, forget, mark_sent, take, unsent
from survey.smtp import deliver, read_server
from survey.speaking import speaking

log = get_logger()


def remind(engine: Engine, settings: Settings) -> int:
    """Send everybody one letter of what is due, unless they have it; return how many.

    Taken before it is written and marked behind it: of two workers one sends. One that
    is killed between the two leaves a letter that the next worker sends again, under
    the same number (Message-ID), by which mail programs know it.
    """
    if not has_mail(settings):
        return 0
    n, today = 0, clock.today(settings.zone)
    with speaking(settings.language, settings):
        for user_id, steps in _waiting(engine, today).items():
            try:
                n += _send(engine, settings, user_id, steps, today)
            except smtplib.SMTPRecipientsRefused:
                log.error("reminder refused")  # of one person; the others get theirs
            except (OSError, smtplib.SMTPException) as error:
                # The server is away: in an hour there is another turn.
                log.error("reminders not sent", error=type(error).__name__)
                break
    if n:
        log.info("reminded", n=n)
    return n


def forget_old(engine: Engine, settings: Settings) -> None:
    """Erase what was sent long ago."""
    with Session(writing(engine)) as session:
        forget(session, today=clock.today(settings.zone))
        session.commit()


def _waiting(engine: Engine, today: date) -> dict[int, Steps]:
    """Return what people have to be reminded of, by person."""
    found: dict[int, dict[Step, Due]] = defaultdict(dict)
    with Session(engine) as session:
        holders = Holders(session, today=today)
        for due in all_due(session, today=today):
            step = step_of((due.until - today).days)
            if step is not None:
                key = Step(due.kind, due.thing, due.until, step)
                for user_id in holders.of(due):
                    found[user_id][key] = due
        now = clock.now()
        left = {k: unsent(session, k, steps, at=now) for k, steps in found.items()}
    return {user_id: steps for user_id, steps in left.items() if steps}


def _send(
    engine: Engine, settings: Settings, user_id: int, steps: Steps, today: date
) -> bool:
    """Send one person's letter; return whether it was for this worker to send."""
    with Session(writing(engine)) as session:
        mine = take(session, user_id, steps, at=clock.now())
        address = session.scalars(select(User.email).where(User.id == user_id)).one()
        session.commit()
    if not mine:
        return False
    written = letter(
        *(address, list(mine.values())),
        site=settings.address,
        today=today,
        name=_number(user_id, mine),
    )
    server = read_server(settings.mail_url.get_secret_value())
    deliver(server, settings.mail_from, written)
    with Session(writing(engine)) as session:
        mark_sent(session, user_id, mine, at=clock.now())
        session.commit()
    return True


def _number(user_id: int, steps: Collection[Step]) -> str:
    """Return a number of a letter: the same whenever it is written again."""
    told = repr((user_id, sorted(map(tuple, steps))))
    return hashlib.sha256(told.encode()).hexdigest()[:32]
