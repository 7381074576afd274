"""The citizen's page through Flask, beside a bare WSGI function of the same bytes."""

import json
import sys
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

from bench.bare import ANSWER
from bench.cpu import cpu_seconds
from bench.figures import Row, interleaved, median, report
from bench.load import CLIENT, Load, get
from bench.servers import HAILONG_SERVE, HOST, SERVE, running
from bench.sheets import Mint
from bench.sites import SECRET, SQLITE, Site, site
from tests.markup import read
from tests.servers import free_port

BARE = "bench.bare:make_app"
TARGET = 0.15  # of the bare function's requests a second
CONNECTIONS = 16
SECONDS = 3
# Written by the server itself, or different in each encoding.
NOT_KEPT = {"content-length", "content-encoding", "date", "server", "connection"}


@dataclass(frozen=True)
class Run:
    """One run of one server."""

    load: Load
    cpu: float  # microseconds of the server a request


def main() -> None:
    """Measure and print; with --write also keep the figures in the page."""
    with site(SQLITE) as place, ExitStack() as servers:
        flask = servers.enter_context(
            running(HAILONG_SERVE, env=place.env, port=place.port, log=place.log)
        )
        port = free_port()
        told = {ANSWER: str(_keep_answer(place)), "HAILONG_PORT": str(port)}
        bare = servers.enter_context(
            running((*SERVE, BARE), env=place.env | told, port=port, log=place.log)
        )
        other = f"http://{HOST}:{port}{place.path}"
        rows: list[Row] = []
        for encoding in ("gzip", "identity"):
            cases = {
                "Flask": _case(place.address, flask, encoding),
                "bare WSGI": _case(other, bare, encoding),
            }
            rows += _rows(interleaved(cases), encoding)
    report("page", rows, write="--write" in sys.argv)


def _keep_answer(place: Site) -> Path:
    """Keep the product's answer for the bare function to send."""
    connection = HTTPConnection(HOST, place.port, timeout=10)
    connection.request("GET", place.path)
    answer = connection.getresponse()
    html = answer.read().decode()
    [token] = [e["value"] for e in read(html) if e["name"] == "token"]
    kept = {
        "html": html,
        "token": token,
        "secret": SECRET,
        "scope": Mint.of(place).counter.scope.decode(),
        "headers": [h for h in answer.getheaders() if h[0].lower() not in NOT_KEPT],
    }
    file = place.folder / "answer.json"
    file.write_text(json.dumps(kept))
    return file


def _case(address: str, pid: int, encoding: str) -> Callable[[], Run]:
    def run() -> Run:
        before = cpu_seconds(pid)
        load = get(address, seconds=SECONDS, connections=CONNECTIONS, encoding=encoding)
        if load.errors:
            raise SystemExit(f"{load.errors} answers were not the page")
        return Run(load, (cpu_seconds(pid) - before) / load.requests * 1e6)

    return run


def _rows(seen: dict[str, list[Run]], encoding: str) -> list[Row]:
    rate = {name: median([r.load.rate for r in runs]) for name, runs in seen.items()}
    cpu = {name: median([r.cpu for r in runs]) for name, runs in seen.items()}
    return [
        {
            "client": CLIENT,
            "encoding": encoding,
            "server": name,
            "requests/s": rate[name],
            "CPU µs a request": cpu[name],
            "p99 ms": median([r.load.p99 for r in runs]),
            "rate, % of bare": median([100 * rate[name] / rate["bare WSGI"]]),
            "CPU, % of bare": median([100 * cpu["bare WSGI"] / cpu[name]]),
        }
        for name, runs in seen.items()
    ]


if __name__ == "__main__":
    main()
