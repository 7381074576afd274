"""Accounts to sign in with, one a role; their passwords are kept beside the data."""

import os
from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.accounts.grants.operations import grant
from survey.accounts.operations import add_account, choose_password, draw_password
from survey.demo.kept import keep_views
from survey.demo.people import ADMINISTRATOR, PEOPLE, Person
from survey.demo.told import tell
from survey.models import User
from survey.tree import unit_by_code

FILE = "demo_passwords"  # an address and its password a line
Passwords = dict[str, str]  # by address


def let_people_in(session: Session, instance: Path) -> Passwords:
    """Return everybody's password; the caller commits.

    Each is drawn once and kept, to be shown at every start. One that is lost is drawn
    anew.
    """
    file = instance / FILE
    kept = read_passwords(instance)
    passwords = {person.email: _let_in(session, person, kept) for person in PEOPLE}
    if passwords != kept:
        _keep(file, passwords)
    return passwords


def read_passwords(instance: Path) -> Passwords:
    """Return the passwords that are kept beside the data."""
    file = instance / FILE
    if not file.exists():
        return {}
    return dict(line.split() for line in file.read_text().splitlines())


def _let_in(session: Session, person: Person, kept: Mapping[str, str]) -> str:
    user = session.scalar(select(User).where(User.email == person.email))
    if user is not None and person.email in kept:
        return kept[person.email]
    password = draw_password()
    choose_password(session, user or _add(session, person), password)
    return password


def _add(session: Session, person: Person) -> User:
    user = add_account(session, person.email)
    unit = unit_by_code(session, person.unit) if person.unit else None
    grant(session, user, person.role, unit)
    after = {"email": user.email, "role": str(person.role), "unit": person.unit or None}
    unit_id = unit.id if unit else None
    tell(session, "user.added", user.email, unit_id=unit_id, after=after)
    if person == ADMINISTRATOR:
        keep_views(session, user)
    return user


def _keep(file: Path, passwords: Mapping[str, str]) -> None:
    lines = (f"{email} {password}\n" for email, password in passwords.items())
    file.unlink(missing_ok=True)
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as stream:
        stream.writelines(lines)
