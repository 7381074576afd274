"""A whole province's reform from a file."""

from typing import BinaryIO

import click

from survey.cli.context import Installation, pass_installation
from survey.cli.reforms.doing import carry_out_or_try
from survey.manage.operations.reforms import plan_reform
from survey.manage.operations.reforms.file import asked_by_file, faults_in_file
from survey.spreadsheets import FileRefused


@click.command()
@click.argument("file", type=click.File("rb"))
@click.option("--basis", default="", help="The decision it carries out.")
@click.option("--people/--no-people", default=True)
@click.option("--dry-run", is_flag=True, help="Check everything, write nothing.")
@pass_installation
def reform(
    installation: Installation,
    *,
    file: BinaryIO,
    basis: str,
    people: bool,
    dry_run: bool,
) -> None:
    """Reform a whole province from a CSV file or workbook: all rows, or none.

    Columns: old, new, new_name, new_name_en, kind, parent, ranking_group, day, share.
    """
    asked, lines = asked_by_file(file.read(), basis=basis, carries_people=people)
    with installation.session() as session:
        plan = plan_reform(session, asked)
        if plan.faults:
            raise FileRefused(faults_in_file(plan, lines))
    carry_out_or_try(installation, asked, is_dry=dry_run)
