"""New counters opened, and closed ones again."""

from collections.abc import Callable, Sequence
from datetime import date

import click
from sqlalchemy.orm import Session

from survey.cli.context import Installation, pass_installation
from survey.cli.counters.each import change_each, listed, note
from survey.cli.options import DAY
from survey.clock import today
from survey.errors import Problem
from survey.manage.operations.counter_names import names_taken, numbered_names
from survey.manage.operations.counters import open_counter, reopen_counter, state_of
from survey.models import Counter
from survey.tree import unit_by_code


@click.command("open")
@click.argument("codes", nargs=-1)
@click.option("--unit", "unit_code", metavar="UNIT", help="Open new counters here.")
@click.option("--name", help="What they are called; with numbers if several.")
@click.option("--number", "n", type=click.IntRange(1, 500), default=1)
@click.option(
    "--from", "first", type=click.IntRange(1), default=1, help="First number."
)
@click.option("--name-en", default="")
@click.option("--room", default="")
@click.option("--on", type=DAY, help="First day with sheets; by default today.")
@pass_installation
def open_(
    installation: Installation,
    *,
    codes: Sequence[str],
    unit_code: str | None,
    name: str | None,
    n: int,
    first: int,
    name_en: str,
    room: str,
    on: date | None,
) -> None:
    """Open new counters of a unit, or take sheets again at closed ones (CODES)."""
    if bool(codes) == bool(unit_code and name):
        raise click.UsageError("give codes of closed counters, or --unit and --name")
    day = on or today(installation.settings.zone)
    if codes:
        change_each(installation, codes, "counter.reopened", _reopening(day))
        click.echo(f"Open again: {listed(codes)}.")
        return
    with installation.session() as session:
        unit = unit_by_code(session, unit_code or "")
        names = numbered_names(name or "", n=n, first=first)
        if taken := names_taken(session, unit, names):
            raise Problem(f"{unit.code} has open counters named {', '.join(taken)}.")
        english = numbered_names(name_en, n=n, first=first)
        for named, named_en in zip(names, english, strict=True):
            opened = open_counter(
                session, unit, name=named, name_en=named_en, room=room, opened_on=day
            )
            note(session, "counter.opened", opened, {"after": state_of(opened)})
            click.echo(f"{opened.code}  {opened.name}")
        session.commit()


def _reopening(day: date) -> Callable[[Session, Counter], None]:
    return lambda _session, counter: reopen_counter(counter, on=day)
