import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import time_machine
from sqlalchemy import Engine
from sqlalchemy.engine import URL

from survey.cli.worker import make_scheduler
from survey.config import Settings
from tests.servers import environment
from tests.survey.cli.conftest import Hailong

ROOT = Path(__file__).resolve().parents[3]
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def test_releases_are_made_at_two_in_the_night(
    engine: Engine, settings: Settings
) -> None:
    scheduler = make_scheduler(engine, settings)
    with time_machine.travel(datetime(2026, 3, 10, 2, 0, tzinfo=UTC), tick=False):
        scheduler.start(paused=True)
        due = {job.id: job.next_run_time for job in scheduler.get_jobs()}
    scheduler.shutdown()
    assert due["release"] == datetime(2026, 3, 11, 2, 0, tzinfo=ZONE)
    assert due["mix"] == datetime(2026, 3, 10, 9, 30, tzinfo=ZONE)


def test_every_job_can_be_done_at_once(hailong: Hailong) -> None:
    hailong("worker", "--once")


def test_an_empty_database_is_refused(
    hailong: Hailong, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HAILONG_DATABASE_URL", f"sqlite:///{tmp_path / 'new.db'}")
    assert "hailong init" in hailong("worker", exit_code=1)


@pytest.mark.slow
def test_it_stops_when_told_to(sqlite_url: URL, tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "survey.cli", "worker"],
        cwd=ROOT,
        env=environment(instance=tmp_path, database_url=str(sqlite_url)),
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline().startswith("Worker started")
    process.send_signal(signal.SIGTERM)
    rest, _ = process.communicate(timeout=20)
    assert rest == "Worker stopped.\n"
    assert process.returncode == 0
