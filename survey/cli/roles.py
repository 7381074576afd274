"""`hailong user grant`, `take-back`: which roles somebody has, and where."""

from collections import defaultdict
from collections.abc import Sequence

import click
from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from survey.accounts.operations import user_by_email
from survey.accounts.people import events
from survey.accounts.people.operations import give_role, take_role
from survey.audit import command_line, keep
from survey.cli.context import Installation, pass_installation
from survey.cli.options import Word
from survey.models import Grant, RoleName, Unit, User
from survey.tree import unit_by_code

# Who installs runs everything; others get what they are given.
FIRST = (RoleName.PROVINCE_ADMINISTRATOR, RoleName.SYSTEM_ADMINISTRATOR)

one_role = click.option("--role", type=Word(RoleName), required=True)
on_unit = click.option(
    "--unit", metavar="CODE", help="On this unit and all below; else on everything."
)


@click.command("grant")
@click.argument("email")
@one_role
@on_unit
@pass_installation
def grant(
    installation: Installation, email: str, role: RoleName, unit: str | None
) -> None:
    """Give somebody a role, from their next page on."""
    with installation.session() as session:
        person = user_by_email(session, email)
        given = give_role(session, person, role, unit_of(session, unit))
        keep(session, events.role_given(person, given), by=command_line())
        click.echo(f"{person.email} is now {_written(given)}.")


@click.command("take-back")
@click.argument("email")
@one_role
@on_unit
@pass_installation
def take_back(
    installation: Installation, email: str, role: RoleName, unit: str | None
) -> None:
    """Take a role back, from the person's next page on."""
    with installation.session() as session:
        person, place = user_by_email(session, email), unit_of(session, unit)
        take_role(session, person, role, place)
        keep(session, events.role_taken(person, role, place), by=command_line())
        click.echo(f"{person.email} is no longer {role}{_where(place)}.")


def give_first_roles(
    session: Session, person: User, roles: Sequence[RoleName], unit: str | None
) -> list[Grant]:
    """Give somebody new their roles; without any they run everything there is."""
    if unit is not None and not roles:
        raise click.UsageError("--unit says where a --role is given: which role?")
    place = unit_of(session, unit)
    return [give_role(session, person, role, place) for role in roles or FIRST]


def roles_written(session: Session) -> dict[int, str]:
    """Return the roles of everybody, as one reads them, by number of the person."""
    found: dict[int, list[str]] = defaultdict(list)
    grants = select(Grant).options(joinedload(Grant.unit)).order_by(Grant.id)
    for held in session.scalars(grants):
        found[held.user_id].append(_written(held))
    return {user_id: ", ".join(roles) for user_id, roles in found.items()}


def unit_of(session: Session, code: str | None) -> Unit | None:
    """Return the unit of a code that was given."""
    return None if code is None else unit_by_code(session, code)


def _written(held: Grant) -> str:
    return f"{held.role}{_where(held.unit)}"


def _where(unit: Unit | None) -> str:
    return f" on {unit.code}" if unit else ""
