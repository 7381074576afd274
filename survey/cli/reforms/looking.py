"""The reforms there were and will be; one to come is taken back."""

import click

from survey.audit import add_event, command_line
from survey.cli.context import Installation, pass_installation
from survey.cli.listing import show
from survey.clock import today
from survey.manage.operations.reforms import withdraw as take_back
from survey.manage.operations.reforms.events import withdrawn_event
from survey.manage.reform.history import Period, entries
from survey.models import Reform


@click.command()
@pass_installation
def reforms(installation: Installation) -> None:
    """List the reforms there were and will be, the newest first."""
    with installation.reading() as session:
        rows = [
            (
                entry.reform.id if entry.reform else None,
                entry.happens_on,
                entry.kind,
                " ".join(unit.code for unit in entry.before),
                " ".join(unit.code for unit in entry.after),
                entry.reform.basis if entry.reform else None,
            )
            for entry in entries(session, Period(), scope=None)
        ]
    show(("NUMBER", "FROM", "KIND", "BEFORE", "AFTER", "BASIS"), rows)


@click.command()
@click.argument("number", type=int)
@pass_installation
def withdraw(installation: Installation, *, number: int) -> None:
    """Take back a reform whose day has not come."""
    with installation.session() as session:
        found = session.get(Reform, number)
        if found is None:
            raise click.ClickException(f"there is no reform {number}")
        event = withdrawn_event(found)
        take_back(session, found, today=today(installation.settings.zone))
        add_event(session, event, by=command_line())
        session.commit()
    click.echo(f"Reform {number} is taken back.")
