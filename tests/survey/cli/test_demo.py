import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from socket import socket
from typing import NamedTuple

import pytest
from click.testing import CliRunner
from flask import Flask
from sqlalchemy.engine import URL
from sqlalchemy.orm import Session

from bench.cpu import children
from survey.cli import main
from survey.config import read_settings
from survey.demo.people import PEOPLE, Person
from survey.site import create_app
from survey.slips import read_code
from tests import factories
from tests.databases import BOTH, lasting_database
from tests.pages import open_page, send
from tests.servers import HOST, environment, free_port
from tests.survey.cli.conftest import Hailong

ROOT = Path(__file__).resolve().parents[3]
FEW = ("--sheets", 2000)
PATIENCE = 60  # seconds on a busy machine


def told(output: str, label: str) -> str:
    """Return what the command printed behind a label."""
    [line] = [li for li in output.splitlines() if li.strip().startswith(label)]
    return line.split()[-1]


def password_of(output: str, person: Person) -> str:
    """Return the password printed behind an address."""
    [line] = [li for li in output.splitlines() if person.email in li]
    return line.split()[-1]


class Built(NamedTuple):
    """A demonstration, and what the command printed when it built it."""

    folder: Path
    url: URL
    output: str

    def again(self) -> str:
        """Run the command once more; return what it printed."""
        return build(self.folder, self.url)

    @property
    def passwords(self) -> Path:
        return self.folder / "demo_passwords"


def build(folder: Path, url: URL) -> str:
    env = {
        "HAILONG_INSTANCE": str(folder),
        "HAILONG_DATABASE_URL": url.render_as_string(hide_password=False),
    }
    arguments = ["demo", "--build-only", *map(str, FEW)]
    done = CliRunner(env=env).invoke(main, arguments)
    assert done.exit_code == 0, done.output
    return done.output


@pytest.fixture(scope="module", params=BOTH)
def built(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Built:
    """The demonstration, built once: what follows looks at it or builds no more."""
    folder = tmp_path_factory.mktemp("instance")
    url = lasting_database(request, tmp_path_factory.mktemp("demo"))
    return Built(folder, url, build(folder, url))


@pytest.fixture
def site(built: Built) -> Iterator[Flask]:
    """The site on the demonstration."""
    settings = read_settings(
        instance=built.folder,
        second_factor="optional",
        database_url=built.url.render_as_string(hide_password=False),
    )
    app = create_app(settings)
    app.testing = True
    yield app
    app.extensions["hailong_engine"].dispose()


def test_what_it_prints_can_be_used(built: Built, site: Flask) -> None:
    client = site.test_client()
    address = told(built.output, "A citizen's page")
    page = open_page(client, address.removeprefix("http://127.0.0.1:8000"))
    assert "Phường Cầu Sậy" in page.text
    assert "HAILONG_SECOND_FACTOR=optional" in built.output
    [line] = [li for li in built.output.splitlines() if "A kiosk" in li]
    code = line.partition("pairing code ")[2][:9]
    assert client.post("/kiosk/ghep", data={"code": code}).status_code == 303
    slip = told(built.output, "A slip, good once").partition("/m/")[2]
    assert read_code(slip) is not None
    assert "data-begin" in client.get("/kiosk").text  # its round takes sheets there


def test_every_role_can_sign_in(built: Built, site: Flask) -> None:
    for person in PEOPLE:
        client = site.test_client()
        sign_in = open_page(client, "/dang-nhap")
        password = password_of(built.output, person)
        send(client, sign_in, {"email": person.email, "password": password})
        assert person.email in open_page(client, "/tai-khoan").text


def test_passwords_are_for_the_owner_only(built: Built) -> None:
    assert built.passwords.stat().st_mode & 0o777 == 0o600


def test_a_second_run_builds_nothing_and_keeps_the_password(built: Built) -> None:
    second = built.again()
    assert "Built in" in built.output
    assert "Built in" not in second
    assert told(second, "A citizen's page") == told(built.output, "A citizen's page")
    for person in PEOPLE:
        assert password_of(second, person) == password_of(built.output, person)


def test_lost_passwords_are_replaced(built: Built) -> None:
    before = built.again()
    built.passwords.unlink()
    after = built.again()
    for person in PEOPLE:
        assert password_of(after, person) != password_of(before, person)


def test_a_province_in_use_is_left_alone(hailong: Hailong, session: Session) -> None:
    factories.make_unit(session)
    session.commit()
    assert "holds another province" in hailong("demo", *FEW, exit_code=1)


@pytest.fixture
def port() -> int:
    return free_port()


@pytest.fixture
def demo(port: int, tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """The whole demonstration, started as `make demo` starts it."""
    process = subprocess.Popen(
        [sys.executable, "-m", "survey.cli", "demo", *map(str, FEW)],
        cwd=ROOT,
        env=environment(instance=tmp_path, port=port),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    yield process
    if process.poll() is None:
        process.kill()
    process.communicate(timeout=10)


@pytest.mark.slow
def test_server_and_worker_start_and_stop_together(
    demo: subprocess.Popen[str], port: int
) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and status(port) != 200:
        time.sleep(0.2)
    assert status(port) == 200
    processes = children(demo.pid)
    assert len(processes) == 2
    demo.send_signal(signal.SIGINT)
    output, _ = demo.communicate(timeout=PATIENCE)
    assert demo.returncode == 0, output
    assert "Worker stopped." in output
    assert not any(Path(f"/proc/{pid}").exists() for pid in processes)


@pytest.mark.slow
def test_all_ends_with_the_server(port: int, demo: subprocess.Popen[str]) -> None:
    with socket() as taken:
        taken.bind((HOST, port))
        taken.listen()
        output, _ = demo.communicate(timeout=PATIENCE)
    assert demo.returncode == 1
    assert "`hailong serve` ended by itself" in output


def status(port: int) -> int:
    connection = HTTPConnection(HOST, port, timeout=5)
    try:
        connection.request("GET", "/dang-nhap")
        return connection.getresponse().status
    except OSError:
        return 0
    finally:
        connection.close()
