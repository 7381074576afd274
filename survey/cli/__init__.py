"""The `hailong` command. Each noun has its module; this one puts them together."""

from importlib import import_module

import click
from sqlalchemy.exc import DBAPIError

from survey.cli.context import Installation
from survey.config import SettingsError
from survey.documents import DocumentError
from survey.errors import Problem, is_outage
from survey.logs import plain_logs
from survey.speaking import speaking

LANGUAGE = "en"  # commands speak English; messages made for pages come translated

# Name of the command: its module below this package, and its name there.
COMMANDS = {
    "init": ("database", "init"),
    "db": ("database", "db"),
    "serve": ("serve", "serve"),
    "worker": ("worker", "worker"),
    "demo": ("demo", "demo"),
    "user": ("users", "user"),
    "unit": ("units", "unit"),
    "counter": ("counters", "counter"),
    "service": ("services", "service"),
    "method": ("methods", "method"),
    "questionnaire": ("questionnaires", "questionnaire"),
    "round": ("rounds", "round_"),
    "sampling": ("sampling", "sampling"),
    "outside": ("outside", "outside"),
    "qr": ("qr", "qr"),
    "release": ("releases", "release"),
    "analyse": ("analyse", "analyse"),
    "import": ("imports", "import_"),
    "export": ("exports", "export"),
    "pack": ("packs", "pack"),
    "sample-packs": ("samples", "samples"),
}


class Commands(click.Group):
    """A group that tells what is wrong in one line instead of a traceback.

    A command's module is loaded when the command is asked for: drawing a poster
    shall not wait for the statistics, nor a list of units for the web server.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order people meet them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """Return a command, loaded now; None if there is none of that name."""
        if name not in COMMANDS:
            return None
        module, attribute = COMMANDS[name]
        found = getattr(import_module(f"survey.cli.{module}"), attribute)
        return found if isinstance(found, click.Command) else None

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; turn our own errors into messages."""
        try:
            with speaking(LANGUAGE):
                return super().invoke(ctx)
        except (SettingsError, DocumentError, Problem) as error:
            raise click.ClickException(str(error)) from error
        except DBAPIError as error:
            if not is_outage(error):
                raise
            message = f"the database is not available: {error.orig}"
            raise click.ClickException(message) from error


@click.group(cls=Commands)
@click.version_option(package_name="hai-long")
@click.pass_context
def main(ctx: click.Context) -> None:
    """Measure how satisfied people are with the offices that serve them."""
    plain_logs()
    installation = ctx.obj = Installation()
    ctx.call_on_close(installation.close)
