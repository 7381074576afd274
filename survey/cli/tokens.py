"""`hailong user token`: keys by which programs read what a person may read."""

import click

from survey import clock
from survey.access.reach import Reach
from survey.accounts.events import token_made, token_revoked
from survey.accounts.operations import user_by_email
from survey.accounts.tokens import (
    MAX_NAME,
    MOST_DAYS,
    end_token,
    make_token,
    own_tokens,
)
from survey.audit import command_line, keep
from survey.cli.context import Installation, pass_installation
from survey.cli.roles import unit_of


@click.group()
def token() -> None:
    """Make, list and revoke tokens of the API."""


@token.command()
@click.argument("email")
@click.option("--name", required=True, help="The program that the token is for.")
@click.option(
    "--days", type=click.IntRange(1, MOST_DAYS), default=90, show_default=True
)
@click.option("--unit", metavar="CODE", help="Reaches no further than this unit.")
@pass_installation
def make(
    installation: Installation, email: str, name: str, days: int, unit: str | None
) -> None:
    """Make a token with somebody's rights; print it, this once."""
    now = clock.now()
    with installation.session() as session:
        person, place = user_by_email(session, email), unit_of(session, unit)
        if place is not None and not Reach(session, person.id).sees(place.id):
            raise click.UsageError(f"{place.code} lies outside the units of {email}")
        made = make_token(
            session, person.id, name=name[:MAX_NAME], days=days, unit=place, now=now
        )
        keep(session, token_made(person, made.token), by=command_line())
        click.echo(f"Token (shown only now, good for {days} days): {made.secret}")


@token.command("list")
@click.argument("email")
@pass_installation
def list_(installation: Installation, email: str) -> None:
    """List somebody's tokens that are good."""
    with installation.reading() as session:
        person = user_by_email(session, email)
        for one in own_tokens(session, person.id, clock.now()):
            where = f"on {one.unit.code}" if one.unit else "-"
            used = f"used {one.used_on}" if one.used_on else "never used"
            ends = f"until {one.expires_at.date()}"
            click.echo(f"{one.id}  {one.name}  {where}  {ends}  {used}")


@token.command()
@click.argument("email")
@click.argument("number", type=click.IntRange(1, 999_999_999))
@pass_installation
def revoke(installation: Installation, email: str, number: int) -> None:
    """End one of somebody's tokens, by its number in the list."""
    with installation.session() as session:
        person = user_by_email(session, email)
        ended = end_token(session, person.id, number, clock.now())
        if ended is None:
            raise click.UsageError(f"{person.email} has no token {number}")
        keep(session, token_revoked(person, ended), by=command_line())
        click.echo(f"Revoked token {number} of {person.email}.")
