"""What every reform is told, and options written with an equals sign."""

from collections.abc import Callable
from functools import reduce
from typing import Any, TypeVar

import click

from survey.cli.options import DAY

Command = TypeVar("Command", bound=Callable[..., Any])
COMMON = (
    click.option("--on", type=DAY, required=True, help="The first day of the new."),
    click.option("--basis", default="", help="The decision it carries out."),
    click.option(
        "--people/--no-people",
        default=True,
        help="Whether roles on the old units are held on the new ones, too.",
    ),
    click.option("--dry-run", is_flag=True, help="Check everything, write nothing."),
)


def common(command: Command) -> Command:
    """Add the options that every reform has."""
    return reduce(lambda found, option: option(found), reversed(COMMON), command)
