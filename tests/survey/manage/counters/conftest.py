"""Counters, and those who set them up, look after them, or only see their own."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.accounts.grants.operations import grant, take_back
from survey.accounts.operations import user_by_email
from survey.models import AuditEntry, Grant, RoleName
from tests.factories import Province, make_province
from tests.survey.conftest import EMAIL

Become = Callable[[RoleName], FlaskClient]


@pytest.fixture
def province(session: Session) -> Province:
    """Two communes with two counters each.

    What a test reads of them afterwards opens no transaction, which on SQLite would
    keep the site from writing.
    """
    session.expire_on_commit = False
    province = make_province(session, units=2, counters=2)
    for number, counter in enumerate(province.counters):
        counter.code = f"QR{number}BCDF"
    session.commit()
    return province


@pytest.fixture
def become(session: Session, official: FlaskClient, province: Province) -> Become:
    """Give the official one role on the first commune, and nothing else."""

    def _become(role: RoleName) -> FlaskClient:
        person = user_by_email(session, EMAIL)
        for held in session.scalars(select(Grant).where(Grant.user_id == person.id)):
            take_back(session, held)
        grant(session, person, role, province.units[0])
        session.commit()
        return official

    return _become


@pytest.fixture
def audit(session: Session, province: Province) -> Callable[[], list[AuditEntry]]:
    """What the audit tells of counters, read anew."""

    def _read() -> list[AuditEntry]:
        session.commit()
        of_signing_in = AuditEntry.kind.in_(("user", "session"))
        rows = select(AuditEntry).where(~of_signing_in).order_by(AuditEntry.id)
        found = list(session.scalars(rows))
        session.commit()
        return found

    return _read
