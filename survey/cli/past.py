"""`hailong import sheets`: answers of past rounds, a sheet a line of a file."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import BinaryIO

import click
from sqlalchemy.orm import Session

from survey.audit import Event, add_event, command_line
from survey.batches import withdraw_batch
from survey.cli.context import Installation, pass_installation
from survey.cli.options import Named
from survey.cli.telling import lines_of
from survey.db import hold_pages
from survey.manage.operations.past.batch import asked_in, require_new_file
from survey.manage.operations.past.headings import first_lines
from survey.manage.operations.past.importing import (
    digest_of,
    faultless,
    reader_of,
    write_sheets,
)
from survey.manage.operations.past.reading import Reading, guessed
from survey.manage.operations.past.sheets import PastSheet, Reader
from survey.manage.operations.past.withdrawing import batch_of
from survey.manage.operations.rounds import round_by_code
from survey.methods.questionnaire import parse_questionnaire
from survey.models import Batch, Channel, Round
from survey.spreadsheets import SHEETS, line_count


@click.command()
@click.argument("file", type=click.File("rb"))
@click.option("--round", "round_code", required=True, help="The round they belong to.")
@click.option(
    "--column",
    "columns",
    type=Named(),
    multiple=True,
    help="unit, counter, day, service or item:CODE, and the column's heading.",
)
@click.option(
    "--unit", "units", type=Named(), multiple=True, help="Name=code of a unit."
)
@click.option("--word", "words", type=Named(), multiple=True, help="Word=level, - or .")
@click.option("--day", type=click.DateTime(["%Y-%m-%d"]), help="Of sheets without one.")
@click.option(
    "--channel",
    type=click.Choice([one.value for one in Channel if one is not Channel.TALLY]),
    default=Channel.PAPER.value,
    show_default=True,
)
@click.option("--dry-run", is_flag=True, help="Check everything, write nothing.")
@pass_installation
def sheets(
    installation: Installation,
    *,
    file: BinaryIO,
    round_code: str,
    columns: Sequence[tuple[str, str]],
    units: Sequence[tuple[str, str]],
    words: Sequence[tuple[str, str]],
    day: datetime | None,
    channel: str,
    dry_run: bool,
) -> None:
    """Import the sheets of a past survey: all lines of a file, or none.

    Columns that are not named are guessed by their headings.
    """
    data = file.read()
    said = Reading(
        dict(columns),
        Channel(channel),
        day.date() if day else None,
        {name.casefold(): code for name, code in units},
        {word.casefold(): level for word, level in words},
    )
    found = _read(installation, round_code, said, data)
    written = "Dry run: nothing was written."
    if not dry_run:
        batch_id = _write(installation, round_code, said, data, found, file.name)
        written = f"Batch {batch_id}."
    n_units = len({one.place.unit_id for one in found})
    click.echo(f"{len(found)} sheets of {n_units} units. {written}")


def _read(
    installation: Installation, code: str, said: Reading, data: bytes
) -> list[PastSheet]:
    """Return the sheets of a file; no session is open while it is read."""
    with installation.reading() as session:
        round_ = round_by_code(session, code)
        require_new_file(session, round_, digest_of(data))
        reader = _reader(session, round_, said, data)
    tell = lines_of(line_count(data, SHEETS))
    return faultless(reader, reader.sheets(data, tell=tell))


def _write(
    installation: Installation,
    code: str,
    said: Reading,
    data: bytes,
    found: Sequence[PastSheet],
    name: str,
) -> int:
    with installation.session() as session:
        hold_pages(session)
        round_, digest = round_by_code(session, code), digest_of(data)
        batch = write_sheets(session, round_, found, said, by=None, digest=digest)
        batch_id = batch.id
        _keep(session, round_, "past.imported", n=len(found), file=name)
        return batch_id


def _reader(session: Session, round_: Round, said: Reading, data: bytes) -> Reader:
    """Return what reads the file, with columns guessed that nobody named."""
    form = parse_questionnaire(asked_in(round_).document)
    headings, _lines = first_lines(data)
    columns = guessed(form, [heading for heading in headings if heading])
    whole = replace(said, columns=columns | dict(said.columns))
    return reader_of(session, round_, whole)


@click.command()
@click.argument("batch_id", type=int)
@click.option("--reason", required=True, help="Why; it stands in the list of files.")
@pass_installation
def withdraw(installation: Installation, batch_id: int, reason: str) -> None:
    """Take the sheets of a file back, as long as no release has counted them."""
    with installation.session() as session:
        batch = session.get(Batch, batch_id)
        if batch is None:
            raise click.ClickException("There is no such batch.")
        n = batch.declared
        found = batch_of(session, batch.round, batch_id)
        withdraw_batch(session, found, reason, by=None)
        told = {"sheets": n, "reason": reason}
        _keep(session, batch.round, "past.withdrawn", **told)
    click.echo(f"{n} sheets are no longer counted.")


def _keep(session: Session, round_: Round, action: str, **after: object) -> None:
    event = Event(action, "round", round_.code, round_.root_id, after=after)
    add_event(session, event, by=command_line())
    session.commit()
