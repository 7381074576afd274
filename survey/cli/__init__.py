"""The `hailong` command. Each noun has its module; this one puts them together."""

import click

from survey.cli import database
from survey.cli.context import Installation
from survey.config import SettingsError
from survey.documents import DocumentError
from survey.errors import Problem


class Commands(click.Group):
    """A group that tells what is wrong in one line instead of a traceback."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; turn our own errors into messages."""
        try:
            return super().invoke(ctx)
        except (SettingsError, DocumentError, Problem) as error:
            raise click.ClickException(str(error)) from error


@click.group(cls=Commands)
@click.version_option(package_name="hai-long")
@click.pass_context
def main(ctx: click.Context) -> None:
    """Measure how satisfied people are with the offices that serve them."""
    ctx.obj = Installation()


main.add_command(database.init)
main.add_command(database.db)
