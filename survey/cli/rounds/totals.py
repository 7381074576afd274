"""Transaction totals of a round: imported from a file, exported as one to fill in."""

from pathlib import Path
from typing import BinaryIO

import click

from survey import clock
from survey.audit import Event, add_event, command_line
from survey.cli.context import Installation, pass_installation
from survey.cli.output import write_file
from survey.manage.operations.rounds import round_by_code
from survey.manage.operations.totals import ImportedTotals, import_totals
from survey.manage.rounds.queries import units_taking_part
from survey.manage.rounds.template import totals_table
from survey.spreadsheets import csv_file, workbook


@click.group()
def totals() -> None:
    """Say how many transactions each unit handled during a round."""


@totals.command("import")
@click.argument("code")
@click.argument("file", type=click.File("rb"))
@click.option("--dry-run", is_flag=True, help="Check everything, write nothing.")
@pass_installation
def import_(
    installation: Installation, code: str, file: BinaryIO, dry_run: bool
) -> None:
    """Import how many transactions each unit handled, from a CSV or XLSX file.

    Columns: unit,total for a unit as a whole, or unit,service,total for each of its
    services. A unit named again gets the new numbers in place of all it had; lines
    without a number are skipped.
    """
    with installation.session() as session:
        round_ = round_by_code(session, code, to_change=True)
        imported = import_totals(session, round_, file.read())
        if not dry_run:
            after = {"units": imported.n_units}
            event = Event("totals.imported", "round", code, round_.root_id, after=after)
            add_event(session, event, by=command_line())
            session.commit()
    _tell(imported)
    if dry_run:
        click.echo("Dry run: nothing was written.")


@totals.command("export")
@click.argument("code")
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    help="A .csv or .xlsx file; by default CODE-totals.csv.",
)
@pass_installation
def export(installation: Installation, code: str, out: Path | None) -> None:
    """Write the totals as a file, with a line wherever one is lacking."""
    out = out or Path(f"{code}-totals.csv")
    if out.suffix not in {".csv", ".xlsx"}:
        raise click.UsageError("--out must end in .csv or .xlsx")
    with installation.reading() as session:
        round_ = round_by_code(session, code)
        table = totals_table(session, round_, units_taking_part(session, round_))
        title = round_.title
    if out.suffix == ".csv":
        data = csv_file(table)
    else:
        data = workbook([table], title=title, made_at=clock.now())
    write_file(out, data)
    click.echo(f"Wrote {out}: {len(table.rows)} lines.")


def _tell(imported: ImportedTotals) -> None:
    units = f"{imported.n_units} units"
    if imported.n_by_service:
        units += f" ({imported.n_by_service} by service)"
    click.echo(f"{units}, {imported.total} transactions.")
    if imported.n_empty:
        click.echo(f"Without a number, skipped: {imported.n_empty} lines.")
    if imported.missing:
        click.echo(f"Without a total: {', '.join(map(str, imported.missing))}.")
    if imported.unserved:
        lacking = ", ".join(imported.unserved)
        click.echo(f"With totals by service, and counters of no service: {lacking}.")
