"""One PostgreSQL database for test after test: emptied, not made anew.

A new database costs a checkpoint, hundreds of files, and caches that every connection
fills again; emptying one costs a twentieth. A test that changes the tables themselves
leaves a database behind that is dropped.
"""

from typing import LiteralString

import psycopg
from psycopg import Connection, sql
from sqlalchemy.engine import URL

from tests.postgres import Postgres

NAME = "reused"
TABLES: LiteralString = """
    SELECT relname FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY relname
"""
SHAPE: LiteralString = """
    SELECT 'column', attrelid::regclass::text, attname, atttypid::bigint, attnotnull
    FROM pg_attribute JOIN pg_class ON attrelid = pg_class.oid
    WHERE relnamespace = 'public'::regnamespace AND attnum > 0
    UNION ALL
    SELECT 'trigger', tgrelid::regclass::text, tgname, tgfoid::bigint, tgenabled = 'O'
    FROM pg_trigger WHERE NOT tgisinternal
    UNION ALL
    SELECT 'function', '', proname, hashtext(prosrc)::bigint, true
    FROM pg_proc WHERE pronamespace = 'public'::regnamespace
    ORDER BY 1, 2, 3
"""
OTHERS: LiteralString = """
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
"""
COUNTED_ON: LiteralString = """
    SELECT setval(seqrelid::regclass, seqstart, false) FROM pg_sequence
    WHERE pg_sequence_last_value(seqrelid) IS NOT NULL
"""
Rows = list[tuple[object, ...]]


class Reused:
    """The database of one worker, and a connection that stays open beside the tests."""

    def __init__(self, server: Postgres, template: str) -> None:
        self._server, self._template = server, template
        self._begin()

    def emptied(self) -> URL:
        """Return the address of the database as it was when it was new."""
        self._end_others()
        if self._connection.execute(SHAPE).fetchall() != self._shape:
            self.close()
            self._server.drop(NAME)
            self._begin()
        else:
            self._empty()
        return self._url

    def close(self) -> None:
        """Let go of the database."""
        self._connection.close()

    def _end_others(self) -> None:
        try:
            self._connection.execute(OTHERS)
        except psycopg.OperationalError:  # a test stopped the server meanwhile
            self._connection = _connect(self._url)
            self._connection.execute(OTHERS)

    def _begin(self) -> None:
        self._url = self._server.create(NAME, template=self._template)
        self._connection = _connect(self._url)
        self._shape = self._connection.execute(SHAPE).fetchall()
        names = [str(name) for (name,) in self._connection.execute(TABLES)]
        self._asked = sql.SQL(" UNION ALL ").join(map(_asks_for_rows, names))
        self._kept: dict[str, Rows] = {name: self._rows(name) for name in self._full()}

    def _empty(self) -> None:
        with self._connection.transaction():
            for name in self._full():
                table = sql.Identifier(name)
                self._connection.execute(sql.SQL("DELETE FROM {}").format(table))
            for name, rows in self._kept.items():
                for row in rows:
                    self._connection.execute(_insert(name, len(row)), row)
            self._connection.execute(COUNTED_ON)

    def _full(self) -> list[str]:
        return [str(name) for (name,) in self._connection.execute(self._asked)]

    def _rows(self, name: str) -> Rows:
        query = sql.SQL("SELECT * FROM {}").format(sql.Identifier(name))
        return self._connection.execute(query).fetchall()


def _connect(url: URL) -> Connection[tuple[object, ...]]:
    connection = psycopg.connect(
        host=str(url.query["host"]),
        user=url.username,
        dbname=url.database,
        autocommit=True,
    )
    # Neither frozen rows nor foreign keys stand in the way of emptying.
    connection.execute("SET session_replication_role = replica")
    return connection


def _asks_for_rows(name: str) -> sql.Composed:
    query = sql.SQL("SELECT {} WHERE EXISTS (SELECT FROM {})")
    return query.format(sql.Literal(name), sql.Identifier(name))


def _insert(name: str, n_values: int) -> sql.Composed:
    places = sql.SQL(", ").join([sql.Placeholder()] * n_values)
    return sql.SQL("INSERT INTO {} VALUES ({})").format(sql.Identifier(name), places)
