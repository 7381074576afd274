"""Checking a password takes long; it must not hold SQLite's one write lock."""

from collections.abc import Iterator
from contextlib import contextmanager

from flask import g
from sqlalchemy.orm import Session

from survey.db import close_session, get_engine


def let_go() -> None:
    """Close the request's session, for something that writes on its own.

    The person's rights were read in it, and would open it again.
    """
    g.pop("reach", None)
    close_session()


@contextmanager
def without_the_lock() -> Iterator[Session]:
    """Read in a session that only reads; what was read before is let go of."""
    let_go()
    g.session = Session(get_engine())
    try:
        yield g.session
    finally:
        let_go()
