"""Options that several commands of rounds take."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import click
from sqlalchemy.orm import Session

from survey.cli.options import Word
from survey.manage.operations.round_units import Choice, choose_units
from survey.models import Unit, UnitKind

Command = Callable[..., Any]


def choosing(command: Command) -> Command:
    """Let a command choose units by kind, by ranking group, or one by one."""
    for option in (
        click.option(
            "--group",
            "groups",
            multiple=True,
            metavar="NAME",
            help="Only units of this ranking group; may be repeated.",
        ),
        click.option(
            "--kind",
            "kinds",
            multiple=True,
            type=Word(UnitKind),
            help="Only units of this kind; may be repeated.",
        ),
        click.option(
            "--unit",
            "units",
            multiple=True,
            metavar="UNIT",
            help="Only this unit, with all below it; may be repeated.",
        ),
    ):
        command = option(command)
    return command


def chosen(
    session: Session,
    root: Unit,
    *,
    kinds: Sequence[UnitKind],
    groups: Sequence[str],
    units: Sequence[str],
    period: tuple[date, date],
) -> list[Unit]:
    """Return the units that options choose; none where they choose nothing."""
    choice = Choice([kind.value for kind in kinds], groups, units)
    return choose_units(session, root, choice, start=period[0], end=period[1])
