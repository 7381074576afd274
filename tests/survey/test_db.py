"""The engine's settings, and who waits for whom."""

import stat
import threading
import time
from pathlib import Path
from typing import cast

import pytest
from sqlalchemy import Engine, event, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from survey.db import hold_pages, journal_mode, make_engine, writing


@pytest.mark.parametrize(
    ("version", "mode"),
    [
        ((3, 40, 1), "TRUNCATE"),
        ((3, 44, 5), "TRUNCATE"),
        ((3, 44, 6), "WAL"),
        ((3, 45, 9), "TRUNCATE"),
        ((3, 50, 6), "TRUNCATE"),
        ((3, 50, 7), "WAL"),
        ((3, 51, 2), "TRUNCATE"),
        ((3, 51, 3), "WAL"),
        ((4, 0, 0), "WAL"),
    ],
)
def test_wal_only_where_its_reset_fault_is_mended(
    version: tuple[int, int, int], mode: str
) -> None:
    assert journal_mode(version) == mode


def test_a_new_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "new.db"
    engine = make_engine(URL.create("sqlite", database=str(file)))
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE tick (n INTEGER)"))
        journals = [path.stat().st_mode for path in tmp_path.iterdir()]
    engine.dispose()
    assert {stat.S_IMODE(mode) for mode in journals} == {0o600}


def test_an_acknowledged_transaction_is_on_the_disk(engine: Engine) -> None:
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            synchronous = connection.exec_driver_sql("PRAGMA synchronous").scalar()
            assert synchronous == 2  # FULL
            assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        else:
            shown = connection.execute(text("SHOW synchronous_commit")).scalar()
            assert shown == "on"


def test_two_writers_wait_for_each_other(engine: Engine) -> None:
    """Read, then write, in several threads at once: no update is lost, none fails."""
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE tick (n INTEGER)"))
        connection.execute(text("INSERT INTO tick VALUES (0)"))
    # PostgreSQL reads without a lock unless asked; SQLite's write lock is taken
    # at BEGIN and does the same.
    lock = "" if engine.dialect.name == "sqlite" else " FOR UPDATE"
    failures: list[Exception] = []

    def add() -> None:
        try:
            for _ in range(5):
                with engine.begin() as connection:
                    query = text(f"SELECT n FROM tick{lock}")
                    n = cast("int", connection.execute(query).scalar())
                    connection.execute(text("UPDATE tick SET n = :n"), {"n": n + 1})
        except Exception as error:
            failures.append(error)

    threads = [threading.Thread(target=add) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failures == []
    with engine.connect() as connection:
        assert connection.execute(text("SELECT n FROM tick")).scalar() == 20


def test_sqlite_is_asked_for_its_lock_only_when_it_is_free(sqlite_url: URL) -> None:
    """Asked in vain it would sleep, for longer and longer, and others slip in."""
    engine = writing(make_engine(sqlite_url))
    asked: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda *given: asked.append(given[2]))

    def write() -> None:
        with engine.begin():
            pass

    other = threading.Thread(target=write)
    with engine.begin():
        other.start()
        other.join(timeout=0.3)
        assert asked.count("BEGIN IMMEDIATE") == 1
    other.join()
    assert asked.count("BEGIN IMMEDIATE") == 2
    engine.dispose()


def test_others_can_read_while_much_is_written(sqlite_url: URL) -> None:
    engine = make_engine(sqlite_url)
    fill = (
        "INSERT INTO much WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 "
        "FROM n WHERE i < 20000) SELECT i, randomblob(500) FROM n"
    )
    with Session(writing(engine)) as session:
        session.execute(text("CREATE TABLE much (i INTEGER PRIMARY KEY, x BLOB)"))
        session.commit()
        hold_pages(session)
        session.execute(text(fill))
        with engine.connect() as reader:
            reader.exec_driver_sql("PRAGMA busy_timeout=0")
            assert reader.scalar(text("SELECT count(*) FROM much")) == 0
        session.commit()
    engine.dispose()


def test_a_writer_that_fails_passes_its_turn_on(engine: Engine) -> None:
    for _ in range(3):
        with pytest.raises(DBAPIError), engine.begin() as connection:
            connection.execute(text("INSERT INTO nowhere VALUES (1)"))
    with engine.connect() as connection:
        connection.execute(text("CREATE TABLE tick (n INTEGER)"))
        connection.invalidate()
    start = time.monotonic()
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE tick (n INTEGER)"))
    assert time.monotonic() - start < 2
