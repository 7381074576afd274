"""`python -m bench.release`: a release of a million sheets, beside reading them once.

Every run is a process of its own on a copy of the database, from the first query to
the commit. NumPy reads the same answers from memory, and out of the database. Groups
and choices are measured by the same release without them: `bench.release_groups`.
"""

import json
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

import click
import numpy as np
from sqlalchemy import func, select
from sqlalchemy.engine import URL, make_url
from sqlalchemy.orm import Session

from bench.figures import RUNS, interleaved, median, report
from bench.province import build
from bench.sites import POSTGRESQL, SQLITE, postgres_server
from survey import clock
from survey.db import make_engine, writing
from survey.models import Response, Round
from survey.release.draft import draft_release
from survey.release.operations import store_release

LIMIT_SECONDS, LIMIT_MB = 10, 1024
TIMEOUT = 600

Run = Mapping[str, float]


@click.command()
@click.option("--sheets", default=1_000_000, show_default=True)
@click.option("--units", default=500, show_default=True)
@click.option("--runs", default=RUNS, show_default=True)
@click.option("--write", is_flag=True, help="Put the table into docs/performance.md.")
@click.option("--measure", hidden=True, help="Address of a database to release from.")
def main(sheets: int, units: int, runs: int, write: bool, measure: str | None) -> None:
    """Measure `hailong release`."""
    if measure:
        print(json.dumps(release(make_url(measure))))
        return
    rows = []
    for name, kind in KINDS.items():
        with kind(sheets, units) as copy:
            seen = interleaved({name: partial(run, copy)}, runs=runs)[name]
        rows.append(_row(name, seen))
    report("release", rows, write=write)
    if any("missed" in row.values() for row in rows):
        raise SystemExit(1)


@contextmanager
def sqlite_copies(
    sheets: int, units: int, *, asks_more: bool = False
) -> Iterator[Callable[[], URL]]:
    """Give fresh copies of a SQLite database; only the newest stays."""
    with TemporaryDirectory(prefix="hailong-bench-") as name:
        template, copy = Path(name) / "template.db", Path(name) / "copy.db"
        url = URL.create("sqlite", database=str(template))
        _build(url, sheets, units, asks_more=asks_more)

        def fresh() -> URL:
            shutil.copy(template, copy)
            return URL.create("sqlite", database=str(copy))

        yield fresh


@contextmanager
def postgresql_copies(
    sheets: int, units: int, *, asks_more: bool = False
) -> Iterator[Callable[[], URL]]:
    """Give fresh copies of a PostgreSQL database; only the newest stays."""
    with postgres_server() as server:
        _build(server.create("template"), sheets, units, asks_more=asks_more)
        names: list[str] = []

        def fresh() -> URL:
            while names:
                server.drop(names.pop())
            names.append(f"copy-{uuid4().hex}")
            return server.create(names[-1], template="template")

        yield fresh


def _build(url: URL, sheets: int, units: int, *, asks_more: bool) -> None:
    engine = make_engine(url)
    build(writing(engine), sheets=sheets, units=units, asks_more=asks_more)
    engine.dispose()


KINDS = {SQLITE: sqlite_copies, POSTGRESQL: postgresql_copies}


def run(
    copy: Callable[[], URL],
    module: str = "bench.release",
    option: str = "--measure",
) -> Run:
    """Release in a process of its own, so that its memory is only its own."""
    address = copy().render_as_string(hide_password=False)
    done = subprocess.run(
        [sys.executable, "-m", module, option, address],
        capture_output=True,
        text=True,
        timeout=TIMEOUT,
        check=False,
    )
    if done.returncode:
        raise SystemExit(done.stderr)
    found: Run = json.loads(done.stdout)
    return found


def release(url: URL) -> Run:
    """Make a release, then read the same answers with NumPy."""
    engine = make_engine(url)
    with Session(engine) as reading:
        round_ = reading.scalars(select(Round)).one()
        spent = time.process_time()
        started = time.perf_counter()
        draft = draft_release(reading, round_, today=clock.now().date())
        drafted = time.perf_counter()
    with Session(writing(engine)) as session:
        store_release(session, draft, made_at=clock.now())
        session.commit()
    stored = time.perf_counter()
    spent = time.process_time() - spent
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    with engine.connect() as connection:
        begun = time.perf_counter()
        column = select(func.aggregate_strings(Response.answers, ""))
        text = connection.scalar(column) or ""
        answers = np.frombuffer(text.encode(), dtype=np.uint8)
        fetched = time.perf_counter()
        answers.max()
        read = time.perf_counter()
    return {
        "sheets": draft.n_sheets,
        "figures": len(draft.rows),
        "groups": len(draft.further.parts.groups),
        "options": len(draft.further.parts.choices),
        "draft": drafted - started,
        "store": stored - drafted,
        "cpu": spent,
        "peak": peak,
        "fetch": fetched - begun,
        "read": read - fetched,
    }


def _row(name: str, runs: list[Run]) -> dict[str, str | int | float]:
    middle = {key: median([run[key] for run in runs]) for key in runs[0]}
    seconds = middle["draft"] + middle["store"]
    is_met = seconds <= LIMIT_SECONDS and middle["peak"] <= LIMIT_MB
    return {
        "database": name,
        "sheets": int(runs[0]["sheets"]),
        "figures": int(runs[0]["figures"]),
        "release s": round(seconds, 2),
        "of it CPU s": round(middle["cpu"], 2),
        "of it writing s": round(middle["store"], 2),
        "peak MB": round(middle["peak"]),
        "NumPy from the database s": round(middle["fetch"] + middle["read"], 2),
        "ratio": round(seconds / (middle["fetch"] + middle["read"]), 1),
        "NumPy from memory ms": round(middle["read"] * 1000, 2),
        "target 10 s, 1,024 MB": "met" if is_met else "missed",
    }


if __name__ == "__main__":
    main()
