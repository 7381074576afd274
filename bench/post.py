"""A durable sheet through `hailong serve`, beside a bare INSERT; COMMIT of its row.

Both write as often as they can with the same driver, from the same number of
connections, to the same database, which waits for the disk before it answers.
"""

import random
import subprocess
import sys
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import IO, cast
from urllib.parse import urlencode

from sqlalchemy import func, select

from bench.cpu import cpu_seconds
from bench.figures import Row, interleaved, median, report
from bench.load import CLIENT, post
from bench.servers import HAILONG_SERVE, ROOT, running
from bench.sheets import Mint
from bench.sites import POSTGRESQL, PROCESSES, SQLITE, Site, postgres_server, site
from survey.config import Settings
from survey.models import Response
from tests.postgres import Postgres

TARGET = 0.20  # of the bare rate
THREADS: int = Settings.model_fields["threads"].default
SECONDS = 4
MOST = 3_000  # sheets a second that are ready to be sent
SERVED, BARE = "hailong serve", "bare INSERT; COMMIT"
_files = count(1)


@dataclass(frozen=True)
class Run:
    """One run: rows a second, and what a row cost."""

    rate: float
    cpu: float  # microseconds of the server, or of the process that inserts
    database_cpu: float  # microseconds; 0 where the database is in the process
    p50: float  # milliseconds


@dataclass(frozen=True)
class Bench:
    """What is measured: a site, the sheets for it, who writes how often at once."""

    place: Site
    mint: Mint
    processes: int
    server: int  # pid
    postmaster: int | None

    @property
    def connections(self) -> int:
        """Return how many write at once."""
        return self.processes * THREADS

    def database_cpu(self) -> float:
        """Return the CPU time of the database's own processes so far."""
        return cpu_seconds(self.postmaster) if self.postmaster else 0.0


def main() -> None:
    """Measure and print; with --write also keep the figures in the page."""
    rows: list[Row] = []
    with ExitStack() as stack:
        postgres = stack.enter_context(postgres_server())
        for kind, server in ((SQLITE, None), (POSTGRESQL, postgres)):
            with site(kind, postgres=server) as place:
                rows += _measured(place, server)
    report("post", rows, write="--write" in sys.argv)


def _measured(place: Site, postgres: Postgres | None) -> list[Row]:
    processes = 1 if place.kind == SQLITE else PROCESSES
    with running(HAILONG_SERVE, env=place.env, port=place.port, log=place.log) as pid:
        postmaster = postgres.pid if postgres else None
        bench = Bench(place, Mint.of(place), processes, pid, postmaster)
        seen = interleaved(
            {SERVED: lambda: _serve(bench), BARE: lambda: _insert(bench)}
        )
    return _rows(bench, seen)


def _serve(bench: Bench) -> Run:
    """Send fresh sheets, and count that every one acknowledged was stored."""
    place, bodies = bench.place, _bodies(bench)
    stored = _stored(place)
    cpu, database = cpu_seconds(bench.server), bench.database_cpu()
    load = post(
        place.address,
        seconds=SECONDS,
        connections=bench.connections,
        bodies=bodies,
    )
    cpu, database = cpu_seconds(bench.server) - cpu, bench.database_cpu() - database
    stored = _stored(place) - stored
    bodies.unlink()
    if load.errors or stored < load.requests:
        raise SystemExit(f"{load.errors} errors; {stored} of {load.requests} stored")
    a_row = 1e6 / load.requests
    return Run(load.rate, cpu * a_row, database * a_row, load.p50)


def _bodies(bench: Bench) -> Path:
    rng = random.Random(next(_files))
    file = bench.place.folder / "bodies"
    with file.open("w") as stream:
        for _ in range(SECONDS * MOST):
            _, fields = bench.mint.draw(rng)
            stream.write(urlencode(fields) + "\n")
    return file


def _stored(place: Site) -> int:
    engine = place.engine()
    with engine.connect() as connection:
        n = connection.scalar(select(func.count()).select_from(Response)) or 0
    engine.dispose()
    return n


def _insert(bench: Bench) -> Run:
    url = bench.place.url.render_as_string(hide_password=False)
    told = [url, bench.place.counter, str(THREADS), str(SECONDS)]
    writers = [_writer(told) for _ in range(bench.processes)]
    for writer in writers:
        _read_line(writer)  # "ready"
    database = bench.database_cpu()
    for writer in writers:
        _say_go(writer)
    ended = [writer.communicate(timeout=60)[0].split() for writer in writers]
    database = bench.database_cpu() - database
    n, cpu = sum(int(e[0]) for e in ended), sum(float(e[1]) for e in ended)
    wait = 1000 * bench.connections * SECONDS / n
    return Run(n / SECONDS, cpu / n * 1e6, database / n * 1e6, wait)


def _writer(told: list[str]) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "bench.insert", *told]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True)


def _read_line(writer: subprocess.Popen[str]) -> str:
    return cast(IO[str], writer.stdout).readline()


def _say_go(writer: subprocess.Popen[str]) -> None:
    stdin = cast(IO[str], writer.stdin)
    stdin.write("\n")
    stdin.flush()


def _rows(bench: Bench, seen: dict[str, list[Run]]) -> list[Row]:
    bare = median([run.rate for run in seen[BARE]])
    rows: list[Row] = []
    for name, runs in seen.items():
        rate = median([run.rate for run in runs])
        rows.append(
            {
                "database": bench.place.kind,
                "writer": f"{name}, client {CLIENT}" if name == SERVED else name,
                "at once": bench.connections,
                "sheets/s": rate,
                "CPU µs": median([run.cpu for run in runs]),
                "database CPU µs": median([run.database_cpu for run in runs]),
                "p50 ms": median([run.p50 for run in runs]),
                "rate, % of bare": median([100 * rate / bare]),
            }
        )
    return rows


if __name__ == "__main__":
    main()
