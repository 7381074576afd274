"""What a guesser who knows a person would try first: their address, their offices."""

import re
from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.models import Unit, User


def words_around(session: Session, user: User) -> set[str]:
    """Return the parts of somebody's address, and the names of the units there are."""
    words = set(_parts(user.email))
    for name in session.scalars(select(Unit.name)):
        words.update(_shorter(name))
    return words


def _parts(address: str) -> Iterator[str]:
    local, _, domain = address.partition("@")
    yield from (address, local, domain)
    yield from re.split(r"[^\w]+", address)


def _shorter(name: str) -> Iterator[str]:
    """Yield a name, and what is left without the kind of unit it begins with."""
    parts = name.split()
    for start in range(min(3, len(parts))):
        yield "".join(parts[start:])
