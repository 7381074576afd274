"""`python -m bench.report`: an official report of 100 pages, its seconds and memory.

Each kind of file in a process of its own, on a province drawn at random.
"""

import json
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click
from pypdfium2 import PdfDocument
from sqlalchemy import URL, select
from sqlalchemy.orm import Session

from bench.figures import report
from bench.memory import most_megabytes
from bench.province import build
from survey.config import Settings
from survey.db import make_engine, writing
from survey.exports.report.build import report_of
from survey.exports.report.files import KINDS, report_file
from survey.models import Release, Round
from survey.release.operations import make_release
from survey.speaking import speaking

PAGES, LIMIT_MB = 100, 1536
MADE_AT = datetime(2026, 4, 1, 2, 0, tzinfo=UTC)


@click.command()
@click.option("--units", default=1_200, show_default=True)
@click.option("--sheets", default=36_000, show_default=True)
@click.option("--write", "is_kept", is_flag=True, help="Keep it in performance.md.")
@click.option("--measure", hidden=True, help="Database of a release to report.")
@click.option("--kind", hidden=True, type=click.Choice(sorted(KINDS)))
def main(
    units: int, sheets: int, is_kept: bool, measure: str | None, kind: str | None
) -> None:
    """Measure `hailong export report`, in both kinds of file."""
    if measure and kind:
        print(json.dumps(write(Path(measure), kind)))
        return
    with TemporaryDirectory(prefix="hailong-bench-") as name:
        file = Path(name) / "province.db"
        _make_release(file, sheets=sheets, units=units)
        rows = [_measured(file, one) for one in KINDS]
    told = [{"units": units} | row for row in rows]
    report("report", told, write=is_kept)
    if any(row["pages"] < PAGES for row in rows if row["kind"] == "pdf"):
        raise SystemExit(f"not a report of {PAGES} pages: take more units")


def _measured(file: Path, kind: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "bench.report", "--measure", str(file)]
    command += ["--kind", kind]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    seen: dict[str, Any] = json.loads(done.stdout)
    return seen | {"memory": "met" if seen["peak MB"] <= LIMIT_MB else "missed"}


def write(file: Path, kind: str) -> dict[str, Any]:
    """Return what the report of the only release of a database takes."""
    begun, cpu = time.perf_counter(), time.process_time()
    # A folder of its own: drawings that the other left would be taken.
    with speaking("vi", Settings(instance=file.parent / kind)):
        with Session(make_engine(_url(file))) as session:
            model = report_of(session, session.scalars(select(Release)).one())
        made = report_file(model, kind)
    seconds, worked = time.perf_counter() - begun, time.process_time() - cpu
    return {
        "kind": kind,
        "pages": len(PdfDocument(made)) if kind == "pdf" else "",
        "seconds": round(seconds, 1),
        "CPU s": round(worked, 1),
        "peak MB": most_megabytes(),
        "file, MB": round(len(made) / 1e6, 1),
    }


def _make_release(file: Path, *, sheets: int, units: int) -> None:
    engine = make_engine(_url(file))
    code = build(engine, sheets=sheets, units=units)
    with Session(writing(engine)) as session:
        round_ = session.scalars(select(Round).filter_by(code=code)).one()
        make_release(session, round_, made_at=MADE_AT)
        session.commit()
    engine.dispose()


def _url(file: Path) -> URL:
    return URL.create("sqlite", database=str(file))


if __name__ == "__main__":
    main()
