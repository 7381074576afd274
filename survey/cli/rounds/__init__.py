"""`hailong round`: survey rounds."""

import click

from survey.cli.rate_counts import counts
from survey.cli.rounds.changing import close, edit
from survey.cli.rounds.looking import list_
from survey.cli.rounds.opening import open_
from survey.cli.rounds.totals import totals


@click.group("round")
def round_() -> None:
    """Open, change, weigh and close survey rounds."""


for command in (open_, edit, close, list_, totals, counts):
    round_.add_command(command)
