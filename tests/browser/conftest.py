"""Chromium, and the site as `hailong serve` runs it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, StorageState, sync_playwright
from sqlalchemy.engine import URL

from survey.models import Counter
from tests.browser.audit import DESKTOP, PHONE, TABLET
from tests.browser.officials import sign_in
from tests.browser.site import Site, fill_province, open_site
from tests.browser.windows import launch, window

WIDTHS = {"phone": PHONE, "desktop": DESKTOP}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs a browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The machine's Chromium, else the one that playwright installed."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def site(
    sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    """The invented province, served from SQLite: journeys look at pages."""
    folder = tmp_path_factory.mktemp("site")
    file = shutil.copy(sqlite_template, folder / "hailong.db")
    url = URL.create("sqlite", database=str(file))
    with open_site(url, folder, fill_province) as site:
        yield site


@pytest.fixture(scope="session")
def counters(site: Site) -> Iterator[Counter]:
    """The open counters, each to be used once."""
    return iter(site.open_counters())


@pytest.fixture
def counter(counters: Iterator[Counter]) -> Counter:
    """A counter that no other test sends sheets from."""
    return next(counters)


@pytest.fixture
def live(site: Site) -> str:
    """The address of the site."""
    return site.address


@pytest.fixture(params=WIDTHS)
def width(request: pytest.FixtureRequest) -> int:
    """A phone's width, then a desktop's."""
    return WIDTHS[request.param]


@pytest.fixture(scope="module", params=[TABLET, DESKTOP])
def desk_width(request: pytest.FixtureRequest) -> int:
    """A tablet's width, then a desktop's: what setting up is done on."""
    width: int = request.param
    return width


@pytest.fixture
def page(chromium: Browser, live: str, width: int) -> Iterator[Page]:
    """A window on the site, once as a phone and once as a desktop."""
    with window(chromium, live, width=width) as page:
        yield page


@pytest.fixture
def phone(chromium: Browser, live: str) -> Iterator[Page]:
    """A phone."""
    with window(chromium, live, width=PHONE) as page:
        yield page


@pytest.fixture
def plain_page(chromium: Browser, live: str) -> Iterator[Page]:
    """A phone without scripts."""
    with window(chromium, live, width=PHONE, java_script_enabled=False) as page:
        yield page


@pytest.fixture(scope="session")
def signed_in(chromium: Browser, site: Site) -> StorageState:
    """What a browser keeps of an official who has signed in."""
    with window(chromium, site.address, width=DESKTOP) as page:
        page.goto("/ket-qua")
        sign_in(page)
        page.wait_for_url("**/ket-qua")
        return page.context.storage_state()


@pytest.fixture
def desk(
    chromium: Browser, live: str, width: int, signed_in: StorageState
) -> Iterator[Page]:
    """The window of an official who has signed in."""
    with window(chromium, live, width=width, storage_state=signed_in) as page:
        yield page
