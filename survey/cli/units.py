"""`hailong unit`: the tree of offices."""

from datetime import date
from typing import BinaryIO

import click
from sqlalchemy import select

from survey.cli.context import Installation, pass_installation
from survey.cli.listing import show
from survey.cli.options import DAY
from survey.clock import today
from survey.manage.operations.lineage import merge_units
from survey.manage.operations.units import ImportedUnits, import_units
from survey.models import Counter, Unit
from survey.tree import load_tree, unit_by_code


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


@unit.command()
@click.argument("codes", nargs=-1, required=True)
@click.option("--into", required=True, metavar="UNIT", help="The unit that goes on.")
@click.option("--on", type=DAY, required=True, help="The first day of the new unit.")
@pass_installation
def merge(
    installation: Installation, codes: tuple[str, ...], into: str, on: date
) -> None:
    """Close units the day before and name the unit that continues them.

    Nothing is moved: answers and results stay with the unit they belong to.
    """
    with installation.session() as session:
        predecessors = [unit_by_code(session, code) for code in dict.fromkeys(codes)]
        successor = unit_by_code(session, into)
        merge_units(session, predecessors, successor, on=on)
        ids = [unit.id for unit in predecessors]
        open_counters = session.scalars(
            select(Counter.code)
            .where(Counter.unit_id.in_(ids), Counter.closed_on.is_(None))
            .order_by(Counter.id)
        ).all()
        session.commit()
        for closed in predecessors:
            click.echo(f"{closed.code} ends on {closed.valid_to}; {into} continues it.")
    if open_counters:
        click.echo(
            f"Counters still with the closed units: {', '.join(open_counters)}.\n"
            f"On {on}, `hailong counter move {' '.join(open_counters)} --to {into}` "
            "keeps their posters good."
        )


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
