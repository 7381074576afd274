"""What commands work on: the settings, the engine, a session that writes."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property

import click
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from survey import db
from survey.config import Settings, read_settings
from survey.migrate import SchemaError, require_newest


class Installation:
    """This machine's installation; settings are read when first needed."""

    @cached_property
    def settings(self) -> Settings:
        """Return the settings of the environment."""
        return read_settings()

    @cached_property
    def engine(self) -> Engine:
        """Return an engine on the database, whatever its state."""
        self.settings.instance.mkdir(parents=True, exist_ok=True)
        return db.make_engine(self.settings.database)

    def close(self) -> None:
        """Let go of the database, if it was used."""
        if "engine" in vars(self):
            self.engine.dispose()

    def require_newest(self) -> None:
        """Refuse to go on unless the database is up to date."""
        try:
            require_newest(self.engine)
        except SchemaError as error:
            raise click.ClickException(str(error)) from error

    @contextmanager
    def session(self) -> Iterator[Session]:
        """Open a session that writes on an up-to-date database; the caller commits."""
        self.require_newest()
        with Session(db.writing(self.engine)) as session:
            yield session

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Open a session that only reads, beside whoever is writing."""
        self.require_newest()
        with Session(self.engine) as session:
            yield session


pass_installation = click.make_pass_decorator(Installation)
