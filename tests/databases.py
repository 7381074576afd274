"""Fresh databases with all tables, cheaply: migrated once a session."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

import pytest
from sqlalchemy.engine import URL

from survey.db import make_engine
from survey.migrate import upgrade
from tests.factories import number_anew
from tests.postgres import Postgres
from tests.reused import Reused

TEMPLATE = "migrated"
BOTH = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)]
MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of our own is made in it
ROOM = 512 * 1024 * 1024  # bytes; a test takes one or two million


def migrate(url: URL) -> None:
    """Bring a database up to date."""
    engine = make_engine(url)
    upgrade(engine)
    engine.dispose()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """The session's PostgreSQL server, with a migrated template."""
    server = Postgres()
    try:
        migrate(server.create(TEMPLATE))
        yield server
    finally:
        server.remove()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file."""
    file = tmp_path_factory.mktemp("sqlite") / "template.db"
    migrate(URL.create("sqlite", database=str(file)))
    return file


@pytest.fixture(scope="session")
def reused(postgres: Postgres) -> Iterator[Reused]:
    """The database that the session's tests take turns in."""
    found = Reused(postgres, TEMPLATE)
    yield found
    found.close()


@pytest.fixture
def postgresql_url(reused: Reused) -> URL:
    """A migrated PostgreSQL database, as good as the test's own."""
    return reused.emptied()


@pytest.fixture
def sqlite_url(sqlite_template: Path) -> Iterator[URL]:
    """A migrated SQLite database of the test's own."""
    with TemporaryDirectory(prefix="hailong-", dir=memory()) as folder:
        file = shutil.copy(sqlite_template, Path(folder) / "hailong.db")
        yield URL.create("sqlite", database=str(file))


def memory() -> Path | None:
    """Return a folder that no disk is waited for in, where there is one.

    The site has every commit forced to the disk; what tests write is gone with them.
    """
    is_there = os.access(MEMORY, os.W_OK)
    return MEMORY if is_there and shutil.disk_usage(MEMORY).free > ROOM else None


@pytest.fixture(params=BOTH)
def database_url(request: pytest.FixtureRequest) -> URL:
    """A migrated database of the test's own; the test runs once on each engine."""
    number_anew()
    url: URL = request.getfixturevalue(f"{request.param}_url")
    return url


def lasting_database(request: pytest.FixtureRequest, folder: Path) -> URL:
    """Return a migrated database for a fixture of several tests, on BOTH engines."""
    if request.param == "sqlite":
        template = request.getfixturevalue("sqlite_template")
        file = shutil.copy(template, folder / "hailong.db")
        return URL.create("sqlite", database=str(file))
    server: Postgres = request.getfixturevalue("postgres")
    return server.create(f"lasting-{uuid4().hex}", template=TEMPLATE)
