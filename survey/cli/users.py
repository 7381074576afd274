"""`hailong user`: who may sign in."""

import sys

import click
from sqlalchemy import select

from survey.accounts.operations import (
    add_official,
    draw_password,
    set_password,
    shut_out,
)
from survey.cli.context import Installation, pass_installation
from survey.models.people import User

from_stdin = click.option(
    "--password-stdin", is_flag=True, help="Read the password from standard input."
)


@click.group()
def user() -> None:
    """Say who may sign in."""


@user.command()
@click.argument("email")
@from_stdin
@pass_installation
def add(installation: Installation, email: str, password_stdin: bool) -> None:
    """Add an official; a password is drawn, and shown once, unless given."""
    password = _password(password_stdin)
    with installation.session() as session:
        added = add_official(session, email, password=password)
        session.commit()
        click.echo(f"Added {added.email}.")
    _show(password, is_drawn=not password_stdin)


@user.command("password")
@click.argument("email")
@from_stdin
@pass_installation
def new_password(installation: Installation, email: str, password_stdin: bool) -> None:
    """Give somebody a new password; whoever is signed in as them is signed out."""
    password = _password(password_stdin)
    with installation.session() as session:
        changed = set_password(session, email, password=password)
        session.commit()
        click.echo(f"Changed the password of {changed.email}.")
    _show(password, is_drawn=not password_stdin)


@user.command()
@click.argument("email")
@pass_installation
def close(installation: Installation, email: str) -> None:
    """Let somebody in no longer, from their next page on."""
    with installation.session() as session:
        closed = shut_out(session, email)
        session.commit()
        click.echo(f"Closed the account of {closed.email}.")


@user.command("list")
@pass_installation
def list_(installation: Installation) -> None:
    """List who has an account."""
    with installation.session() as session:
        for person in session.scalars(select(User).order_by(User.email)):
            click.echo(f"{person.email}  {'active' if person.active else 'closed'}")


def _password(is_given: bool) -> str:
    if not is_given:
        return draw_password()
    line: str = sys.stdin.readline()
    return line.rstrip("\r\n")


def _show(password: str, *, is_drawn: bool) -> None:
    if is_drawn:
        click.echo(f"Password (shown only now): {password}")
