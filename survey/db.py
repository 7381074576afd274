"""The engine, and one session per request."""

import os
import sqlite3
from contextlib import suppress
from threading import Lock
from typing import Any

from flask import Flask, current_app, g, has_request_context, request
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import URL, Connection
from sqlalchemy.orm import Session
from sqlalchemy.pool import ConnectionPoolEntry

WRITES = "hailong_writes"  # execution option: this transaction will write
EACH = "hailong_each"  # execution option: every statement is a transaction of its own
BUSY_SECONDS = 5  # wait this long for another writer, then answer 503
TURN = "hailong_turn"  # whether a connection is the one that may write
HELD_KILOBYTES = 128 * 1024
SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}

# Releases of SQLite without the WAL-reset fault (sqlite.org, 2026-03-13).
WAL_SAFE_FROM = (3, 51, 3)
WAL_SAFE_BACKPORTS = {(3, 50): 7, (3, 44): 6}

POSTGRES_OPTIONS = (
    "-c synchronous_commit=on -c statement_timeout=60000 -c lock_timeout=4000 "
    "-c idle_in_transaction_session_timeout=60000"
)


def make_engine(url: URL) -> Engine:
    """Return an engine with durable settings for its database."""
    if url.get_backend_name() == "sqlite":
        return _sqlite_engine(url)
    return create_engine(
        url,
        hide_parameters=True,  # a fault that is logged says no answers
        pool_pre_ping=False,
        pool_size=8,
        max_overflow=8,
        # A hung network must end as 503 within a citizen's patience.
        pool_timeout=3,
        connect_args={
            "connect_timeout": 3,
            "options": POSTGRES_OPTIONS,
            "keepalives_idle": 10,
            "tcp_user_timeout": 10_000,
        },
    )


def _sqlite_engine(url: URL) -> Engine:
    _create_privately(url.database or "")
    engine = create_engine(
        url,
        hide_parameters=True,
        connect_args={"timeout": BUSY_SECONDS},
        pool_timeout=3,
    )

    @event.listens_for(engine, "connect")
    def _settle(connection: sqlite3.Connection, _: Any) -> None:
        connection.isolation_level = None  # SQLAlchemy's BEGIN below, not the driver's
        for pragma in (
            f"journal_mode={journal_mode(sqlite3.sqlite_version_info)}",
            "synchronous=FULL",
            "foreign_keys=ON",
            "trusted_schema=OFF",
            # Else INSERT OR REPLACE would take a frozen row away unnoticed.
            "recursive_triggers=ON",
            "journal_size_limit=67108864",
            "mmap_size=0",
        ):
            connection.execute(f"PRAGMA {pragma}")

    # SQLite lets a second writer sleep and try again, for up to seconds while
    # others slip in; the threads of this process wake each other instead.
    turn = Lock()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        # Taking the write lock at the start is what lets busy_timeout wait for
        # it; a read that turns into a write fails at once instead.
        options = connection.get_execution_options()
        if options.get(EACH, False):
            return
        writes = options.get(WRITES, False)
        held = connection.connection.record_info
        if writes and held is not None and not held.get(TURN):
            held[TURN] = turn.acquire(timeout=BUSY_SECONDS)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    @event.listens_for(engine, "checkin")
    def _pass_on(_: sqlite3.Connection | None, record: ConnectionPoolEntry) -> None:
        if (record.record_info or {}).pop(TURN, False):
            turn.release()

    return engine


def _create_privately(file: str) -> None:
    """Create a new database readable by its owner alone; its journals follow it.

    Comments and password hashes are in it. One that is there already is not touched:
    closing it would drop the locks SQLite holds on it in this process.
    """
    with suppress(OSError):  # SQLite says better what is wrong with a place
        os.close(os.open(file, os.O_CREAT | os.O_EXCL, 0o600))


def journal_mode(version: tuple[int, int, int]) -> str:
    """Return WAL where this SQLite has the WAL-reset fix, else TRUNCATE.

    Not DELETE: with synchronous=FULL its commit ends with an unlink that nothing
    waits for, so a power cut could bring the journal back and take an
    acknowledged sheet away. Truncating the journal is waited for.
    """
    major, minor, patch = version
    is_backport = patch >= WAL_SAFE_BACKPORTS.get((major, minor), patch + 1)
    return "WAL" if version >= WAL_SAFE_FROM or is_backport else "TRUNCATE"


def writing(engine: Engine) -> Engine:
    """Return the engine for transactions that write."""
    return engine.execution_options(**{WRITES: True})


def reading_apart(engine: Engine) -> Engine:
    """Return the engine for long reading, where every statement sees what is there.

    Else SQLite lets nobody write from the first statement to the last, with all
    the arithmetic between them, and PostgreSQL gives up a transaction that rests.
    """
    if engine.dialect.name == "sqlite":
        return engine.execution_options(**{EACH: True})
    return engine.execution_options(isolation_level="AUTOCOMMIT")


def hold_pages(session: Session) -> None:
    """Let SQLite keep what a large transaction changes in memory until its commit.

    Without WAL it would write pages into the file as soon as they are more than 2 MB,
    and from then on nobody could even read: for seconds, where they are 100,000 rows.
    """
    connection = session.connection()
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA cache_size=-{HELD_KILOBYTES}")


def init_app(app: Flask, engine: Engine) -> None:
    """Give the application its engine; roll back what a request did not commit."""
    app.extensions["hailong_engine"] = engine
    app.extensions["hailong_writing"] = writing(engine)
    app.teardown_appcontext(lambda _: close_session())


def get_engine() -> Engine:
    """Return the application's engine, for transactions that only read."""
    engine: Engine = current_app.extensions["hailong_engine"]
    return engine


def get_writing_engine() -> Engine:
    """Return the application's engine, for transactions that write."""
    engine: Engine = current_app.extensions["hailong_writing"]
    return engine


def get_session() -> Session:
    """Return the request's session, opened at its first use."""
    if "session" not in g:
        reads = bool(request) and request.method in SAFE_METHODS
        g.session = Session(get_engine() if reads else get_writing_engine())
    session: Session = g.session
    return session


def let_go() -> None:
    """End the request's transaction before long work that needs no database.

    SQLite has one write lock, and a request that may write holds it from its start:
    a file that takes seconds to read would keep the citizens' sheets waiting. What
    was read before is read anew when it is asked for.
    """
    session: Session | None = g.get("session") if has_request_context() else None
    if session is None:
        return
    if session.new or session.dirty or session.deleted:
        raise RuntimeError("something is still to be written")
    session.rollback()


def close_session() -> None:
    """Close the request's session, if it has one; what was not committed is undone."""
    session: Session | None = g.pop("session", None)
    if session is not None:
        session.close()
