"""`hailong round`: survey rounds."""

from collections.abc import Sequence
from datetime import date
from typing import BinaryIO

import click
from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from survey.cli.context import Installation, pass_installation
from survey.cli.listing import show
from survey.cli.options import DAY, Word
from survey.cli.rate_counts import counts
from survey.clock import today
from survey.manage.operations.methods import method_by_code
from survey.manage.operations.questionnaires import (
    published_questionnaire,
    questionnaire_by_code,
)
from survey.manage.operations.rounds import (
    RoundPlan,
    close_round,
    open_round,
    round_by_code,
)
from survey.manage.operations.totals import ImportedTotals, import_totals
from survey.models import (
    Channel,
    Method,
    Population,
    Questionnaire,
    Round,
    Unit,
    Weighting,
)
from survey.tree import unit_by_code


@click.group("round")
def round_() -> None:
    """Open and close survey rounds."""


@round_.command("open")
@click.argument("code")
@click.option("--root", required=True, metavar="UNIT", help="Unit, with all below it.")
@click.option("--method", required=True, help="CODE or CODE:VERSION.")
@click.option("--from", "start", type=DAY, required=True, help="First day.")
@click.option("--to", "end", type=DAY, required=True, help="Last day, included.")
@click.option("--title", help="By default the title of the method.")
@click.option(
    "--questionnaire",
    help="CODE or CODE:VERSION; by default the newest published one of the method.",
)
@click.option(
    "--weighting",
    type=Word(Weighting),
    default=Weighting.EQUAL.value,
    show_default=True,
)
@click.option(
    "--channel",
    "channels",
    multiple=True,
    type=Word(Channel),
    default=[Channel.QR.value],
    show_default=True,
)
@click.option(
    "--population",
    "populations",
    multiple=True,
    type=Word(Population),
    default=[Population.COUNTER_USERS.value],
    show_default=True,
)
@pass_installation
def open_(
    installation: Installation,
    *,
    code: str,
    root: str,
    method: str,
    start: date,
    end: date,
    title: str | None,
    questionnaire: str | None,
    weighting: Weighting,
    channels: Sequence[Channel],
    populations: Sequence[Population],
) -> None:
    """Open a survey round."""
    with installation.session() as session:
        chosen = method_by_code(session, method)
        is_asking = Channel.TALLY not in channels
        plan = RoundPlan(
            code=code,
            title=title or chosen.title,
            starts_on=start,
            ends_on=end,
            root=unit_by_code(session, root),
            method=chosen,
            questionnaire=_asked(session, questionnaire, chosen) if is_asking else None,
            channels=tuple(dict.fromkeys(channels)),
            populations=tuple(dict.fromkeys(populations)),
            weighting=weighting,
        )
        opened = open_round(session, plan)
        session.commit()
        click.echo(
            f"Opened {opened.code}: {opened.title}, {opened.starts_on} to "
            f"{opened.ends_on}, {root} and all below it."
        )


@round_.command("close")
@click.argument("code")
@pass_installation
def close(installation: Installation, code: str) -> None:
    """Take no more sheets in a round, from today on."""
    with installation.session() as session:
        closed = round_by_code(session, code)
        close_round(session, closed, on=today(installation.settings.zone))
        session.commit()
        click.echo(f"Closed {closed.code} on {closed.closed_on}.")


@round_.command("list")
@pass_installation
def list_(installation: Installation) -> None:
    """List the rounds."""
    question = select(Round).options(joinedload(Round.method)).order_by(Round.starts_on)
    day = today(installation.settings.zone)
    with installation.reading() as session:
        rows = [
            (
                r.code,
                r.starts_on,
                r.ends_on,
                _state(r, day),
                session.get_one(Unit, r.root_id).code,
                f"{r.method.code}:{r.method.version}",
                ",".join(r.channels),
                r.weighting,
                r.title,
            )
            for r in session.scalars(question)
        ]
    headings = ("ROUND", "FROM", "TO", "STATE", "ROOT", "METHOD", "CHANNELS")
    show((*headings, "WEIGHTING", "TITLE"), rows)


@round_.command("totals")
@click.argument("code")
@click.argument("file", type=click.File("rb"))
@click.option("--dry-run", is_flag=True, help="Check everything, write nothing.")
@pass_installation
def totals(
    installation: Installation, code: str, file: BinaryIO, dry_run: bool
) -> None:
    """Import how many transactions each unit handled, from a CSV file.

    Columns: unit,total for a unit as a whole, or unit,service,total for each of its
    services. A unit named again gets the new numbers in place of all it had.
    """
    with installation.session() as session:
        imported = import_totals(session, round_by_code(session, code), file.read())
        if not dry_run:
            session.commit()
    click.echo(f"{_counted(imported)}, {imported.total} transactions.")
    if imported.missing:
        click.echo(f"Without a total: {', '.join(map(str, imported.missing))}.")
    if imported.unserved:
        units = ", ".join(imported.unserved)
        click.echo(f"With totals by service, and counters of no service: {units}.")
    if dry_run:
        click.echo("Dry run: nothing was written.")


round_.add_command(counts)


def _counted(imported: ImportedTotals) -> str:
    if not imported.n_by_service:
        return f"{imported.n_units} units"
    return f"{imported.n_units} units ({imported.n_by_service} by service)"


def _asked(session: Session, name: str | None, method: Method) -> Questionnaire:
    if name:
        return questionnaire_by_code(session, name)
    return published_questionnaire(session, method)


def _state(round_: Round, day: date) -> str:
    if round_.closed_on:
        return f"closed {round_.closed_on}"
    if round_.is_open_on(day):
        return "open"
    return "ahead" if day < round_.starts_on else "over"
