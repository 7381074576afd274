"""A province with a release, and programs that ask about it."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from survey.models import RoleName, Unit
from survey.release.operations import make_release
from tests.conftest import MORNING
from tests.factories import Province, make_province, make_sheets
from tests.signing_in import bearer
from tests.survey.access.people import give, make_user

Header = dict[str, str]
Asking = Callable[..., TestResponse]


@pytest.fixture
def province(session: Session) -> Province:
    """Three communes with figures, the last too few to be shown."""
    province = make_province(session, units=3, method="counter-short")
    for n, counter in zip((40, 25, 3), province.counters, strict=True):
        make_sheets(session, province.round, counter, ["55-.4", "54321"], n=n)
    make_release(session, province.round, made_at=MORNING)
    session.commit()
    return province


def program(
    session: Session,
    place: Unit | None = None,
    *,
    role: RoleName = RoleName.ANALYST,
    within: Unit | None = None,
) -> Header:
    """Return what the program of somebody with a role sends."""
    person = make_user(session)
    give(session, person, role, place)
    header = bearer(session, person, unit=within)
    session.commit()
    return header


@pytest.fixture
def ask(client: FlaskClient, session: Session, province: Province) -> Asking:
    """Ask as a program of somebody with a role on everything, or as another."""
    everything = program(session)

    def _ask(path: str, header: Header = everything, **more: str) -> TestResponse:
        return client.get(f"/api/v1{path}", headers={**header, **more})

    return _ask
