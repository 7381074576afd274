"""Counters brought in from a file, and taken along in one."""

from pathlib import Path
from typing import BinaryIO

import click

from survey.audit import Event, add_event, command_line
from survey.cli.context import Installation, pass_installation
from survey.cli.counters.looking import counters_of
from survey.cli.output import write_file
from survey.clock import now, today
from survey.manage.counters.table import counter_table
from survey.manage.operations.counter_import import ImportedCounters, import_counters
from survey.spreadsheets import csv_file, workbook


@click.command("import")
@click.argument("file", type=click.File("rb"))
@click.option("--dry-run", is_flag=True, help="Check everything, write nothing.")
@pass_installation
def import_(installation: Installation, file: BinaryIO, dry_run: bool) -> None:
    """Open and update counters from a CSV or Excel file: all rows, or none.

    Columns: unit, name, name_en, room, service, opened_on, code. docs/setting-up.md
    describes them.
    """
    day = today(installation.settings.zone)
    with installation.session() as session:
        imported = import_counters(session, file.read(), today=day)
        if dry_run:
            session.rollback()
        else:
            add_event(session, _event(imported), by=command_line())
            session.commit()
        click.echo(
            f"{len(imported.created)} new, {len(imported.changed)} changed, "
            f"{len(imported.unchanged)} unchanged."
        )
    if dry_run:
        click.echo("Dry run: nothing was written, no code was given out.")


@click.command("export")
@click.option("--unit", "unit_code", help="Only this unit and all below it.")
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    help="A file that ends in .csv or .xlsx.",
)
@pass_installation
def export(installation: Installation, unit_code: str | None, out: Path) -> None:
    """Write counters into a file that `import` reads."""
    kind = out.suffix.lower()
    if kind not in {".csv", ".xlsx"}:
        raise click.UsageError("--out must end in .csv or .xlsx")
    with installation.reading() as session:
        counters = counters_of(session, unit_code)
        table = counter_table(counters, name="counters")
    if kind == ".csv":
        content = csv_file(table)
    else:
        content = workbook([table], title=table.name, made_at=now())
    write_file(out, content)
    click.echo(f"Wrote {out}: {len(table.rows)} counters.")


def _event(imported: ImportedCounters) -> Event:
    rows = {"created": imported.created, "changed": imported.changed}
    after = {what: [one.code for one in them] for what, them in rows.items()}
    return Event("counters.imported", "counter", after=after)
