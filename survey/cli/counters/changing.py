"""Counters closed, moved, given a service."""

from collections.abc import Sequence
from datetime import date

import click
from sqlalchemy.orm import Session

from survey.cli.context import Installation, pass_installation
from survey.cli.counters.each import change_each, listed
from survey.cli.options import DAY
from survey.clock import today
from survey.manage.operations.counters import (
    check_no_later_sheets,
    close_counter,
    move_counter,
    set_service,
)
from survey.models import Counter
from survey.tree import unit_by_code


@click.command("close")
@click.argument("codes", nargs=-1, required=True)
@click.option("--on", type=DAY, help="First day without sheets; by default today.")
@pass_installation
def close(installation: Installation, codes: Sequence[str], on: date | None) -> None:
    """Take no more sheets at these counters. Their codes are never reused."""
    day = on or today(installation.settings.zone)

    def _close(session: Session, counter: Counter) -> None:
        check_no_later_sheets(session, counter, on=day)
        close_counter(counter, on=day)

    change_each(installation, codes, "counter.retired", _close)
    click.echo(f"Closed from {day}: {listed(codes)}.")


@click.command("move")
@click.argument("codes", nargs=-1, required=True)
@click.option("--to", "unit_code", required=True, metavar="UNIT")
@pass_installation
def move(installation: Installation, codes: Sequence[str], unit_code: str) -> None:
    """Let counters belong to another unit from now on; posters stay good."""
    day = today(installation.settings.zone)

    def _move(session: Session, counter: Counter) -> None:
        move_counter(counter, unit_by_code(session, unit_code), on=day)

    change_each(installation, codes, "counter.moved", _move)
    click.echo(f"Now with {unit_code}: {listed(codes)}.")


@click.command("service")
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

    def _set(session: Session, counter: Counter) -> None:
        set_service(counter, service or "")

    change_each(installation, codes, "counter.edited", _set)
    click.echo(f"Now for {service or 'all services'}: {listed(codes)}.")
