"""The same files and the same rows with bare tools: csv, openpyxl, the driver."""

import csv
import sqlite3
from pathlib import Path
from time import process_time
from typing import Any

import psycopg
from openpyxl import load_workbook
from sqlalchemy.engine import URL

KEYS = {"keyed_sheet": "batch_id, number", "response": "id"}


def bare_read(file: Path) -> float:
    """Return the seconds of CPU that reading every cell of a file takes."""
    started = process_time()
    if file.suffix == ".csv":
        with file.open(encoding="utf-8-sig", newline="") as stream:
            n = sum(len(row) for row in csv.reader(stream))
    else:
        sheet = load_workbook(file, read_only=True).worksheets[0]
        n = sum(len(row) for row in sheet.iter_rows(values_only=True))
    seconds = process_time() - started
    if not n:
        raise SystemExit(f"{file} is empty")
    return seconds


def bare_insert(url: URL, table: str, n: int) -> float:
    """Return the seconds of CPU that writing rows of a table into one like it takes.

    The other has the same columns and the same key; no checks, no triggers.
    """
    connection, mark = _connected(url)
    cursor = connection.cursor()
    cursor.execute(f"SELECT * FROM {table} LIMIT {n}")
    rows = cursor.fetchall()
    if len(rows) != n:
        raise SystemExit(f"{table} has {len(rows)} rows")
    cursor.execute(f"CREATE TABLE bare AS SELECT * FROM {table} WHERE 1 = 0")
    cursor.execute(f"CREATE UNIQUE INDEX bare_key ON bare ({KEYS[table]})")
    connection.commit()
    started = process_time()
    marks = ", ".join([mark] * len(rows[0]))
    cursor.executemany(f"INSERT INTO bare VALUES ({marks})", rows)
    connection.commit()
    seconds = process_time() - started
    cursor.execute("DROP TABLE bare")
    connection.commit()
    connection.close()
    return seconds


def _connected(url: URL) -> tuple[Any, str]:
    if url.get_backend_name() == "sqlite":
        connection = sqlite3.connect(url.database or "")
        connection.execute("PRAGMA synchronous=FULL")
        return connection, "?"
    plain = url.set(drivername="postgresql").render_as_string(hide_password=False)
    return psycopg.connect(plain), "%s"
