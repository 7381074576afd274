"""`hailong import keyed`: the sheets of a batch of paper, from a file."""

from typing import BinaryIO

import click

from survey.audit import Event, command_line, keep
from survey.cli.context import Installation, pass_installation
from survey.cli.telling import lines_of
from survey.db import hold_pages
from survey.keying.operations.batches import locked, require_open
from survey.keying.operations.filling import require_new, take_in
from survey.keying.sheet_rows import SheetRow, expected_of, read_sheet_rows
from survey.models import Batch
from survey.spreadsheets import SHEETS, line_count


@click.command()
@click.argument("file", type=click.File("rb"))
@click.option(
    *("--batch", "batch_id"), type=int, required=True, help="Number of an open batch."
)
@click.option("--dry-run", is_flag=True, help="Check everything, write nothing.")
@pass_installation
def keyed(
    installation: Installation, *, file: BinaryIO, batch_id: int, dry_run: bool
) -> None:
    """Take the sheets of a file into a batch of paper: all lines, or none.

    The batch gives the file to fill in, in the browser; it is posted there, too.
    """
    rows = _read(installation, batch_id, file.read())
    if dry_run:
        click.echo(f"{len(rows)} sheets. Dry run: nothing was written.")
        return
    # Only now: on SQLite whoever may write keeps all others waiting.
    with installation.session() as session:
        hold_pages(session)
        batch = locked(session, batch_id)
        take_in(session, batch, rows, by=None)
        after = {"n": len(rows), "file": file.name}
        code, unit_id = str(batch.id), batch.unit_id
        event = Event("batch.filled", "batch", code, unit_id, after=after)
        keep(session, event, by=command_line())
    click.echo(f"{len(rows)} sheets are in batch {batch_id}.")


def _read(installation: Installation, batch_id: int, data: bytes) -> list[SheetRow]:
    with installation.reading() as session:
        batch = session.get(Batch, batch_id)
        if batch is None:
            raise click.ClickException("There is no such batch.")
        require_open(batch)
        expected = expected_of(batch)
    rows = read_sheet_rows(data, *expected, tell=lines_of(line_count(data, SHEETS)))
    with installation.reading() as session:
        require_new(session, session.get_one(Batch, batch_id), rows)
    return rows
