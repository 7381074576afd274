"""Counters listed: all, those of a unit, those that fell silent."""

import csv
import sys
from collections.abc import Sequence

import click
from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from survey.cli.context import Installation, pass_installation
from survey.cli.listing import show
from survey.clock import today
from survey.models import Counter
from survey.silence import silences
from survey.tree import subtree_ids, unit_by_code

COLUMNS = (
    *("code", "unit", "name", "name_en", "room", "service"),
    *("opened_on", "closed_on"),
)


@click.command("list")
@click.option("--unit", "unit_code", help="Only this unit and all below it.")
@click.option("--silent", is_flag=True, help="Only those that fell silent.")
@click.option("--csv", "as_csv", is_flag=True, help="Write CSV instead of columns.")
@pass_installation
def list_(
    installation: Installation, unit_code: str | None, silent: bool, as_csv: bool
) -> None:
    """List counters with their codes."""
    with installation.reading() as session:
        counters = counters_of(session, unit_code)
        if silent:
            found = silences(session, today=today(installation.settings.zone))
            ids = {one.counter_id for one in found}
            counters = [counter for counter in counters if counter.id in ids]
        rows = [_row(counter) for counter in counters]
    if as_csv:
        csv.writer(sys.stdout).writerows([COLUMNS, *rows])
    else:
        show([name.upper() for name in COLUMNS], rows)


def counters_of(session: Session, unit_code: str | None) -> Sequence[Counter]:
    """Return counters by unit: all, or those of one and below it."""
    question = (
        select(Counter)
        .options(joinedload(Counter.unit))
        .order_by(Counter.id)  # the order of the office's own list
    )
    found = list(session.scalars(question))
    if unit_code:
        root = unit_by_code(session, unit_code)
        below = set(subtree_ids(session, root.id))
        found = [counter for counter in found if counter.unit_id in below]
    return sorted(found, key=lambda counter: counter.unit.code)


def _row(counter: Counter) -> tuple[object, ...]:
    names = (counter.name, counter.name_en, counter.room, counter.service)
    return (
        counter.code,
        counter.unit.code,
        *names,
        counter.opened_on,
        counter.closed_on,
    )
