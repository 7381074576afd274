"""Mail, where it is set up: sent beside the pages, not waited for."""

import smtplib
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from flask import Flask
from sqlalchemy.exc import DBAPIError
from structlog import get_logger

from survey.config import Settings
from survey.smtp import Letter, Server, deliver, read_server

log = get_logger()
Writing = Callable[[], Letter | None]


def has_mail(settings: Settings) -> bool:
    """Return whether mail is set up."""
    return bool(settings.mail_url.get_secret_value())


class Post:
    """Sends letters one after another, beside the pages: a server may be slow."""

    def __init__(self, server: Server, sender: str) -> None:
        self._server, self._sender = server, sender
        self._clerk = ThreadPoolExecutor(max_workers=1, thread_name_prefix="mail")

    def send(self, write: Writing) -> "Future[None]":
        """Write a letter soon and send it, if there is one; or the log says why not."""
        return self._clerk.submit(self._deliver, write)

    def _deliver(self, write: Writing) -> None:
        try:
            letter = write()
            if letter is None:
                return
            deliver(self._server, self._sender, letter)
        except (OSError, smtplib.SMTPException, DBAPIError) as error:
            # Neither whom nor what: a log is read by more people than a letter.
            log.error("mail not sent", error=type(error).__name__)
        else:
            log.info("mail sent")

    def close(self) -> None:
        """Send what was taken, then take nothing more."""
        self._clerk.shutdown()


def init_app(app: Flask, settings: Settings) -> None:
    """Prepare to send letters, if mail is set up."""
    if has_mail(settings):
        server = read_server(settings.mail_url.get_secret_value())
        app.extensions["hailong_post"] = Post(server, settings.mail_from)
