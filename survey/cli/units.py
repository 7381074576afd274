"""`hailong unit`: the tree of offices."""

from typing import BinaryIO

import click
from sqlalchemy import select

from survey.cli.context import Installation, pass_installation
from survey.cli.listing import show
from survey.cli.reforms import COMMANDS
from survey.clock import today
from survey.manage.operations.units import ImportedUnits, import_units
from survey.models import Unit
from survey.tree import load_tree


@click.group()
def unit() -> None:
    """Set up the tree of units."""


@unit.command("import")
@click.argument("file", type=click.File("rb"))
@click.option("--dry-run", is_flag=True, help="Check everything, write nothing.")
@pass_installation
def import_(installation: Installation, file: BinaryIO, dry_run: bool) -> None:
    """Create and update units from a CSV file: all rows, or none.

    Columns: code, name, name_en, kind, parent, ranking_group, valid_from,
    valid_to, successor. docs/setting-up.md describes them.
    """
    with installation.session() as session:
        imported = import_units(session, file.read())
        if not dry_run:
            session.commit()
    _report(imported, is_dry=dry_run)


@unit.command("list")
@click.option("--all", "with_closed", is_flag=True, help="Show closed units as well.")
@pass_installation
def list_(installation: Installation, with_closed: bool) -> None:
    """List the units as a tree."""
    day = today(installation.settings.zone)
    with installation.reading() as session:
        tree = load_tree(session) if with_closed else load_tree(session).on(day)
        units = {unit.id: unit for unit in session.scalars(select(Unit))}
        order = [id_ for root in tree.roots for id_ in tree.subtree(root)]
        depths = {id_: len(tree.ancestors(id_)) for id_ in order}
        rows = [_row(units[id_], depth=depths[id_]) for id_ in order]
    show(("CODE", "NAME", "KIND", "GROUP", "FROM", "TO"), rows)


for command in COMMANDS:
    unit.add_command(command)


def _row(unit: Unit, *, depth: int) -> tuple[object, ...]:
    name = "  " * depth + unit.name
    dates = (unit.valid_from, unit.valid_to)
    return (unit.code, name, unit.kind, unit.ranking_group, *dates)


def _report(imported: ImportedUnits, *, is_dry: bool) -> None:
    for code in imported.created:
        click.echo(f"new      {code}")
    for code, columns in imported.changed.items():
        click.echo(f"changed  {code}: {', '.join(columns)}")
    click.echo(
        f"{len(imported.created)} new, {len(imported.changed)} changed, "
        f"{len(imported.unchanged)} unchanged, {imported.n_lineages} continuations."
    )
    if is_dry:
        click.echo("Dry run: nothing was written.")
