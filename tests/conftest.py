"""What every test may ask for."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import hypothesis
import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient
from jinja2 import BytecodeCache
from sqlalchemy import Engine
from sqlalchemy.engine import URL
from sqlalchemy.orm import Session

from survey.config import PREFIX, Settings, read_settings
from survey.db import make_engine, writing
from survey.site import create_app

pytest_plugins = ["tests.compiled", "tests.databases"]
pytest.register_assert_rewrite("tests.pages", "tests.browser.audit")

# A busy machine is no fault of the code; what CI sets otherwise stays.
hypothesis.settings.register_profile("patient", hypothesis.settings(deadline=None))
hypothesis.settings.load_profile("patient")

# Nine in the morning of a working day in Hà Nội.
MORNING = datetime(2026, 3, 10, 2, 0, tzinfo=UTC)
SLOW = {"browser", "slow"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that take long: the last of them would run alone."""
    slow = {item.path for item in items if SLOW & {m.name for m in item.iter_markers()}}
    items.sort(key=lambda item: item.path not in slow)


@pytest.fixture(autouse=True)
def _own_surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Keep the settings and the data of this machine's own installation out."""
    for name in [name for name in os.environ if name.startswith(PREFIX)]:
        monkeypatch.delenv(name)
    monkeypatch.setenv(f"{PREFIX}INSTANCE", str(tmp_path / "instance"))


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """The clock, standing at MORNING until the test moves it."""
    with time_machine.travel(MORNING, tick=False) as clock:
        yield clock


@pytest.fixture
def settings(database_url: URL, tmp_path: Path) -> Settings:
    """The settings of an installation with a fresh database."""
    return read_settings(
        instance=tmp_path / "instance",
        second_factor="optional",
        database_url=database_url.render_as_string(hide_password=False),
    )


@pytest.fixture
def engine(database_url: URL) -> Iterator[Engine]:
    """The fresh database, for transactions that write."""
    engine = make_engine(database_url)
    yield writing(engine)
    engine.dispose()


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    """A session on the fresh database; the test commits what the site shall see."""
    with Session(engine) as session:
        yield session


@pytest.fixture
def app(settings: Settings, compiled_templates: BytecodeCache) -> Iterator[Flask]:
    """The site on the fresh database, with its forgery protection."""
    app = create_app(settings)
    app.testing = True
    app.jinja_env.bytecode_cache = compiled_templates
    yield app
    app.extensions["hailong_engine"].dispose()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A browser without scripts; tests.pages reads and sends its pages."""
    return app.test_client()
