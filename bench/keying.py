"""Files of keyed sheets: checked, taken in, posted; seconds, memory, progress.

`python -m bench.keying [--postgresql] [--write]`. The worker does each step in a
process of its own, as it would for a page, while somebody looks how far it is. Beside
it stands what bare tools take: csv or openpyxl to read the file, executemany to write.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import click
from sqlalchemy.engine import URL

from bench.bare_files import bare_insert, bare_read
from bench.figures import Row, report
from bench.keyed_files import Pile, make_pile
from bench.keyed_tasks import Done, run_task
from bench.servers import ROOT
from bench.sites import POSTGRESQL, SQLITE, postgres_server
from survey.spreadsheets import CSV, XLSX
from tests.postgres import Postgres

ROWS = (10_000, 100_000)
MOST_MB = 500
PLAIN = os.environ | {"OPENPYXL_DEFUSEDXML": "False"}  # its fastest


class Bare(NamedTuple):
    """Seconds of CPU that bare tools took, for reading and for writing."""

    read: float = 0
    write: float = 0


@click.command()
@click.option("--rows", multiple=True, type=int, default=ROWS, show_default=True)
@click.option("--postgresql", is_flag=True, help="Measure on PostgreSQL, too.")
@click.option("--write", is_flag=True, help="Put the table into docs/performance.md.")
@click.option("--read", type=click.Path(path_type=Path), hidden=True)
def main(rows: Sequence[int], postgresql: bool, write: bool, read: Path | None) -> None:
    """Measure files of keyed sheets."""
    if read is not None:
        print(bare_read(read))
        return
    kinds = (SQLITE, POSTGRESQL) if postgresql else (SQLITE,)
    found: list[Row] = []
    for row in (row for kind in kinds for n in rows for row in _measured(kind, n)):
        print(json.dumps(row), file=sys.stderr, flush=True)
        found.append(row)
    report("keying", found, write=write)
    if any(float(row["peak MB"]) > MOST_MB for row in found):
        raise SystemExit("more memory than promised")


def _measured(database: str, n: int) -> Iterator[Row]:
    with TemporaryDirectory(prefix="hailong-bench-") as name, _url(database, name) as u:
        pile = make_pile(u, Path(name), n)
        for kind in (CSV, XLSX):
            file = pile.files[kind]
            read = Bare(read=_bare_read(file))
            about = (database, f"{kind}, {file.stat().st_size >> 10:,} kB")
            check = pile.check(kind)
            yield _row(*about, "check", run_task(pile, check), read, n)
            filled = run_task(pile, pile.fill(kind, check))
            staged = read._replace(write=bare_insert(u, "keyed_sheet", n))
            yield _row(*about, "take into a batch", filled, staged, n)
        posted = run_task(pile, pile.post(CSV))
        stored = Bare(write=bare_insert(u, "response", n))
        yield _row(database, "", "post the batch", posted, stored, n)
        yield from _past(database, pile, n, stored)


def _past(database: str, pile: Pile, n: int, stored: Bare) -> Iterator[Row]:
    for kind in (CSV, XLSX):
        file = pile.files[f"past {kind}"]
        both = stored._replace(read=_bare_read(file))
        about = (database, f"{kind}, {file.stat().st_size >> 10:,} kB")
        done = run_task(pile, pile.past(kind))
        yield _row(*about, "into a past round", done, both, n)


def _row(database: str, file: str, step: str, done: Done, bare: Bare, n: int) -> Row:
    cpu = bare.read + bare.write
    return {
        "database": database,
        "sheets": n,
        "step": step,
        "file": file,
        "seconds": _short(done.seconds),
        "sheets/s": round(n / done.seconds),
        "CPU s": _short(done.cpu),
        "bare tools, CPU s": _short(cpu),
        "times bare": _short(done.cpu / cpu),
        "MB before": done.before,
        "peak MB": done.megabytes,
        "progress seen": done.steps,
    }


def _bare_read(file: Path) -> float:
    command = [sys.executable, "-m", "bench.keying", "--read", str(file)]
    done = subprocess.run(
        command, cwd=ROOT, env=PLAIN, check=True, capture_output=True, text=True
    )
    return float(done.stdout)


@contextmanager
def _url(database: str, folder: str) -> Iterator[URL]:
    if database == SQLITE:
        yield URL.create("sqlite", database=f"{folder}/hailong.db")
        return
    server: Postgres
    with postgres_server() as server:
        yield server.create("keying")


def _short(value: float) -> float:
    return float(f"{value:.3g}")


if __name__ == "__main__":
    main()
