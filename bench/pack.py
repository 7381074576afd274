"""`python -m bench.pack`: the pack of a release, its seconds and its memory.

In a process of its own, on a province drawn at random. Drawings of the report are most
of it, so units weigh more than sheets.
"""

import json
import resource
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile

import click
from sqlalchemy import URL, select
from sqlalchemy.orm import Session

from bench.figures import report
from bench.province import build
from survey.config import Settings
from survey.db import make_engine, writing
from survey.exports.pack import read_pack, write_pack
from survey.models import Release, Round
from survey.release.operations import make_release
from survey.speaking import speaking

LIMIT_MB = 1536
MADE_AT = datetime(2026, 4, 1, 2, 0, tzinfo=UTC)


@click.command()
@click.option("--sheets", default=100_000, show_default=True)
@click.option("--units", default=500, show_default=True)
@click.option("--measure", hidden=True, help="Database of a release to pack.")
def main(sheets: int, units: int, measure: str | None) -> None:
    """Measure `hailong export pack`."""
    if measure:
        print(json.dumps(pack(Path(measure))))
        return
    with TemporaryDirectory(prefix="hailong-bench-") as name:
        file = Path(name) / "province.db"
        _release(file, sheets=sheets, units=units)
        command = [sys.executable, "-m", "bench.pack", "--measure", str(file)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
    seen = json.loads(done.stdout)
    verdict = "met" if seen["peak MB"] <= LIMIT_MB else "missed"
    place = {"sheets": sheets, "units": units}
    report("pack", [place | seen | {"memory": verdict}], write=False)


def pack(file: Path) -> dict[str, float]:
    """Return what the pack of the only release of a database takes."""
    engine = make_engine(_url(file))
    settings = Settings(instance=file.parent)
    begun = time.perf_counter()
    with speaking("vi", settings), TemporaryFile() as stream:
        with Session(engine) as session:
            release = session.scalars(select(Release)).one()
            read = read_pack(session, release, settings.zone)
        write_pack(read, stream)
        size = stream.seek(0, 2)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    seconds = time.perf_counter() - begun
    return {
        "seconds": round(seconds, 1),
        "peak MB": round(peak),
        "ZIP, MB": round(size / 1e6, 1),
    }


def _release(file: Path, *, sheets: int, units: int) -> None:
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
