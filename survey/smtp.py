"""Handing a letter to a mail server (SMTP)."""

import smtplib
import ssl
from email.message import EmailMessage
from typing import NamedTuple
from urllib.parse import parse_qs, unquote, urlsplit

PATIENCE = 20  # seconds for each word of the server
PORTS = {"smtp": 25, "smtps": 465}


class Letter(NamedTuple):
    """What is sent, to whom."""

    to: str
    subject: str
    text: str
    name: str = ""  # by which it is known again; empty: any


class Server(NamedTuple):
    """A mail server, and how it is spoken to."""

    host: str
    port: int
    user: str
    password: str
    is_tls: bool  # from the first word on
    starts_tls: bool  # after the first words


def read_server(url: str) -> Server:
    """Return the server of smtp://user:password@host:port?starttls=1, or smtps://…."""
    parts = urlsplit(url)
    if parts.scheme not in PORTS or not parts.hostname:
        raise ValueError("smtp://host:port?starttls=1 or smtps://host:port is needed")
    return Server(
        host=parts.hostname,
        port=parts.port or PORTS[parts.scheme],
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        is_tls=parts.scheme == "smtps",
        starts_tls=parse_qs(parts.query).get("starttls") == ["1"],
    )


def deliver(server: Server, sender: str, letter: Letter) -> None:
    """Hand a letter to the server."""
    message = EmailMessage()
    message["From"], message["To"] = sender, letter.to
    message["Subject"] = letter.subject
    if letter.name:
        # Sent twice it is one letter to mail programs.
        message["Message-ID"] = (
            f"<{letter.name}@{sender.rpartition('@')[2].strip('> ')}>"
        )
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(letter.text)
    context = ssl.create_default_context()
    with _connect(server, context) as connection:
        if server.starts_tls:
            connection.starttls(context=context)
        if server.user:
            connection.login(server.user, server.password)
        connection.send_message(message)


def _connect(server: Server, context: ssl.SSLContext) -> smtplib.SMTP:
    if server.is_tls:
        return smtplib.SMTP_SSL(
            server.host, server.port, timeout=PATIENCE, context=context
        )
    return smtplib.SMTP(server.host, server.port, timeout=PATIENCE)
