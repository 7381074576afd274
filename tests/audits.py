"""Every change has one row in the audit: the test for it."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from survey.models import AuditEntry


class Told:
    """What the audit tells of a change, once it is over."""

    def __init__(self) -> None:
        self.entries: list[AuditEntry] = []

    @property
    def entry(self) -> AuditEntry:
        """Return the row; there is exactly one."""
        [entry] = self.entries
        return entry


@contextmanager
def one_event(session: Session, action: str = "") -> Iterator[Told]:
    """Expect exactly one row of the audit, if given of this action, of what is done.

    The session must have nothing under way: what others commit has to be seen.
    """
    with _new_rows(session) as told:
        yield told
    assert told.entry.action == (action or told.entry.action)


@contextmanager
def no_event(session: Session) -> Iterator[None]:
    """Expect that what is done leaves no row in the audit."""
    with _new_rows(session) as told:
        yield
    assert told.entries == []


@contextmanager
def _new_rows(session: Session) -> Iterator[Told]:
    last = session.scalar(select(func.max(AuditEntry.id))) or 0
    session.rollback()
    told = Told()
    yield told
    newer = select(AuditEntry).where(AuditEntry.id > last).order_by(AuditEntry.id)
    told.entries = list(session.scalars(newer))
    for entry in told.entries:
        session.expunge(entry)  # it stays readable, and no lock stays with the test
    session.rollback()
