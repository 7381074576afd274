"""The engine's settings, and who waits for whom."""

import threading
from typing import cast

import pytest
from sqlalchemy import Engine, text

from survey.db import journal_mode


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
