"""`hailong serve`: as many processes as the database bears, a clean start and end."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from http.client import HTTPConnection
from pathlib import Path

import pytest
from sqlalchemy.engine import URL

from survey.cli.serve import n_processes
from survey.config import SettingsError, read_settings
from tests.servers import HOST, environment, free_port
from tests.survey.cli.conftest import Hailong

ROOT = Path(__file__).resolve().parents[3]
SERVER = "postgresql://someone@127.0.0.1/hailong"
PATIENCE = 30  # seconds, on a busy machine
GRACE = 10


def test_sqlite_is_served_by_one_process() -> None:
    assert n_processes(read_settings()) == 1
    assert n_processes(read_settings(workers=1)) == 1
    with pytest.raises(SettingsError, match="HAILONG_WORKERS: got 2"):
        n_processes(read_settings(workers=2))


def test_postgresql_is_served_by_a_process_a_core() -> None:
    cores = len(os.sched_getaffinity(0))
    assert n_processes(read_settings(database_url=SERVER)) == cores
    assert n_processes(read_settings(database_url=SERVER, workers=3)) == 3


def test_tables_of_another_version_are_not_served(
    hailong: Hailong, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HAILONG_DATABASE_URL", f"sqlite:///{tmp_path / 'empty.db'}")
    assert "hailong db upgrade" in hailong("serve", exit_code=1)


@pytest.fixture
def server(database_url: URL, tmp_path: Path) -> Iterator[tuple[subprocess.Popen, int]]:
    """A server that answers, and its port."""
    port = free_port()
    env = environment(
        database_url=database_url.render_as_string(hide_password=False),
        instance=tmp_path / "instance",
        port=port,
    )
    command = [sys.executable, "-m", "survey.cli", "serve"]
    with (tmp_path / "log").open("wb") as log:
        process = subprocess.Popen(
            command, cwd=ROOT, env=env, stdout=log, stderr=log, start_new_session=True
        )
    try:
        assert _answers(port), (tmp_path / "log").read_text()
        yield process, port
    finally:
        with suppress(ProcessLookupError):  # its workers would outlive it
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def test_it_answers_and_stops_when_told_to(
    server: tuple[subprocess.Popen, int],
) -> None:
    process, port = server
    process.terminate()
    assert process.wait(timeout=GRACE) == 0
    with pytest.raises(ConnectionRefusedError):
        _status(port)


def _answers(port: int) -> bool:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            return _status(port) == 404
        except OSError:
            time.sleep(0.05)
    return False


def _status(port: int) -> int:
    with closing(HTTPConnection(HOST, port, timeout=5)) as connection:
        connection.request("GET", "/q/unknown")
        return connection.getresponse().status
