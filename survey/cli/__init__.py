"""The `hailong` command. Each noun has its module; this one puts them together."""

import click
from sqlalchemy.exc import DBAPIError

from survey.cli import (
    counters,
    database,
    demo,
    exports,
    imports,
    methods,
    qr,
    questionnaires,
    releases,
    rounds,
    serve,
    units,
    users,
    worker,
)
from survey.cli.context import Installation
from survey.cli.language import LANGUAGE, speaking
from survey.config import SettingsError
from survey.documents import DocumentError
from survey.errors import Problem, is_outage


class Commands(click.Group):
    """A group that tells what is wrong in one line instead of a traceback."""

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
    installation = ctx.obj = Installation()
    ctx.call_on_close(installation.close)


main.add_command(database.init)
main.add_command(database.db)
main.add_command(serve.serve)
main.add_command(worker.worker)
main.add_command(demo.demo)
main.add_command(users.user)
main.add_command(units.unit)
main.add_command(counters.counter)
main.add_command(methods.method)
main.add_command(questionnaires.questionnaire)
main.add_command(rounds.round_)
main.add_command(qr.qr)
main.add_command(releases.release)
main.add_command(imports.import_)
main.add_command(exports.export)
