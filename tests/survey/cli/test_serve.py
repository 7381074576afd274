"""`hailong serve`: as many processes as the database bears, a clean start and end."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, suppress
from http.client import HTTPConnection
from pathlib import Path

import pytest
from sqlalchemy.engine import URL

from survey.cli.serve import n_processes, require_free
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
    file = tmp_path / "other.db"
    monkeypatch.setenv("HAILONG_DATABASE_URL", f"sqlite:///{file}")
    assert f"{file} is empty; run `hailong init`" in hailong("serve", exit_code=1)

    hailong("db", "upgrade")
    with closing(sqlite3.connect(file)) as database:
        database.execute("UPDATE alembic_version SET version_num = '0000'")
        database.commit()
    said = hailong("serve", exit_code=1)
    assert "at revision 0000" in said
    assert "hailong db upgrade" in said


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
        assert _answers(port, tmp_path / "log"), (tmp_path / "log").read_text()
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


def test_a_port_is_not_shared_with_another_server(
    server: tuple[subprocess.Popen, int],
    hailong: Hailong,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _, port = server
    monkeypatch.setenv("HAILONG_PORT", str(port))
    said = hailong("serve", exit_code=1)
    assert f"cannot listen on {HOST}, port {port}: Address already in use" in said


@pytest.mark.parametrize("host", ["no-such-host.invalid", "192.0.2.1"])
def test_an_address_of_another_machine_is_refused(host: str) -> None:
    with pytest.raises(SettingsError, match=f"cannot listen on {host}"):
        require_free(host, 8000)


SLOW = [
    # Sends its body drop by drop; never ends it; never reads the answer.
    b"POST /q/A HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n"
    b"Content-Type: application/x-www-form-urlencoded\r\n\r\ntoken=",
    b"POST /dang-nhap HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n"
    b"Content-Type: application/x-www-form-urlencoded\r\n\r\n4\r\nnext\r\n",
    b"GET /static/vendor/tabler/tabler.min.css HTTP/1.1\r\nHost: x\r\n\r\n" * 20,
]


def test_slow_clients_hold_up_nobody(server: tuple[subprocess.Popen, int]) -> None:
    _, port = server
    for request in SLOW:
        with ExitStack() as clients:
            for _ in range(100):
                client = clients.enter_context(socket.socket())
                client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1024)
                client.connect((HOST, port))
                client.sendall(request)
            time.sleep(0.5)
            found = [_status(port, timeout=PATIENCE) for _ in range(5)]
            assert found == [404] * 5, request


def _answers(port: int, log: Path) -> bool:
    """Wait until every process has started: before, none hears that it shall stop."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        with suppress(OSError):
            is_right, told = _status(port) == 404, log.read_text()
            if told.count("Spawning worker") == told.count("Started worker"):
                return is_right
        time.sleep(0.05)
    return False


def _status(port: int, timeout: float = 5) -> int:
    with closing(HTTPConnection(HOST, port, timeout=timeout)) as connection:
        connection.request("GET", "/q/unknown")
        return connection.getresponse().status
