"""A durable sheet through `hailong serve`, beside a bare INSERT; COMMIT of its row.

Both write as often as they can with the same driver, from the same number of
connections, to the same database, which waits for the disk before it answers.
"""

import random
import sys
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from urllib.parse import urlencode

from sqlalchemy import func, select

from bench.cpu import cpu_seconds
from bench.figures import Row, interleaved, median, report
from bench.load import CLIENT, post
from bench.servers import HAILONG_SERVE, running
from bench.sheets import Mint
from bench.sites import POSTGRESQL, PROCESSES, SQLITE, Site, postgres_server, site
from bench.writers import write_rows
from survey.config import Settings
from survey.models import Response
from tests.postgres import Postgres

TARGET = 0.20  # of the bare rate
THREADS: int = Settings.model_fields["threads"].default
SECONDS = 4
MOST = 3_000  # sheets a second that are ready to be sent
SERVED, BARE = "hailong serve", "bare INSERT; COMMIT"
ALONE = f"{BARE}, one at a time"
_files = count(1)


@dataclass(frozen=True)
class Run:
    """One run: rows a second, and what a row cost."""

    rate: float
    at_once: int  # who write
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
        cases = {SERVED: lambda: _serve(bench), BARE: lambda: _insert(bench)}
        if place.kind == SQLITE:
            # Several writers keep SQLite's lock from each other; one does best.
            cases[ALONE] = lambda: _insert(bench, threads=1)
        return _rows(bench, interleaved(cases))


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
    at_once = bench.connections
    return Run(load.rate, at_once, cpu * a_row, database * a_row, load.p50)


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


def _insert(bench: Bench, *, threads: int = THREADS) -> Run:
    """Let the driver alone write."""
    database = bench.database_cpu()
    written = write_rows(
        bench.place, processes=bench.processes, threads=threads, seconds=SECONDS
    )
    database = bench.database_cpu() - database
    a_row = 1e6 / written.rows
    at_once, rate = bench.processes * threads, written.rows / SECONDS
    wait = 1000 * at_once / rate
    return Run(rate, at_once, written.cpu * a_row, database * a_row, wait)


def _rows(bench: Bench, seen: dict[str, list[Run]]) -> list[Row]:
    bare = median([run.rate for run in seen[BARE]])
    rows: list[Row] = []
    for name, runs in seen.items():
        rate = median([run.rate for run in runs])
        rows.append(
            {
                "database": bench.place.kind,
                "writer": f"{name}, client {CLIENT}" if name == SERVED else name,
                "at once": runs[0].at_once,
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
