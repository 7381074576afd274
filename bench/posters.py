"""`python -m bench.posters`: what hangs at 500 counters, as the worker makes it.

Each kind of print is the worker's task in a process of its own: read from SQLite, QR
codes drawn, typeset in packs, put into one file, kept in the database.
"""

import json
import resource
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from sqlalchemy import select
from sqlalchemy.orm import Session

from bench.figures import Row, interleaved, median, report
from bench.servers import ROOT
from bench.sites import SECRET
from survey.accounts.operations import add_account
from survey.config import Settings, read_settings
from survey.db import make_engine, writing
from survey.manage.counters.posters import Size
from survey.manage.counters.printing import KIND
from survey.migrate import upgrade
from survey.models import Task, TaskFile, TaskState, Unit, User
from survey.tasks import ask_for, run_waiting
from tests import factories

COUNTERS, UNITS = 500, 50
LARGE = 5_000
ADDRESS = "https://hailong.tinhminhhoa.example"
LIMIT_SECONDS, LIMIT_MB = 30, 512
MEGABYTE = 1024 * 1024
Run = dict[str, float]


@click.command()
@click.option("--counters", default=COUNTERS, show_default=True)
@click.option("--runs", default=3, show_default=True)
@click.option("--write", is_flag=True, help="Put the table into docs/performance.md.")
@click.option("--measure", hidden=True)
@click.option("--instance", type=click.Path(path_type=Path), hidden=True)
def main(
    counters: int, runs: int, write: bool, measure: str | None, instance: Path | None
) -> None:
    """Measure every kind of print, and posters for ten times as many counters."""
    if measure and instance:
        print(json.dumps(_print(_settings(instance), Size(measure))))
        return
    rows: list[Row] = []
    with TemporaryDirectory() as folder:
        for n, sizes in ((counters, list(Size)), (LARGE, [Size.A4])):
            site = Path(folder) / str(n)
            _build(_settings(site), n)
            cases = {size: lambda s=size, at=site: _run(s, at) for size in sizes}
            seen = interleaved(cases, runs=runs)
            rows += [_row(n, size, found) for size, found in seen.items()]
    report("posters", rows, write=write)
    if any("missed" in row.values() for row in rows):
        raise SystemExit("slower, or larger, than promised")


def _settings(folder: Path) -> Settings:
    folder.mkdir(exist_ok=True)
    return read_settings(instance=folder, secret_key=SECRET, base_url=ADDRESS)


def _build(settings: Settings, n: int) -> None:
    engine = make_engine(settings.database)
    upgrade(engine)
    with Session(writing(engine)) as session:
        add_account(session, "can.bo@tinh.example")
        root = factories.make_unit(session, name="Tỉnh minh họa (số liệu bịa)")
        units = [factories.make_unit(session, root) for _ in range(UNITS)]
        for number in range(n):
            factories.make_counter(
                session,
                units[number % UNITS],
                code=f"B{number:06d}",
                name=f"Quầy tiếp nhận và trả kết quả số {number}",
                room="Phòng 101, tầng 1",
            )
        session.commit()
    engine.dispose()


def _run(size: str, folder: Path) -> Run:
    """Print in a process of its own, so that its memory is only its own."""
    options = ["--measure", size, "--instance", str(folder)]
    command = [sys.executable, "-m", "bench.posters", *options]
    done = subprocess.run(
        command, cwd=ROOT, check=True, capture_output=True, text=True, timeout=600
    )
    found: Run = json.loads(done.stdout.splitlines()[-1])
    return found


def _print(settings: Settings, size: Size) -> Run:
    engine = make_engine(settings.database)
    with Session(writing(engine)) as session:
        root = session.scalars(select(Unit).where(Unit.parent_id.is_(None))).one()
        user = session.scalars(select(User.id)).one()
        params = {"unit": root.code, "size": size}
        asked = ask_for(session, KIND, params, by=user).id
        session.commit()
    spent, begun = time.process_time(), time.perf_counter()
    run_waiting(engine, settings)
    seconds, spent = time.perf_counter() - begun, time.process_time() - spent
    with Session(engine) as session:
        task = session.get_one(Task, asked)
        if task.state != TaskState.DONE:
            raise SystemExit(task.problem)
        made = len(session.get_one(TaskFile, (asked, True)).content)
    return {
        "seconds": seconds,
        "cpu": spent,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "made": made,
    }


def _row(n: int, size: str, runs: list[Run]) -> Row:
    middle = {key: median([run[key] for run in runs]) for key in runs[0]}
    is_kept = (
        middle["seconds"] <= LIMIT_SECONDS * n / COUNTERS
        and middle["megabytes"] <= LIMIT_MB
    )
    return {
        "printed": size,
        "counters": n,
        "seconds": round(middle["seconds"], 1),
        "CPU s": round(middle["cpu"], 1),
        "ms a counter": round(1000 * middle["seconds"] / n, 1),
        "peak MB": round(middle["megabytes"]),
        "file MB": round(middle["made"] / MEGABYTE, 1),
        "kB a counter": round(middle["made"] / 1024 / n, 1),
        "target 30 s for 500, 512 MB": "met" if is_kept else "missed",
    }


if __name__ == "__main__":
    main()
