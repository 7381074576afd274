"""`python -m bench.report`: an official report of 100 pages, its seconds and memory.

Each kind of file in a process of its own, on a province drawn at random.
"""

import json
import resource
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click
from pypdfium2 import PdfDocument
from sqlalchemy import select
from sqlalchemy.orm import Session

from bench.figures import report
from bench.pack import make_province, url_of
from survey.config import Settings
from survey.db import make_engine
from survey.exports.report.build import report_of
from survey.exports.report.files import KINDS, report_file
from survey.models import Release
from survey.speaking import speaking

PAGES, LIMIT_MB = 100, 1536


@click.command()
@click.option("--units", default=1_200, show_default=True)
@click.option("--sheets", default=36_000, show_default=True)
@click.option("--measure", hidden=True, help="Database of a release to report.")
@click.option("--kind", hidden=True, type=click.Choice(sorted(KINDS)))
def main(units: int, sheets: int, measure: str | None, kind: str | None) -> None:
    """Measure `hailong export report`, in both kinds of file."""
    if measure and kind:
        print(json.dumps(write(Path(measure), kind)))
        return
    with TemporaryDirectory(prefix="hailong-bench-") as name:
        file = Path(name) / "province.db"
        make_province(file, sheets=sheets, units=units)
        rows = [_measured(file, one) for one in KINDS]
    told = [{"units": units} | row for row in rows]
    report("report", told, write=False)
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
        with Session(make_engine(url_of(file))) as session:
            model = report_of(session, session.scalars(select(Release)).one())
        made = report_file(model, kind)
    seconds, worked = time.perf_counter() - begun, time.process_time() - cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "kind": kind,
        "pages": len(PdfDocument(made)) if kind == "pdf" else "",
        "seconds": round(seconds, 1),
        "CPU s": round(worked, 1),
        "peak MB": round(peak),
        "file, MB": round(len(made) / 1e6, 1),
    }


if __name__ == "__main__":
    main()
