"""The database away, full or locked: the answers stay in the page, nothing is lost.

The databases are really made unable (`faults`): no part of ours is replaced.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine
from sqlalchemy.engine import URL

from tests.conftest import MORNING
from tests.pages import Page, open_page, send
from tests.postgres import Postgres
from tests.survey.respond import faults

Rows = Callable[[], dict[str, int]]
Fault = Callable[[], AbstractContextManager[None]]
NOTHING = {"response": 0, "receipt": 0, "comment": 0}

on_postgresql = pytest.mark.parametrize(
    "database_url",
    [pytest.param("postgresql", marks=pytest.mark.postgresql)],
    indirect=True,
)


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """A clock that runs: waiting for a connection ends by it."""
    with time_machine.travel(MORNING, tick=True) as clock:
        yield clock


@pytest.fixture
def site_engine(app: Flask) -> Engine:
    """The site's own engine, whose connections are to be disturbed."""
    engine: Engine = app.extensions["hailong_engine"]
    return engine


@pytest.fixture
def fault(
    request: pytest.FixtureRequest,
    engine: Engine,
    site_engine: Engine,
    database_url: URL,
) -> AbstractContextManager[None]:
    """A database of either kind that cannot store."""
    if database_url.get_backend_name() == "sqlite":
        made: dict[str, Fault] = {
            "away": partial(
                faults.moved_away, site_engine, Path(str(database_url.database))
            ),
            "read-only": partial(faults.commanded, site_engine, "query_only=ON"),
            "full": partial(faults.commanded, site_engine, "max_page_count=1"),
        }
    else:
        server = request.getfixturevalue("postgres")
        made = {
            "away": partial(faults.stopped, server, engine),
            "read-only": partial(faults.read_only, site_engine, database_url),
            "full": partial(faults.refusing, database_url),
        }
    made["locked"] = partial(faults.locked, database_url)
    made["used up"] = partial(faults.used_up, site_engine)
    return made[request.param]()


def _filled(page: Page) -> dict[str, str]:
    answers = {name: "4" for name in page.forms[-1].names if name.startswith("q-")}
    # Long enough to need room of its own in a full file.
    return answers | {"comment": "Tốt <lắm>\n" + "ắ" * 1900}


@pytest.mark.parametrize(
    "fault", ["away", "read-only", "full", "locked", "used up"], indirect=True
)
def test_the_answers_are_kept_and_sent_again_later(
    client: FlaskClient,
    address: str,
    rows: Rows,
    fault: AbstractContextManager[None],
) -> None:
    page = open_page(client, address)
    answers = _filled(page)
    with fault:
        kept = send(client, page, answers, status=503)
    assert rows() == NOTHING
    assert kept.heading == "Tạm thời chưa nhận được phiếu"
    filled = {k: v.replace("\r\n", "\n") for k, v in kept.forms[-1].filled}
    assert filled | {"token": ""} == answers | {"token": ""}
    thanks = send(client, kept)
    assert thanks.heading == "Cảm ơn Ông/Bà"
    assert rows() == {"response": 1, "receipt": 1, "comment": 1}


@pytest.mark.parametrize("fault", ["away"], indirect=True)
def test_the_reply_says_when_to_try_again(
    client: FlaskClient,
    address: str,
    sheet: dict[str, str],
    fault: AbstractContextManager[None],
) -> None:
    with fault:
        answer = client.post(f"{address}?lang=en", data=sheet)
        assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
        assert "Set-Cookie" not in answer.headers
        assert "Forms cannot be received just now" in answer.text


@pytest.mark.parametrize("fault", ["away"], indirect=True)
def test_a_page_seen_before_can_still_be_filled_in(
    client: FlaskClient, address: str, fault: AbstractContextManager[None]
) -> None:
    page = open_page(client, address)
    with fault:
        open_page(client, address)
        unseen = open_page(client, "/q/other", status=503)
        assert unseen.forms == []
        open_page(client, f"{address}/cam-on/AAAAA-AAAAA", status=503)
    send(client, page, _filled(page))


@on_postgresql
def test_after_a_restart_nobody_notices(
    client: FlaskClient,
    address: str,
    sheet: dict[str, str],
    rows: Rows,
    engine: Engine,
    postgres: Postgres,
) -> None:
    with faults.stopped(postgres, engine):
        pass  # and every connection of the site is dead
    assert client.post(address, data=sheet).status_code == 303
    assert rows()["response"] == 1
