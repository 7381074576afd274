"""A real mail server for tests: it keeps its letters and loses no connection."""

import email
import email.policy
import time
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from queue import Queue
from socket import socket

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP

PATIENCE = 10


class Box:
    """A mail server's handler that keeps what it is given."""

    def __init__(self) -> None:
        self.letters: Queue[EmailMessage] = Queue()

    async def handle_DATA(self, *given: object) -> str:
        content = getattr(given[2], "content", b"")
        message = email.message_from_bytes(content, policy=email.policy.default)
        assert isinstance(message, EmailMessage)
        self.letters.put(message)
        return "250 OK"


class _Counted(Controller):
    """A server that knows which of its connections are still open."""

    def __init__(self, *given: object, **named: object) -> None:
        super().__init__(*given, **named)
        self.open: set[SMTP] = set()

    def factory(self) -> SMTP:
        return _Line(self.open, self.handler, **self.SMTP_kwargs)


class _Line(SMTP):
    def __init__(self, lines: set[SMTP], *given: object, **named: object) -> None:
        super().__init__(*given, **named)
        self._lines = lines

    def connection_made(self, transport: object) -> None:
        self._lines.add(self)
        super().connection_made(transport)

    def connection_lost(self, error: Exception | None) -> None:
        super().connection_lost(error)
        self._lines.discard(self)


def _hang_up(server: _Counted) -> None:
    # A loop that stops with a line open leaves the line to the collector, which
    # complains in whichever test happens to run then.
    end = time.monotonic() + PATIENCE
    while server.open and time.monotonic() < end:
        time.sleep(0.01)
    server.stop()


@contextmanager
def listening() -> Iterator[tuple[Box, str]]:
    """Yield a mail server's box and its address."""
    box = Box()
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = _Counted(box, hostname="127.0.0.1", port=port)
    server.start()
    yield box, f"smtp://127.0.0.1:{port}"
    _hang_up(server)
