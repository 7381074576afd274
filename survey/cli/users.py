"""`hailong user`: who may sign in."""

import sys

import click
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.accounts import events
from survey.accounts.links import link_address, make_link
from survey.accounts.operations import (
    add_account,
    choose_password,
    draw_password,
    reset_second_factor,
    set_password,
    shut_out,
    user_by_email,
)
from survey.accounts.people.events import added
from survey.audit import command_line, keep
from survey.cli.context import Installation, pass_installation
from survey.cli.options import Word
from survey.cli.roles import (
    give_first_roles,
    grant,
    on_unit,
    roles_written,
    take_back,
)
from survey.cli.tokens import token
from survey.models import RoleName, User

from_stdin = click.option(
    "--password-stdin", is_flag=True, help="Read the password from standard input."
)


@click.group()
def user() -> None:
    """Say who may sign in."""


user.add_command(grant)
user.add_command(take_back)
user.add_command(token)


@user.command()
@click.argument("email")
@click.option(
    "--role",
    "roles",
    type=Word(RoleName),
    multiple=True,
    help="May be given again; without any the account runs everything there is.",
)
@on_unit
@from_stdin
@pass_installation
def add(
    installation: Installation,
    email: str,
    roles: tuple[RoleName, ...],
    unit: str | None,
    password_stdin: bool,
) -> None:
    """Add somebody; print a one-time link by which they choose a password."""
    password = _given() if password_stdin else None
    with installation.session() as session:
        person = add_account(session, email)
        if password is not None:
            choose_password(session, person, password)
        grants = give_first_roles(session, person, roles, unit)
        secret = None if password_stdin else make_link(session, person)
        keep(session, added(person, *grants), by=command_line())
        click.echo(f"Added {person.email}.")
    _tell(installation, secret)


@user.command("link")
@click.argument("email")
@pass_installation
def new_link(installation: Installation, email: str) -> None:
    """Print a one-time link by which somebody chooses a new password."""
    with installation.session() as session:
        person = user_by_email(session, email)
        secret = make_link(session, person)
        keep(session, events.link_made(person), by=command_line())
    _tell(installation, secret)


@user.command("password")
@click.argument("email")
@from_stdin
@pass_installation
def new_password(installation: Installation, email: str, password_stdin: bool) -> None:
    """Give somebody a new password; whoever is signed in as them is signed out."""
    password = _given() if password_stdin else draw_password()
    with installation.session() as session:
        changed = set_password(session, email, password=password)
        keep(session, events.password_changed(changed), by=command_line())
        click.echo(f"Changed the password of {changed.email}.")
    if not password_stdin:
        click.echo(f"Password (shown only now): {password}")


@user.command("reset-second-factor")
@click.argument("email")
@pass_installation
def reset(installation: Installation, email: str) -> None:
    """Take somebody's second factors away: telephone and recovery codes are lost.

    A password that is too short to stand alone goes too; a link to choose another is
    printed. Whoever is signed in as them is signed out.
    """
    with installation.session() as session:
        person = user_by_email(session, email)
        reset_second_factor(session, person)
        secret = _link_if_needed(session, person)
        keep(session, events.factors_reset(person), by=command_line())
        click.echo(f"Took the second factors of {person.email} away.")
    _tell(installation, secret)


@user.command()
@click.argument("email")
@pass_installation
def close(installation: Installation, email: str) -> None:
    """Let somebody in no longer, from their next page on."""
    with installation.session() as session:
        closed = shut_out(session, email)
        keep(session, events.account_closed(closed), by=command_line())
        click.echo(f"Closed the account of {closed.email}.")


@user.command("list")
@pass_installation
def list_(installation: Installation) -> None:
    """List who has an account, and which roles."""
    with installation.reading() as session:
        roles = roles_written(session)
        for person in session.scalars(select(User).order_by(User.email)):
            state = "active" if person.active else "closed"
            click.echo(f"{person.email}  {state}  {roles.get(person.id, '-')}")


def _given() -> str:
    line: str = sys.stdin.readline()
    return line.rstrip("\r\n")


def _link_if_needed(session: Session, person: User) -> str | None:
    return make_link(session, person) if person.password is None else None


def _tell(installation: Installation, secret: str | None) -> None:
    if secret is not None:
        address = link_address(installation.settings.address, secret)
        click.echo(f"One-time link (shown only now, good for 24 hours): {address}")
