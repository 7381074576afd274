"""The list of rounds."""

from datetime import date

import click
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from survey.cli.context import Installation, pass_installation
from survey.cli.listing import show
from survey.clock import today
from survey.models import Round, Unit


@click.command("list")
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


def _state(round_: Round, day: date) -> str:
    if round_.closed_on:
        return f"closed {round_.closed_on}"
    if round_.is_open_on(day):
        return "open"
    return "ahead" if day < round_.starts_on else "over"
