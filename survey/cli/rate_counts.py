"""`hailong round counts`: what an office counted, for rates nobody is asked about."""

from typing import BinaryIO

import click

from survey.audit import Event, add_event, command_line
from survey.cli.context import Installation, pass_installation
from survey.manage.operations.rate_counts import import_counts
from survey.manage.operations.rounds import round_by_code


@click.command()
@click.argument("code")
@click.argument("file", type=click.File("rb"))
@click.option("--dry-run", is_flag=True, help="Check everything, write nothing.")
@pass_installation
def counts(
    installation: Installation, code: str, file: BinaryIO, dry_run: bool
) -> None:
    """Import the counts of rates, from a CSV file.

    Columns: unit,rate,counted,total. What is counted says the method (hailong method
    show). A unit named again gets the new counts in place of all it had.
    """
    with installation.session() as session:
        round_ = round_by_code(session, code)
        imported = import_counts(session, round_, file.read())
        if not dry_run:
            told = {"rows": imported.n_counts, "units": imported.n_units}
            event = Event("round.counted", "round", round_.code, after=told)
            add_event(session, event, by=command_line())
            session.commit()
    click.echo(f"{imported.n_units} units, {imported.n_counts} rates.")
    if imported.incomplete:
        lacking = ", ".join(" ".join(place) for place in imported.incomplete)
        click.echo(f"Without counts: {lacking}.")
    if dry_run:
        click.echo("Dry run: nothing was written.")
