"""`hailong unit`: the tree of offices."""

import click
from sqlalchemy import select

from survey.cli.context import Installation, pass_installation
from survey.cli.listing import show
from survey.cli.reforms import COMMANDS
from survey.cli.unit_files import export, import_
from survey.clock import today
from survey.models import Unit
from survey.tree import load_tree


@click.group()
def unit() -> None:
    """Set up the tree of units."""


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


for command in (import_, export, *COMMANDS):
    unit.add_command(command)


def _row(unit: Unit, *, depth: int) -> tuple[object, ...]:
    name = "  " * depth + unit.name
    dates = (unit.valid_from, unit.valid_to)
    return (unit.code, name, unit.kind, unit.ranking_group, *dates)
