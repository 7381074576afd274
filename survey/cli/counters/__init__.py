"""`hailong counter`: the places with a QR code."""

import click

from survey.cli.counters.changing import close, move, service_
from survey.cli.counters.files import export, import_
from survey.cli.counters.looking import list_
from survey.cli.counters.opening import open_


@click.group()
def counter() -> None:
    """Set up counters; each has a public code of its own."""


for command in (open_, close, move, service_, list_, import_, export):
    counter.add_command(command)
