"""Inserting rows unless they are there, in either database."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import inspect
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from survey.models import Base

INSERTS: dict[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


def insert_unless_there(
    session: Session, table: type[Base], rows: Sequence[dict[str, object]]
) -> int:
    """Insert the rows whose key is new; return how many were."""
    insert = INSERTS[session.get_bind().dialect.name](table).values(rows)
    keys = inspect(table).primary_key
    inserted = session.execute(insert.on_conflict_do_nothing().returning(*keys))
    return len(inserted.all())
