"""A tablet whose browser is killed and whose network comes and goes loses no sheet."""

import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page
from sqlalchemy import func, select
from sqlalchemy.engine import URL

from survey.models import Evidence, Response
from tests.browser.kiosks import (
    ANSWER,
    Network,
    fill_kiosk,
    pair,
    pairing_code,
    tablet,
)
from tests.browser.site import Site, open_site

KILLS, SHEETS_EACH = 10, 20
PATIENCE = 30  # seconds until all have arrived, on a busy machine


@pytest.fixture
def wired(sqlite_template: Path, tmp_path: Path) -> Iterator[tuple[Site, Network]]:
    """A site behind a wire that can be cut."""
    file = shutil.copy(sqlite_template, tmp_path / "hailong.db")
    url = URL.create("sqlite", database=str(file))
    with open_site(url, tmp_path, fill_kiosk) as site:
        network = Network(urlsplit(site.address).port or 0)
        yield site, network
        network.close()


def test_two_hundred_sheets_arrive_once_over_ten_kills(
    chromium: Browser, wired: tuple[Site, Network], tmp_path: Path
) -> None:
    (site, network), kind = wired, chromium.browser_type
    profile, address = tmp_path / "profile", f"http://127.0.0.1:{network.port}"
    [counter] = site.open_counters()
    with tablet(kind, profile, is_killed=False) as page:
        pair(page, pairing_code(site, counter), site=address)
        page.evaluate("navigator.serviceWorker.ready.then(() => 0)")
    for number in range(KILLS):
        # Every other time there is no network to start with: the page is kept, too.
        network.is_cut = number % 2 == 1
        with tablet(kind, profile) as page:
            page.goto(f"{address}/kiosk")
            page.evaluate(ANSWER, [SHEETS_EACH // 2, "5"])
            network.cut()
            page.evaluate(ANSWER, [SHEETS_EACH // 2, "1"])
            page.locator("[data-begin=vi]").click()  # somebody who does not finish
            page.locator(".step:visible [data-value='3']").click()
        network.mend()
    with tablet(kind, profile) as page:
        page.goto(f"{address}/kiosk")
        _wait_until_all_are_sent(page)
    assert _answers(site) == {"5": 100, "1": 100}
    assert site.n_sheets(counter.code) == KILLS * SHEETS_EACH


def _wait_until_all_are_sent(page: Page) -> None:
    empty = """async () => (await (await Store.open()).all()).length === 0"""
    end = time.monotonic() + PATIENCE
    while not page.evaluate(empty):
        assert time.monotonic() < end, page.locator("#waiting").inner_text()
        page.wait_for_timeout(200)


def _answers(site: Site) -> dict[str, int]:
    """Return how many sheets say the same to all, and that they came from a kiosk."""
    first = func.substr(Response.answers, 1, 1).label("level")
    present = Response.evidence == Evidence.PRESENCE
    query = select(first, func.count().label("n")).where(present).group_by(first)
    with site.engine.connect() as connection:
        return {row.level: row.n for row in connection.execute(query)}
