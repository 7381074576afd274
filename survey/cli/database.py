"""`hailong init` and `hailong db`: the database and its tables."""

import click

from survey import migrate
from survey.cli.context import Installation, pass_installation


@click.command()
@pass_installation
def init(installation: Installation) -> None:
    """Prepare this installation: folder, secret, database."""
    migrate.upgrade(installation.engine)
    place = installation.settings.database.render_as_string(hide_password=True)
    click.echo(f"Ready: {place} at revision {migrate.newest_revision()}.")


@click.group()
def db() -> None:
    """Look after the database's tables."""


@db.command()
@pass_installation
def upgrade(installation: Installation) -> None:
    """Bring the tables to what this version needs."""
    migrate.upgrade(installation.engine)
    click.echo(f"The database is at revision {migrate.newest_revision()}.")


@db.command()
@click.argument("message")
@click.argument("number")
@pass_installation
def revision(installation: Installation, message: str, number: str) -> None:
    """Write the next migration (for developers), e.g. `revision "add x" 0002`."""
    migrate.write_revision(installation.engine, message, number=number)
