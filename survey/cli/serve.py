"""`hailong serve`: the site, under granian."""

import logging
import os
import socket

import click
from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings

from survey.cli.context import Installation, pass_installation
from survey.config import Settings, SettingsError

SITE = "survey.cli.anteroom:site"
WAITING = 256  # clients of a process that may be slow at a time; see the anteroom
HEADER_MILLISECONDS = 10_000  # a client that drips its headers is let go
STOP_SECONDS = 20  # time for requests under way when the server is told to stop
RESPAWN_SECONDS = 0.5


@click.command()
@pass_installation
def serve(installation: Installation) -> None:
    """Serve the site until told to stop (Ctrl-C or SIGTERM)."""
    settings = installation.settings
    installation.require_newest()
    installation.engine.dispose()  # the processes open their own
    require_free(settings.host, settings.port)
    run_server(settings)


def run_server(settings: Settings, *, target: str = SITE) -> None:
    """Serve what a factory makes until told to stop; benches serve other factories."""
    logging.getLogger("_granian").addFilter(_is_news)
    Granian(
        target,
        factory=True,
        interface=Interfaces.WSGI,
        address=settings.host,
        port=settings.port,
        workers=n_processes(settings),
        blocking_threads=settings.threads + WAITING,
        http=HTTPModes.http1,
        websockets=False,
        http1_settings=HTTP1Settings(header_read_timeout=HEADER_MILLISECONDS),
        respawn_failed_workers=True,
        respawn_interval=RESPAWN_SECONDS,
        workers_kill_timeout=STOP_SECONDS,
    ).serve()


def require_free(host: str, port: int) -> None:
    """Raise `SettingsError` when nobody can listen there, or somebody does already.

    The server shares its port between its processes. The system would share it with
    another installation as well, and send citizens to either.
    """
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        raise SettingsError(
            f"cannot listen on {host}, port {port}: {error.strerror}; "
            "choose another HAILONG_HOST or HAILONG_PORT, or stop what listens there"
        ) from None


def _is_news(record: logging.LogRecord) -> bool:
    """Leave out the warning that many threads are allowed: nearly all only wait."""
    return "Python threads" not in record.getMessage()


def n_processes(settings: Settings) -> int:
    """Return how many processes serve: one a core, but a single one on SQLite."""
    if settings.database.get_backend_name() != "sqlite":
        return settings.workers or len(os.sched_getaffinity(0))
    if settings.workers > 1:
        raise SettingsError(
            f"HAILONG_WORKERS: got {settings.workers}, but SQLite allows one process: "
            "several keep each other waiting to write; PostgreSQL serves from many"
        )
    return 1
