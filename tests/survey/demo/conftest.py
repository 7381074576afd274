"""The province, built small and once for all tests that only read it."""

import shutil
from collections.abc import Iterator
from uuid import uuid4

import pytest
from sqlalchemy.engine import URL
from sqlalchemy.orm import Session

from survey.db import make_engine, writing
from survey.demo.build import build_province, is_built
from tests.databases import TEMPLATE
from tests.factories import TODAY

SHEETS = (700, 1300)
DATABASES = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)]


@pytest.fixture(scope="session", params=DATABASES)
def url(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> URL:
    """A database with the province, built once for every test that only reads."""
    if request.param == "sqlite":
        template = request.getfixturevalue("sqlite_template")
        file = shutil.copy(template, tmp_path_factory.mktemp("demo") / "hailong.db")
        place = URL.create("sqlite", database=str(file))
    else:
        server = request.getfixturevalue("postgres")
        place = server.create(f"demo-{uuid4().hex}", template=TEMPLATE)
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
