"""The database goes away while somebody fills in: the answers stay, and count once."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy.engine import URL

from tests.browser.audit import PHONE, audit
from tests.browser.citizen import answer, open_counter, receipt_of, send
from tests.browser.site import Site, fill_counter, open_site
from tests.browser.windows import window
from tests.databases import TEMPLATE, migrate
from tests.postgres import Postgres

# Later: a page that leaves at once has no time to answer the test.
TWO_BACK = "() => { setTimeout(() => history.go(-2)) }"

Away = Callable[[], AbstractContextManager[None]]


@pytest.fixture
def locked(sqlite_template: Path, tmp_path: Path) -> Iterator[tuple[Site, Away]]:
    """A site on a SQLite file that somebody else can keep for himself."""
    file = shutil.copy(sqlite_template, tmp_path / "hailong.db")

    @contextmanager
    def away() -> Iterator[None]:
        with closing(sqlite3.connect(file, isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            yield
            other.execute("ROLLBACK")

    url = URL.create("sqlite", database=str(file))
    with open_site(url, tmp_path, fill_counter) as site:
        yield site, away


@pytest.fixture
def stopped(tmp_path: Path) -> Iterator[tuple[Site, Away]]:
    """A site on a PostgreSQL server that can be stopped."""
    server = Postgres()

    @contextmanager
    def away() -> Iterator[None]:
        server.stop()
        yield
        server.start()

    try:
        url = server.create(TEMPLATE)
        migrate(url)
        with open_site(url, tmp_path, fill_counter) as site:
            yield site, away
    finally:
        server.remove()


@pytest.fixture(
    params=["locked", pytest.param("stopped", marks=pytest.mark.postgresql)]
)
def failing(request: pytest.FixtureRequest) -> tuple[Site, Away]:
    """A site and a way to take its database away for a while."""
    found: tuple[Site, Away] = request.getfixturevalue(request.param)
    return found


def test_given_an_outage_when_sent_again_afterwards_then_one_sheet(
    chromium: Browser, failing: tuple[Site, Away]
) -> None:
    site, away = failing
    [counter] = site.open_counters()
    with window(chromium, site.address, width=PHONE) as phone:
        open_counter(phone, counter.code)
        answer(phone, "4")
        with away():
            _send_in_vain(phone)
            audit(phone, "citizen-unavailable")
        site.engine.dispose()  # its connections are as dead as the server's
        assert site.n_sheets(counter.code) == 0
        phone.get_by_role("button", name="Gửi lại").click()
        receipt = receipt_of(phone)
        phone.evaluate(TWO_BACK)  # to the form, as it was filled in
        phone.wait_for_url(f"**/q/{counter.code}")
        send(phone)
        assert receipt_of(phone) == receipt
        assert site.n_sheets(counter.code) == 1


def _send_in_vain(phone: Page) -> None:
    with phone.expect_response(lambda answer: answer.request.method == "POST") as sent:
        send(phone)
    assert sent.value.status == 503
    assert int(sent.value.headers["retry-after"]) > 0
    expect(phone.get_by_role("heading", level=1)).to_have_text(
        "Tạm thời chưa nhận được phiếu"
    )
