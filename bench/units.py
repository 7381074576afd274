"""`python -m bench.units`: a tree of 12,000 units, looked at and imported.

A ministry's tree: one top, 34 provinces, communes below each, points of service below
those. Times are those of the site for one request, in this process, signed in; the
import is the worker's task in a process of its own, whose peak memory is taken.
"""

import gc
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from urllib.parse import quote

import click
from flask.testing import FlaskClient
from sqlalchemy.engine import URL
from sqlalchemy.orm import Session

from bench.figures import Row, median, report
from bench.servers import ROOT
from bench.sites import SECRET, postgres_server
from bench.units_tree import PROVINCES, workbook
from survey.accounts.operations import add_official
from survey.audit import Event, command_line, keep
from survey.config import Settings, read_settings
from survey.db import make_engine, writing
from survey.manage.units.importing import CHECK, IMPORT
from survey.migrate import upgrade
from survey.site import create_app
from tests.pages import open_page, send

UNITS = 12_000
TARGET = 300  # milliseconds, of the slowest but one in twenty
EMAIL, PASSWORD = "can.bo@tinh.example", "sông núi nước Nam 1077"  # invented
TIMES = 60  # each address is asked for
WORDS = ("dong binh 7", "xã số", "diem phuc vu 12", "P07.X03", "khong co dau", "thuan")


class Took(NamedTuple):
    """The milliseconds of a request, and those of them the processor worked."""

    wall: float
    cpu: float


@click.command()
@click.option("--units", default=UNITS, show_default=True)
@click.option("--write", is_flag=True, help="Put the tables into docs/performance.md.")
def main(units: int, write: bool) -> None:
    """Measure the pages of the tree, and the import of it, on both databases."""
    pages: list[Row] = []
    imports: list[Row] = []
    with postgres_server() as postgres, TemporaryDirectory() as name:
        for kind in ("sqlite", "postgresql"):
            folder = Path(name) / kind
            folder.mkdir()
            url = (
                URL.create("sqlite", database=str(folder / "hailong.db"))
                if kind == "sqlite"
                else postgres.create("bench-units")
            )
            settings = _settings(folder, url)
            imports += _imports(kind, settings, units)
            pages += _pages(kind, settings)
    report("units", pages, write=write)
    report("units-import", imports, write=write)
    if any(float(row["p95 ms"]) > TARGET for row in pages):
        raise SystemExit("slower than promised")


def _settings(folder: Path, url: URL) -> Settings:
    text = url.render_as_string(hide_password=False)
    settings = read_settings(
        instance=folder, database_url=text, secret_key=SECRET, second_factor="optional"
    )
    engine = make_engine(settings.database)
    upgrade(engine)
    with Session(writing(engine)) as session:
        user = add_official(session, EMAIL, password=PASSWORD)
        keep(session, Event("user.added", "user", user.email), by=command_line())
    engine.dispose()
    return settings


# Pages


def _pages(kind: str, settings: Settings) -> list[Row]:
    app = create_app(settings)
    gc.collect()
    gc.freeze()  # as the server does
    client = app.test_client()
    send(
        client, open_page(client, "/dang-nhap"), {"email": EMAIL, "password": PASSWORD}
    )
    opened = [f"mo=B&mo=P{n:02}" for n in range(1, PROVINCES + 1)]
    asked = {
        "the page of the tree": ["/cay-don-vi"],
        "a node of 96 opened": [f"/cay-don-vi?{args}" for args in opened],
        "a search": [f"/cay-don-vi?q={quote(words)}" for words in WORDS],
        "one unit": [f"/cay-don-vi/P{n:02}.X01" for n in range(1, PROVINCES + 1)],
        "the form of one unit": ["/cay-don-vi/P01/sua"],
    }
    rows = [_row(kind, what, _times(client, found)) for what, found in asked.items()]
    app.extensions["hailong_engine"].dispose()
    return rows


def _times(client: FlaskClient, addresses: list[str]) -> list[Took]:
    """Return what each request took."""
    times = []
    for n in range(TIMES):
        cpu, start = time.process_time(), time.perf_counter()
        answer = client.get(addresses[n % len(addresses)])
        wall, cpu = time.perf_counter() - start, time.process_time() - cpu
        times.append(Took(wall * 1000, cpu * 1000))
        if answer.status_code != 200:
            raise SystemExit(f"{answer.request.path}: {answer.status}")
    return times


def _row(kind: str, what: str, times: list[Took]) -> Row:
    late = _late([took.wall for took in times])
    return {
        "database": kind,
        "what": what,
        "p50 ms": median([took.wall for took in times]),
        "p95 ms": late,
        "p50 CPU ms": median([took.cpu for took in times]),
        "p95 CPU ms": _late([took.cpu for took in times]),
        "target p95 ms": TARGET,
        "as promised": "yes" if late <= TARGET else "no",
    }


def _late(times: list[float]) -> float:
    """Return what all but one in twenty stay below."""
    return float(f"{sorted(times)[int(len(times) * 0.95) - 1]:.4g}")


# Imports


def _imports(kind: str, settings: Settings, units: int) -> list[Row]:
    """Check and import the tree as a workbook, in a process of its own."""
    file = settings.instance / "units.xlsx"
    file.write_bytes(workbook(units, settings.instance))
    environment = os.environ | {"HAILONG_INSTANCE": str(settings.instance)}
    environment |= {"HAILONG_DATABASE_URL": settings.database_url}
    environment |= {"HAILONG_SECRET_KEY": SECRET, "HAILONG_SECOND_FACTOR": "optional"}
    rows = []
    for step in (CHECK, IMPORT):
        command = [sys.executable, "-m", "bench.units_task", step, str(file)]
        done = subprocess.run(
            command,
            cwd=ROOT,
            env=environment,
            check=True,
            capture_output=True,
            text=True,
        )
        found = json.loads(done.stdout.splitlines()[-1])
        rows.append({"database": kind, "units": f"{units:,}", "step": step} | found)
    return rows


if __name__ == "__main__":
    main()
