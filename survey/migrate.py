"""Bringing a database to the tables this software expects."""

from functools import cache

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine
from sqlalchemy.engine import Connection

from survey.db import writing
from survey.paths import MIGRATIONS


class SchemaError(Exception):
    """The database's tables are not those this software expects."""


def configuration(connection: Connection | None = None) -> Config:
    """Return what Alembic needs to find the migrations and the database."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("file_template", "m%%(rev)s_%%(slug)s")
    config.attributes["connection"] = connection
    return config


@cache  # reading the migrations takes longer than all else a start does
def newest_revision() -> str:
    """Return the revision this software expects."""
    head = ScriptDirectory.from_config(configuration()).get_current_head()
    if head is None:
        raise SchemaError(f"no migrations in {MIGRATIONS}")
    return head


def current_revision(engine: Engine) -> str | None:
    """Return the revision a database is at, None when it is empty."""
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def upgrade(engine: Engine) -> None:
    """Bring the database to the newest revision, all of it or nothing."""
    with writing(engine).begin() as connection:
        command.upgrade(configuration(connection), "head")


def write_revision(engine: Engine, message: str, *, number: str) -> None:
    """Write the next migration from the difference between models and database."""
    with writing(engine).begin() as connection:
        config = configuration(connection)
        command.revision(config, message=message, autogenerate=True, rev_id=number)


def require_newest(engine: Engine) -> None:
    """Raise `SchemaError` unless the database is at the newest revision."""
    found, expected = current_revision(engine), newest_revision()
    if found is None:
        raise SchemaError(
            f"the database {engine.url.render_as_string()} is empty; run "
            "`hailong init` first, or check the settings and the folder you are in"
        )
    if found != expected:
        raise SchemaError(
            f"the database is at revision {found}, this software needs {expected}; "
            "run `hailong db upgrade` first"
        )
