"""`hailong outside`: results that others publish, in the register."""

from typing import BinaryIO

import click
from sqlalchemy.orm import Session

from survey.audit import Event, add_event, command_line
from survey.cli.context import Installation, pass_installation
from survey.manage.operations.outside import (
    KIND,
    Plan,
    name_of,
    plan_records,
    plan_shipped,
    read_file,
    write_records,
)


@click.group()
def outside() -> None:
    """Keep the register of results that others publish (PAR INDEX, SIPAS, …)."""


@outside.command()
@click.option("--dry-run", is_flag=True, help="Say what would be added, write nothing.")
@pass_installation
def load(installation: Installation, dry_run: bool) -> None:
    """Add the published figures that come with the product.

    Only what the register lacks: what it has otherwise stays as it is.
    """
    with installation.session() as session:
        plan = plan_shipped(session)
        if not dry_run:
            _write(session, Plan(plan.new, (), plan.n_same), "outside.loaded")
    _say(plan, dry_run=dry_run)
    for one in plan.changed:
        click.echo(f"Kept as it is: {name_of(one.record.key)}.")


@outside.command("import")
@click.argument("file", type=click.File("rb"))
@click.option("--dry-run", is_flag=True, help="Check everything, write nothing.")
@pass_installation
def import_(installation: Installation, file: BinaryIO, dry_run: bool) -> None:
    """Write results from a CSV file or workbook: all rows, or none.

    docs/outside-indices.md describes the columns.
    """
    with installation.session() as session:
        plan = plan_records(session, read_file(session, file.read()))
        _say(plan, dry_run=dry_run)
        if not dry_run:
            _write(session, plan, "outside.imported")


def _write(session: Session, plan: Plan, action: str) -> None:
    for event in write_records(session, plan):
        is_new = event.action == "outside.imported"
        told = Event(action, KIND, after=event.after) if is_new else event
        add_event(session, told, by=command_line())
    session.commit()


def _say(plan: Plan, *, dry_run: bool) -> None:
    click.echo(
        f"{len(plan.new)} new, {len(plan.changed)} different, {plan.n_same} the same."
    )
    if dry_run:
        click.echo("Dry run: nothing was written.")
