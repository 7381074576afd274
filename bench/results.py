"""`python -m bench.results`: pages of results of a province, however many answered.

Every number of sheets has a database and processes of its own: one loads and releases,
one asks for every page while nothing was drawn yet, one asks again after a restart.
"""

import gc
import gzip
import json
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any

import click
import numpy as np
from sqlalchemy.engine import URL, make_url

from bench.figures import Row, median, report
from bench.released import Looking, looking, release
from bench.servers import ROOT
from bench.sites import POSTGRESQL, SQLITE, postgres_server
from tests.postgres import Postgres

SHEETS = (10_000, 1_000_000, 10_000_000)
LIMIT_MS, LIMIT_RATIO = 150, 1.3
TIMES = 60  # a kind of page is asked for once its charts are drawn
FETCHED = re.compile(rb"<(?:link|script|img)\b[^>]*?(?:href|src)=\"(/[^\"]+)\"")
Seen = dict[str, Any]


@click.command()
@click.option("--sheets", multiple=True, type=int, default=SHEETS, show_default=True)
@click.option("--units", default=500, show_default=True)
@click.option("--postgresql", is_flag=True, help="Measure on PostgreSQL, too.")
@click.option("--write", is_flag=True, help="Put the table into docs/performance.md.")
@click.option(
    "--keep",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where provinces on SQLite are kept: ten million sheets take a while.",
)
@click.option("--part", hidden=True, help="What a process of its own is to do.")
@click.option("--url", hidden=True, help="Address of its database.")
@click.option("--folder", hidden=True, type=click.Path(path_type=Path))
def main(
    sheets: Sequence[int],
    units: int,
    postgresql: bool,
    write: bool,
    keep: Path | None,
    part: str | None,
    url: str,
    folder: Path,
) -> None:
    """Measure the pages of results."""
    if part:
        print(json.dumps(_part(part, make_url(url), folder, sheets[0], units)))
        return
    kinds = (SQLITE, POSTGRESQL) if postgresql else (SQLITE,)
    rows: list[Row] = []
    for kind in kinds:
        found = [_measured(kind, n, units, keep=keep) for n in sorted(sheets)]
        rows += _rows(kind, found)
    report("results", rows, write=write)
    if any(row["as promised"] == "no" for row in rows):
        raise SystemExit("slower than promised")


def _measured(kind: str, sheets: int, units: int, *, keep: Path | None) -> Seen:
    with TemporaryDirectory(prefix="hailong-bench-") as name, _database(kind) as server:
        url = _kept(keep or Path(name), sheets, units)
        if server is not None:
            url = server.create("results")
        found: Seen = {"sheets": sheets}
        if server is not None or not Path(url.database or "").exists():
            found["release"] = _run("release", url, name, sheets, units)
            print(f"{sheets:,}: {json.dumps(found['release'])}", file=sys.stderr)
        for part in ("drawn", "asked"):
            found[part] = _run(part, url, name, sheets, units)
        return found


def _kept(folder: Path, sheets: int, units: int) -> URL:
    folder.mkdir(parents=True, exist_ok=True)
    return URL.create("sqlite", database=f"{folder}/{sheets}-{units}.db")


@contextmanager
def _database(kind: str) -> Iterator[Postgres | None]:
    if kind == SQLITE:
        yield None
        return
    with postgres_server() as server:
        yield server


def _run(part: str, url: URL, folder: str, sheets: int, units: int) -> Seen:
    address = url.render_as_string(hide_password=False)
    given = ["--url", address, "--folder", folder, "--part", part]
    given += ["--sheets", str(sheets), "--units", str(units)]
    command = [sys.executable, "-m", "bench.results", *given]
    done = subprocess.run(
        command, cwd=ROOT, check=False, capture_output=True, text=True
    )
    if done.returncode:
        raise SystemExit(done.stderr)
    found: Seen = json.loads(done.stdout.splitlines()[-1])
    return found


def _part(part: str, url: URL, folder: Path, sheets: int, units: int) -> Seen:
    """Do in this process what it was started for."""
    if part == "release":
        return dict(release(url, sheets=sheets, units=units))
    times = TIMES if part == "asked" else 0
    with looking(url, folder) as one:
        one.client.get("/tai-khoan")  # whatever a process does at its first request
        gc.freeze()  # or looking through the whole product takes longer than a page
        return {kind: _kind(one, kind, times) for kind in one.addresses}


def _kind(one: Looking, kind: str, times: int) -> Seen:
    """Ask for every page of a kind, then again and again."""
    addresses = one.addresses[kind]
    first = [_ask(one, address) for address in addresses]
    rounds = -(-times // len(addresses))
    again = [_ask(one, address) for _ in range(rounds) for address in addresses]
    return {"first": first, "again": again}


def _ask(one: Looking, address: str) -> Seen:
    is_program = address.startswith("/api/")
    gc.collect()
    wall, cpu = perf_counter(), process_time()
    answer = one.client.get(address, headers=one.header if is_program else None)
    body = answer.data
    wall, cpu = perf_counter() - wall, process_time() - cpu
    if answer.status_code != 200:
        raise SystemExit(f"{address}: {answer.status}")
    return {
        "ms": 1000 * wall,
        "cpu": 1000 * cpu,
        "kB": len(body) / 1024,
        "gzip": len(gzip.compress(body, 6)) / 1024,
        "requests": 1 + len(set(FETCHED.findall(body))),
    }


def _rows(database: str, found: Sequence[Seen]) -> Iterator[Row]:
    for kind in found[0]["asked"]:
        least = _percentile(found[0]["asked"][kind]["again"], "cpu", 50)
        for one in found:
            yield _row(database, kind, one, least)


def _row(database: str, kind: str, one: Seen, least: float) -> Row:
    again, restarted = one["asked"][kind]["again"], one["asked"][kind]["first"]
    p95, ratio = (
        _percentile(again, "ms", 95),
        _percentile(again, "cpu", 50) / least,
    )
    is_kept = p95 <= LIMIT_MS and ratio <= LIMIT_RATIO
    return {
        "database": database,
        "page": kind,
        "sheets": f"{one['sheets']:,}",
        "nothing drawn ms": _percentile(one["drawn"][kind]["first"], "ms", 50),
        "after a restart ms": _percentile(restarted, "ms", 50),
        "p50 ms": _percentile(again, "ms", 50),
        "p95 ms": p95,
        "CPU p95 ms": _percentile(again, "cpu", 95),
        "CPU, times the fewest sheets": round(ratio, 2),
        "kB": round(median([float(seen["kB"]) for seen in again])),
        "gzip kB": round(median([float(seen["gzip"]) for seen in again])),
        "requests": int(again[0]["requests"]),
        "as promised": "yes" if is_kept else "no",
    }


def _percentile(seen: Sequence[Seen], key: str, q: int) -> float:
    return float(f"{np.percentile([float(one[key]) for one in seen], q):.3g}")


if __name__ == "__main__":
    main()
