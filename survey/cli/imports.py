"""`hailong import`: results that were published without the sheets behind them."""

from typing import BinaryIO

import click

from survey.cli.context import Installation, pass_installation
from survey.cli.keyed import keyed
from survey.cli.past import sheets, withdraw
from survey.manage.operations.past.counts import import_tallies
from survey.manage.operations.past.counts_file import Layout
from survey.manage.operations.rounds import round_by_code
from survey.methods.scale import SCALES
from survey.tree import unit_by_code


class Names(click.ParamType[list[str]]):
    """As many names of columns as there are levels, with commas between them."""

    name = "names"

    def convert(
        self,
        value: str | list[str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> list[str]:
        """Return the names, or say how many there must be."""
        names = value if isinstance(value, list) else value.split(",")
        names = [name.strip() for name in names]
        if len(names) not in SCALES or not all(names):
            self.fail("3 or 5 names with commas between are needed", param, ctx)
        return names


@click.group("import")
def import_() -> None:
    """Take in what others counted."""


@import_.command()
@click.argument("file", type=click.File("rb"))
@click.option("--round", "round_code", required=True, help="A round of channel tally.")
@click.option("--unit", help="Column of the unit's code or name; usually `unit`.")
@click.option("--item", help="Column of the criterion; usually `item` or `question`.")
@click.option(
    "--levels", type=Names(), help="Columns of the levels, worst first; usually 1 to 5."
)
@click.option(
    "--create-units",
    "parent",
    metavar="PARENT",
    help="Make units that are not known, below this one.",
)
@click.option("--replace", is_flag=True, help="Replace the counts stored before.")
@click.option("--dry-run", is_flag=True, help="Check everything, write nothing.")
@pass_installation
def counts(
    installation: Installation,
    *,
    file: BinaryIO,
    round_code: str,
    unit: str | None,
    item: str | None,
    levels: list[str] | None,
    parent: str | None,
    replace: bool,
    dry_run: bool,
) -> None:
    """Import published counts, one line a unit and item: all lines, or none.

    Lines that begin with # are skipped; lines of the unit TOTAL are checked against
    the sums. docs/examples shows a published survey from its table to its figures.
    """
    with installation.session() as session:
        stored = import_tallies(
            session,
            round_by_code(session, round_code),
            file.read(),
            layout=Layout(unit, item, levels),
            create_below=unit_by_code(session, parent) if parent else None,
            replace=replace,
        )
        if not dry_run:
            session.commit()
    click.echo(
        f"{stored.n_units} units ({stored.n_created} new), {stored.n_items} items, "
        f"{stored.n_answers} answers; {stored.n_totals} totals agree."
    )
    if dry_run:
        click.echo("Dry run: nothing was written.")


import_.add_command(sheets)
import_.add_command(keyed)
import_.add_command(withdraw)
