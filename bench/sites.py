"""Installations to measure: a fresh database with an open counter, its settings."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4
from zoneinfo import ZoneInfo

from sqlalchemy import Engine
from sqlalchemy.engine import URL
from sqlalchemy.orm import Session

from survey import clock
from survey.config import Settings
from survey.db import make_engine, writing
from survey.migrate import upgrade
from tests import factories
from tests.postgres import DURABLE, Postgres
from tests.servers import environment, free_port

SECRET = "0123456789abcdef" * 4  # of databases that live for minutes
ZONE = ZoneInfo(Settings.model_fields["timezone"].default)
PROCESSES = 2  # on PostgreSQL; on SQLite there is one
SQLITE, POSTGRESQL = "sqlite", "postgresql"


@dataclass(frozen=True)
class Site:
    """Where an installation stands and how a server for it is told so."""

    kind: str
    folder: Path
    url: URL
    port: int
    counter: str  # public code
    env: dict[str, str]

    @property
    def log(self) -> Path:
        """Return the file its servers write to."""
        return self.folder / "server.log"

    @property
    def path(self) -> str:
        """Return the path of the citizen's page."""
        return f"/q/{self.counter}"

    @property
    def address(self) -> str:
        """Return the address of the citizen's page."""
        return f"http://127.0.0.1:{self.port}{self.path}"

    def engine(self) -> Engine:
        """Return an engine on the site's database, for writing."""
        return writing(make_engine(self.url))


@contextmanager
def site(kind: str, *, postgres: Postgres | None = None) -> Iterator[Site]:
    """Give a fresh installation on SQLite, or on a PostgreSQL that runs already."""
    with TemporaryDirectory(prefix="hailong-bench-") as name:
        folder = Path(name)
        url = (
            postgres.create(f"bench-{uuid4().hex}")
            if postgres
            else URL.create("sqlite", database=str(folder / "hailong.db"))
        )
        yield _prepared(kind, folder, url)


@contextmanager
def postgres_server() -> Iterator[Postgres]:
    """Give a PostgreSQL that waits for the disk, as an office's would."""
    server = Postgres(options=DURABLE)
    try:
        yield server
    finally:
        server.remove()


def _prepared(kind: str, folder: Path, url: URL) -> Site:
    engine = make_engine(url)
    upgrade(engine)
    with Session(writing(engine)) as session:
        counter = _open_counter(session)
        session.commit()
    engine.dispose()
    port = free_port()
    env = environment(
        instance=folder,
        database_url=url.render_as_string(hide_password=False),
        secret_key=SECRET,
        port=port,
        workers=1 if kind == SQLITE else PROCESSES,
    )
    return Site(kind, folder, url, port, counter, env)


def _open_counter(session: Session) -> str:
    """Return the code of a counter that takes sheets today and tomorrow."""
    today = clock.today(ZONE)
    root = factories.make_unit(session, valid_from=today)
    counter = factories.make_counter(session, root, opened_on=today)
    questionnaire = factories.make_questionnaire(
        session, factories.make_method(session)
    )
    end = today + timedelta(days=1)
    factories.make_round(session, root, questionnaire, starts_on=today, ends_on=end)
    return counter.code
