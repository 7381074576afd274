"""`hailong unit import` and `export`: the tree as a file."""

from pathlib import Path
from typing import BinaryIO

import click

from survey import clock
from survey.audit import Event, command_line, keep
from survey.cli.context import Installation, pass_installation
from survey.cli.output import write_file
from survey.i18n import LANGUAGES
from survey.manage.operations.units import ImportedUnits, import_units
from survey.manage.units.export import units_table
from survey.speaking import speaking
from survey.spreadsheets import MEDIA_TYPES, table_file


@click.command("import")
@click.argument("file", type=click.File("rb"))
@click.option(
    *("--check", "--dry-run", "is_check"),
    is_flag=True,
    help="Check everything, write nothing.",
)
@pass_installation
def import_(installation: Installation, file: BinaryIO, is_check: bool) -> None:
    """Create and update units from a CSV file or a workbook: all rows, or none.

    Columns: code, name, name_en, kind, parent, ranking_group, valid_from,
    valid_to, successor. docs/setting-up.md describes them.
    """
    with installation.session() as session:
        imported = import_units(session, file.read())
        if not is_check:
            keep(session, _event(imported, file.name), by=command_line())
    _report(imported, is_check=is_check)


@click.command("export")
@click.argument("file", type=click.Path(dir_okay=False, writable=True, path_type=Path))
@click.option(
    "--language", type=click.Choice(list(LANGUAGES)), default="vi", show_default=True
)
@pass_installation
def export(installation: Installation, file: Path, language: str) -> None:
    """Write all units to a file that can be imported again: .xlsx or .csv."""
    kind = file.suffix.lower().removeprefix(".")
    if kind not in MEDIA_TYPES:
        raise click.BadParameter(
            "the file must end in .xlsx or .csv", param_hint="FILE"
        )
    day = clock.today(installation.settings.zone)
    with installation.reading() as session, speaking(language):
        table = units_table(session, day=day)
        data = table_file(table, kind, made_at=clock.now())
    write_file(file, data)
    click.echo(f"Wrote {file}: {len(table.rows)} units.")


def _event(imported: ImportedUnits, file: str) -> Event:
    after = {
        "file": Path(file).name,
        "n_created": len(imported.created),
        "n_changed": len(imported.changed),
        "n_unchanged": len(imported.unchanged),
        "n_joined": imported.n_lineages,
    }
    return Event("units.imported", "unit", after=after)


def _report(imported: ImportedUnits, *, is_check: bool) -> None:
    for code in imported.created:
        click.echo(f"new      {code}")
    for code, columns in imported.changed.items():
        click.echo(f"changed  {code}: {', '.join(columns)}")
    click.echo(
        f"{len(imported.created)} new, {len(imported.changed)} changed, "
        f"{len(imported.unchanged)} unchanged, {imported.n_lineages} continuations."
    )
    if is_check:
        click.echo("Dry run: nothing was written.")
