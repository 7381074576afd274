"""`hailong release sheets`: give the sheets of a closed round along with a release."""

import click
from sqlalchemy.orm import Session

from survey import clock
from survey.audit import command_line, keep
from survey.cli.context import Installation, pass_installation
from survey.db import reading_apart
from survey.release.microdata import draft_microdata, store_microdata
from survey.release.microdata.operations import event_of, require_not_given
from survey.releases import release_by_code


@click.command()
@click.argument("round_code", metavar="ROUND")
@click.argument("number", type=click.IntRange(1, 99999))
@click.confirmation_option(
    prompt="The sheets of a round are given once, for good. Give them?"
)
@pass_installation
def sheets(installation: Installation, round_code: str, number: int) -> None:
    """Give the sheets of a round, coarsened, with the pack of its newest release."""
    installation.require_newest()
    with Session(reading_apart(installation.engine)) as session:
        release = release_by_code(session, round_code, number)
        require_not_given(session, release)
        given = draft_microdata(session, release)
    with installation.session() as session:
        release = release_by_code(session, round_code, number)
        row = store_microdata(session, release, given, at=clock.now())
        keep(session, event_of(release, row), by=command_line())
    contents = given.contents
    click.echo(
        f"Given: {contents.n_answers} sheets of {len(contents.places)} units; "
        f"{contents.n_people} of people."
    )
    for table, why in contents.without.items():
        click.echo(f"Left out: {table}, {why}.")
