"""`hailong analyse`: figures of a set of files, without any database."""

from pathlib import Path

import click

from survey.measure import analyse_set


class Unusable(click.ClickException):
    """Files that cannot be used, each fault with its place, or a folder for none."""

    exit_code = 2


@click.command()
@click.argument("folder", metavar="SET", type=click.Path(path_type=Path))
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path),
    help="Folder for the tables; made if it is not there.",
)
@click.option(
    "--strict",
    is_flag=True,
    help="Refuse answers outside 1 to 5, and frames smaller than their sample.",
)
def analyse(folder: Path, out: Path, strict: bool) -> None:
    """Compute the figures of a survey from the CSV files in SET.

    SET holds responses.csv, units.csv, strata.csv, criteria.csv and design.json, and
    margins.csv and contrasts.csv if wanted. docs/statistics.md describes all of them.
    """
    try:
        notes, files = analyse_set(folder, out, strict=strict)
    except ValueError as error:
        raise Unusable(str(error)) from error
    except OSError as error:
        place = error.filename2 or error.filename or out
        raise Unusable(f"cannot write {place}: {error.strerror}") from error
    for note in notes:
        click.echo(f"Note: {note}", err=True)
    click.echo(f"Wrote {', '.join(files)} to {out}.")
