"""Settings: read from the environment, typed, refused loudly when wrong."""

import os
import secrets
from contextlib import suppress
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import (
    Field,
    HttpUrl,
    SecretStr,
    ValidationError,
    ValidationInfo,
    field_validator,
)
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from survey.smtp import read_server

PREFIX = "HAILONG_"
SECRET_LENGTH = 32  # bytes; 256 bits for the keys that sign tokens and sessions
SHORTEST_SECRET = 32  # characters of one that was given
UNSPOKEN = {
    "secret_key",
    "database_url",
    "mail_url",
}  # may hold a secret: not shown in messages


class SettingsError(Exception):
    """A setting is missing, unknown or out of range."""


class Settings(BaseSettings):
    """Everything an installation can be told; docs/operations.md lists it."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True)

    instance: Path = Path("instance")
    database_url: str = ""
    secret_key: SecretStr = SecretStr("")
    base_url: HttpUrl = HttpUrl("http://127.0.0.1:8000")
    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=1, le=65535)
    workers: int = Field(default=0, ge=0, le=64)
    threads: int = Field(default=4, ge=1, le=64)
    timezone: str = "Asia/Ho_Chi_Minh"
    language: Literal["vi", "en"] = "vi"
    proxies: int = Field(default=0, ge=0, le=5)
    second_factor: Literal["required", "optional"] = "required"
    mail_url: SecretStr = SecretStr("")
    mail_from: str = Field(default="", validate_default=True)

    @field_validator("timezone")
    @classmethod
    def _known_timezone(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError) as error:
            raise ValueError(f"no such time zone: {name}") from error
        return name

    @field_validator("secret_key")
    @classmethod
    def _long_enough(cls, secret: SecretStr) -> SecretStr:
        if 0 < len(secret.get_secret_value()) < SHORTEST_SECRET:
            raise ValueError(f"at least {SHORTEST_SECRET} characters are needed")
        return secret

    @field_validator("database_url")
    @classmethod
    def _known_database(cls, text: str) -> str:
        if not text:
            return text
        try:
            url = make_url(text)
        except ArgumentError as error:
            raise ValueError("not a database address") from error
        if url.get_backend_name() not in {"sqlite", "postgresql"}:
            raise ValueError("sqlite:///file or postgresql://… are allowed")
        return text

    @field_validator("mail_url")
    @classmethod
    def _known_server(cls, secret: SecretStr) -> SecretStr:
        if secret.get_secret_value():
            read_server(secret.get_secret_value())
        return secret

    @field_validator("mail_from")
    @classmethod
    def _has_sender(cls, sender: str, given: ValidationInfo) -> str:
        server = given.data.get("mail_url")
        if server and server.get_secret_value() and "@" not in sender:
            raise ValueError("the address that letters come from is needed")
        return sender

    @property
    def database(self) -> URL:
        """Return the database's address; by default one file in `instance`."""
        text = self.database_url or f"sqlite:///{self.instance / 'hailong.db'}"
        url = make_url(text)
        if url.drivername == "postgresql":
            return url.set(drivername="postgresql+psycopg")
        return url

    @property
    def zone(self) -> ZoneInfo:
        """Return the time zone of the counters."""
        return ZoneInfo(self.timezone)

    @property
    def address(self) -> str:
        """Return the public address without a slash at its end."""
        return str(self.base_url).rstrip("/")

    @property
    def public_host(self) -> str:
        """Return name and port of the public address."""
        return urlsplit(self.address).netloc.rpartition("@")[2]

    @property
    def is_secure(self) -> bool:
        """Return whether pages are served over TLS."""
        return self.base_url.scheme == "https"


def read_settings(**given: object) -> Settings:
    """Return the settings of the environment, or raise `SettingsError`."""
    _refuse_unknown()
    try:
        settings = Settings(**given)  # type: ignore[arg-type]
    except ValidationError as error:
        raise SettingsError(_in_words(error)) from None
    if settings.secret_key.get_secret_value():
        return settings
    secret = SecretStr(_kept_secret(settings.instance))
    return settings.model_copy(update={"secret_key": secret})


def _refuse_unknown() -> None:
    known = {PREFIX + name.upper() for name in Settings.model_fields}
    unknown = sorted(n for n in os.environ if n.startswith(PREFIX) and n not in known)
    if unknown:
        allowed = ", ".join(sorted(known))
        raise SettingsError(f"unknown setting {', '.join(unknown)}; known: {allowed}")


def _in_words(error: ValidationError) -> str:
    lines = []
    for e in error.errors(include_url=False):
        name = ".".join(map(str, e["loc"]))
        got = "" if name in UNSPOKEN else f", got {e['input']!r}"
        lines.append(f"{PREFIX}{name.upper()}: {e['msg']}{got}")
    return "\n".join(lines)


def _kept_secret(instance: Path) -> str:
    """Return the installation's secret, drawn once and kept beside the data."""
    file = instance / "secret_key"
    try:
        instance.mkdir(parents=True, exist_ok=True)
        if not file.exists():
            _draw_secret(file)
        return file.read_text().strip()
    except OSError as error:
        raise SettingsError(f"cannot keep a secret in {file}: {error}") from error


def _draw_secret(file: Path) -> None:
    """Write a new secret, unless another process was quicker."""
    with suppress(FileExistsError):
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as stream:
            stream.write(secrets.token_hex(SECRET_LENGTH))
