"""`hailong counter`: the places with a QR code."""

import csv
import sys
from collections.abc import Sequence
from datetime import date
from typing import BinaryIO

import click
from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from survey.cli.context import Installation, pass_installation
from survey.cli.listing import show
from survey.cli.options import DAY
from survey.clock import today
from survey.manage.operations.counter_import import import_counters
from survey.manage.operations.counters import (
    close_counter,
    counter_by_code,
    move_counter,
    reopen_counter,
    set_service,
)
from survey.models import Counter
from survey.tree import subtree_ids, unit_by_code

COLUMNS = (
    *("code", "unit", "name", "name_en", "room", "service"),
    *("opened_on", "closed_on"),
)


@click.group()
def counter() -> None:
    """Set up counters; each has a public code of its own."""


@counter.command("import")
@click.argument("file", type=click.File("rb"))
@click.option("--dry-run", is_flag=True, help="Check everything, write nothing.")
@pass_installation
def import_(installation: Installation, file: BinaryIO, dry_run: bool) -> None:
    """Open and update counters from a CSV file: all rows, or none.

    Columns: unit, name, name_en, room, service, opened_on, code. docs/setting-up.md
    describes them.
    """
    day = today(installation.settings.zone)
    with installation.session() as session:
        imported = import_counters(session, file.read(), today=day)
        if dry_run:
            session.rollback()
        else:
            session.commit()
        click.echo(
            f"{len(imported.created)} new, {len(imported.changed)} changed, "
            f"{len(imported.unchanged)} unchanged."
        )
    if dry_run:
        click.echo("Dry run: nothing was written, no code was given out.")


@counter.command("list")
@click.option("--unit", "unit_code", help="Only this unit and all below it.")
@click.option("--csv", "as_csv", is_flag=True, help="Write CSV instead of columns.")
@pass_installation
def list_(installation: Installation, unit_code: str | None, as_csv: bool) -> None:
    """List counters with their codes."""
    with installation.reading() as session:
        rows = [_row(counter) for counter in _counters(session, unit_code)]
    if as_csv:
        csv.writer(sys.stdout).writerows([COLUMNS, *rows])
    else:
        show([name.upper() for name in COLUMNS], rows)


@counter.command("close")
@click.argument("codes", nargs=-1, required=True)
@click.option("--on", type=DAY, help="First day without sheets; by default today.")
@pass_installation
def close(installation: Installation, codes: Sequence[str], on: date | None) -> None:
    """Take no more sheets at these counters. Their codes are never reused."""
    on = on or today(installation.settings.zone)
    with installation.session() as session:
        for code in dict.fromkeys(codes):
            close_counter(counter_by_code(session, code), on=on)
        session.commit()
    click.echo(f"Closed from {on}: {', '.join(dict.fromkeys(codes))}.")


@counter.command("open")
@click.argument("codes", nargs=-1, required=True)
@pass_installation
def open_(installation: Installation, codes: Sequence[str]) -> None:
    """Take sheets again at closed counters, under their old codes."""
    day = today(installation.settings.zone)
    with installation.session() as session:
        for code in dict.fromkeys(codes):
            reopen_counter(counter_by_code(session, code), on=day)
        session.commit()
    click.echo(f"Open again: {', '.join(dict.fromkeys(codes))}.")


@counter.command("move")
@click.argument("codes", nargs=-1, required=True)
@click.option("--to", "unit_code", required=True, metavar="UNIT")
@pass_installation
def move(installation: Installation, codes: Sequence[str], unit_code: str) -> None:
    """Let counters belong to another unit from now on; posters stay good."""
    day = today(installation.settings.zone)
    with installation.session() as session:
        unit = unit_by_code(session, unit_code)
        for code in dict.fromkeys(codes):
            move_counter(counter_by_code(session, code), unit, on=day)
        session.commit()
    click.echo(f"Now with {unit_code}: {', '.join(dict.fromkeys(codes))}.")


@counter.command("service")
@click.argument("codes", nargs=-1, required=True)
@click.option("--to", "service", metavar="SERVICE", help="Code of a group of services.")
@click.option("--all", "is_all", is_flag=True, help="All that the unit offers.")
@pass_installation
def service_(
    installation: Installation,
    codes: Sequence[str],
    service: str | None,
    is_all: bool,
) -> None:
    """Let counters serve one group of services (lĩnh vực) from now on, or all."""
    if is_all == bool(service):
        raise click.UsageError("give either --to SERVICE or --all")
    with installation.session() as session:
        for code in dict.fromkeys(codes):
            set_service(counter_by_code(session, code), service or "")
        session.commit()
    named = ", ".join(dict.fromkeys(codes))
    click.echo(f"Now for {service or 'all services'}: {named}.")


def _counters(session: Session, unit_code: str | None) -> list[Counter]:
    question = (
        select(Counter)
        .options(joinedload(Counter.unit))
        .order_by(Counter.id)  # the order of the office's own list
    )
    if unit_code:
        root = unit_by_code(session, unit_code)
        question = question.where(Counter.unit_id.in_(subtree_ids(session, root.id)))
    return sorted(session.scalars(question), key=lambda c: c.unit.code)


def _row(counter: Counter) -> tuple[object, ...]:
    names = (counter.name, counter.name_en, counter.room, counter.service)
    return (
        counter.code,
        counter.unit.code,
        *names,
        counter.opened_on,
        counter.closed_on,
    )
