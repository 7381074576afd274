"""`hailong worker`: does by itself what nobody should have to remember."""

import os
import signal
from threading import Event

import click
from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler
from sqlalchemy import Engine

from survey.cli.context import Installation, pass_installation
from survey.cli.drawing import A_WHILE
from survey.cli.erasing import erase_comments, erase_lists
from survey.cli.jobs import (
    do_tasks,
    draw_charts,
    mix_rows,
    release_rounds,
    send_reminders,
    settle_tree,
    tidy_sign_ins,
    tidy_tasks,
)
from survey.config import Settings

RELEASE_HOUR = 2  # local time: counters are closed, officials asleep
OFFICE_HOURS = "7-17"  # local time: letters come while somebody can act on them
LINES = ("default", "tasks", "drawing", "mail")  # one job at a time in each
LATEST = 3600  # seconds a job may start late, after the computer was suspended
STOPPING = (signal.SIGTERM, signal.SIGINT)
BEHIND = 10  # steps of niceness: the pages of citizens go first


@click.command()
@click.option("--once", is_flag=True, help="Do every job now, then end.")
@pass_installation
def worker(installation: Installation, once: bool) -> None:
    """Mix rows, release open rounds at night, send reminders, do what pages ask for."""
    installation.require_newest()
    engine, zone = installation.engine, installation.settings.zone
    if once:
        mix_rows(engine)
        settle_tree(engine, zone=zone)
        release_rounds(engine, zone=zone)
        do_tasks(engine, installation.settings)
        tidy_tasks(engine)
        tidy_sign_ins(engine)
        erase_lists(engine, zone=zone)
        erase_comments(engine, zone=zone)
        draw_charts(engine, installation.settings)
        send_reminders(engine, installation.settings)
        return
    os.nice(BEHIND)
    stopping = Event()
    for number in STOPPING:
        signal.signal(number, lambda *_: stopping.set())
    scheduler = make_scheduler(engine, installation.settings)
    scheduler.start()
    click.echo(f"Worker started; releases at {RELEASE_HOUR:02}:00, {zone.key}.")
    stopping.wait()
    scheduler.shutdown(wait=True)  # lets the job under way come to its end
    engine.dispose()
    click.echo("Worker stopped.")


def make_scheduler(engine: Engine, settings: Settings) -> BackgroundScheduler:
    """Return the timetable; one job at a time, and beside it what people wait for.

    Two workers do no harm: mixing twice is mixing, a number of a release is given
    once, and a task or a reminder is taken by one.
    """
    zone = settings.zone
    scheduler = BackgroundScheduler(
        timezone=zone,
        executors={name: ThreadPoolExecutor(1) for name in LINES},
        job_defaults={"coalesce": True, "misfire_grace_time": LATEST},
    )
    scheduler.add_job(mix_rows, "cron", args=[engine], minute=30, id="mix")
    scheduler.add_job(
        release_rounds,
        "cron",
        args=[engine],
        kwargs={"zone": zone},
        hour=RELEASE_HOUR,
        id="release",
    )
    # Before the releases of the night; by day for what was entered late.
    scheduler.add_job(
        settle_tree,
        "cron",
        args=[engine],
        kwargs={"zone": zone},
        minute="1-59/10",
        id="settle",
    )
    scheduler.add_job(
        do_tasks,
        "interval",
        args=[engine, settings],
        seconds=1,
        executor="tasks",
        id="tasks",
    )
    # By halves: what else the machine has to do gets the other half.
    scheduler.add_job(
        draw_charts,
        "interval",
        args=[engine, settings],
        seconds=2 * A_WHILE,
        executor="drawing",
        id="drawing",
    )
    scheduler.add_job(
        erase_lists,
        "cron",
        args=[engine],
        kwargs={"zone": zone},
        hour=RELEASE_HOUR,
        minute=50,
        id="lists",
    )
    scheduler.add_job(
        erase_comments,
        "cron",
        args=[engine],
        kwargs={"zone": zone},
        hour=RELEASE_HOUR,
        minute=55,
        id="comments",
    )
    scheduler.add_job(
        send_reminders,
        "cron",
        args=[engine, settings],
        hour=OFFICE_HOURS,
        minute=10,
        executor="mail",  # a mail server may be slow
        id="reminders",
    )
    scheduler.add_job(tidy_tasks, "cron", args=[engine], minute="*/10", id="tidy")
    scheduler.add_job(tidy_sign_ins, "cron", args=[engine], minute=45, id="sign-ins")
    return scheduler
