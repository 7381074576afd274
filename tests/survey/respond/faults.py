"""Ways in which a real database becomes unable to store, each undone at the end."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import TimeoutError as PoolTimeout

from survey.db import make_engine, writing
from tests.postgres import Postgres

Fault = Callable[[], AbstractContextManager[None]]


@contextmanager
def moved_away(engine: Engine, file: Path) -> Iterator[None]:
    """The file's place cannot be opened."""
    engine.dispose()
    kept = file.rename(file.with_suffix(".kept"))
    file.mkdir()
    try:
        yield
    finally:
        file.rmdir()
        kept.rename(file)


@contextmanager
def commanded(engine: Engine, *pragmas: str) -> Iterator[None]:
    """Every new connection is told something, say that the disk is full."""

    def tell(connection: Any, _: Any) -> None:
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")

    engine.dispose()
    event.listen(engine, "connect", tell)
    try:
        yield
    finally:
        event.remove(engine, "connect", tell)
        engine.dispose()


@contextmanager
def stopped(server: Postgres, *own: Engine) -> Iterator[None]:
    """The server is not there; the tests' own connections are let go."""
    server.stop()
    for engine in own:
        engine.dispose()
    try:
        yield
    finally:
        server.start()


@contextmanager
def read_only(engine: Engine, url: URL) -> Iterator[None]:
    """The database takes no changes, as a replica."""
    setting = f'ALTER DATABASE "{url.database}" SET default_transaction_read_only'
    _tell(url, f"{setting} = on")
    engine.dispose()
    try:
        yield
    finally:
        _tell(url, "SET default_transaction_read_only = off", f"{setting} = off")
        engine.dispose()


@contextmanager
def used_up(engine: Engine) -> Iterator[None]:
    """All connections are taken by others."""
    with ExitStack() as taken:
        with suppress(PoolTimeout):
            while True:
                taken.enter_context(engine.connect())
        yield


@contextmanager
def locked(url: URL) -> Iterator[None]:
    """Another connection holds what a sheet needs."""
    engine = writing(make_engine(url))
    with engine.begin() as connection:
        if url.get_backend_name() == "postgresql":
            connection.execute(text("LOCK TABLE receipt IN ACCESS EXCLUSIVE MODE"))
        yield
    engine.dispose()


@contextmanager
def refusing(url: URL) -> Iterator[None]:
    """The server says that its disk is full whenever it should store a response."""
    _tell(
        url,
        """CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE 'no space left' USING ERRCODE = 'disk_full'; END $$""",
        """CREATE TRIGGER full_disk BEFORE INSERT ON response
        EXECUTE FUNCTION full_disk()""",
    )
    try:
        yield
    finally:
        _tell(url, "DROP FUNCTION full_disk CASCADE")


def _tell(url: URL, *statements: str) -> None:
    engine = make_engine(url).execution_options(isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)
    engine.dispose()
