"""The province, built small and once for all tests that only read it."""

from collections.abc import Iterator

import pytest
from sqlalchemy.engine import URL
from sqlalchemy.orm import Session

from survey.db import make_engine, writing
from survey.demo.build import build_province, is_built
from tests.databases import BOTH, lasting_database
from tests.factories import TODAY

SHEETS = (700, 1300)


@pytest.fixture(scope="session", params=BOTH)
def url(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> URL:
    """A database with the province, built once for every test that only reads."""
    place = lasting_database(request, tmp_path_factory.mktemp("demo"))
    built(place)
    return place


def built(place: URL) -> None:
    engine = make_engine(place)
    with Session(writing(engine)) as session:
        assert not is_built(session)
        build_province(session, today=TODAY, sheets=SHEETS)
        session.commit()
    engine.dispose()


@pytest.fixture
def province_session(url: URL) -> Iterator[Session]:
    """A session on the province; what a test writes is rolled back."""
    engine = make_engine(url)
    with Session(writing(engine)) as session:
        yield session
    engine.dispose()
