"""Checking a password takes long; it must not hold SQLite's one write lock."""

from collections.abc import Iterator
from contextlib import contextmanager

from flask import g
from sqlalchemy.orm import Session

from survey.db import close_session, get_engine


@contextmanager
def without_the_lock() -> Iterator[Session]:
    """Read in a session that only reads; what was read before is let go of."""
    close_session()
    g.session = Session(get_engine())
    try:
        yield g.session
    finally:
        close_session()
