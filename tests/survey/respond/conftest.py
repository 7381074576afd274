"""A round under way, and a sheet filled in at one of its counters."""

from collections.abc import Callable

import pytest
import time_machine
from flask.testing import FlaskClient
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from survey.db import WRITES
from survey.models import Comment, Counter, Receipt, Response
from tests.factories import Province, make_province
from tests.pages import open_page

Rows = dict[str, int]


@pytest.fixture
def province(session: Session, clock: time_machine.Traveller) -> Province:
    """A province with a round under way, as the site sees it."""
    province = make_province(session)
    session.expire_on_commit = False  # reading it again would hold SQLite's lock
    session.commit()
    return province


@pytest.fixture
def counter(province: Province) -> Counter:
    """A counter whose page is open."""
    return province.counters[0]


@pytest.fixture
def address(counter: Counter) -> str:
    """Where the counter's page stands."""
    return f"/q/{counter.code}"


@pytest.fixture
def sheet(client: FlaskClient, address: str) -> dict[str, str]:
    """The fields of a page as a satisfied citizen sends them."""
    form = open_page(client, address).forms[-1]
    chosen = {name: "5" for name in form.names if name.startswith("q-")}
    return dict(form.filled) | chosen


@pytest.fixture
def rows(engine: Engine) -> Callable[[], Rows]:
    """Count the rows that sheets leave."""

    # Without taking SQLite's only lock for writing.
    reading = engine.execution_options(**{WRITES: False})

    def _rows() -> Rows:
        with reading.connect() as connection:
            return {
                table.__tablename__: connection.scalar(
                    select(func.count()).select_from(table)
                )
                or 0
                for table in (Response, Receipt, Comment)
            }

    return _rows
