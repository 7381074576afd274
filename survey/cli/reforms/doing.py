"""From what a command was told to the reform, and what is said of it."""

from typing import Any

import click

from survey.audit import add_event, command_line
from survey.cli.context import Installation
from survey.cli.reforms.told import lines_of
from survey.clock import today
from survey.manage.operations.reforms import Asked, NewUnit, carry_out
from survey.manage.operations.reforms.events import made_event
from survey.models import ReformKind, UnitKind
from survey.tree import unit_by_code


def new_unit(
    installation: Installation,
    old: str,
    code: str,
    name: str,
    kind: UnitKind | None = None,
    parent: str | None = None,
) -> NewUnit:
    """Return a unit to be opened; what is not said is as it was."""
    with installation.reading() as session:
        before = unit_by_code(session, old)
        return NewUnit(
            code=code,
            name=name,
            kind=kind or UnitKind(before.kind),
            parent=parent,
            ranking_group=before.ranking_group,
        )


def do(
    installation: Installation, kind: ReformKind, how: dict[str, Any], **what: Any
) -> None:
    """Carry out a reform of a kind, as the options of all of them say."""
    asked = Asked(
        kind=kind,
        day=how["on"],
        basis=how["basis"],
        carries_people=how["people"],
        **what,
    )
    carry_out_or_try(installation, asked, is_dry=how["dry_run"])


def carry_out_or_try(installation: Installation, asked: Asked, *, is_dry: bool) -> None:
    """Carry out a reform, or only say what it would do."""
    with installation.session() as session:
        day = today(installation.settings.zone)
        written = carry_out(session, asked, today=day)
        lines = lines_of(written.plan, asked.day)
        if not is_dry:
            event = made_event(written.reform, written.plan)
            add_event(session, event, by=command_line())
            session.commit()
    for line in lines:
        click.echo(line)
    if is_dry:
        click.echo("Dry run: nothing was written.")
