"""Chromium, and the site as `hailong serve` runs it."""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from sqlalchemy.engine import URL

from survey.config import Settings
from tests.browser.audit import DESKTOP, PHONE
from tests.servers import environment, free_port, serving

HAILONG = Path(sys.executable).parent / "hailong"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
# Quiet: a browser under test has no business with anybody but the server.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
]
WINDOWS = {"phone": (PHONE, 740), "desktop": (DESKTOP, 800)}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs a browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The machine's Chromium, else the one that playwright installed."""
    names = [os.environ.get("CHROMIUM", ""), *CHROMIUM]
    found = next((path for name in names if (path := shutil.which(name))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def database_url(sqlite_url: URL) -> URL:
    """Journeys look at pages; the databases are compared below the pages."""
    return sqlite_url


@pytest.fixture
def live(settings: Settings, tmp_path: Path) -> Iterator[str]:
    """The address of the site, served by granian from the test's own database."""
    port = free_port()
    env = environment(
        instance=settings.instance,
        database_url=settings.database_url,
        base_url=f"http://127.0.0.1:{port}",
        port=port,
    )
    log = tmp_path / "serve.log"
    with serving(
        [HAILONG, "serve"], port=port, folder=tmp_path, env=env, log=log
    ) as address:
        yield address


@pytest.fixture(params=WINDOWS)
def page(
    request: pytest.FixtureRequest, chromium: Browser, live: str
) -> Iterator[Page]:
    """A window on the site, once as a phone and once as a desktop."""
    yield from _window(chromium, live, request.param)


@pytest.fixture
def plain_page(chromium: Browser, live: str) -> Iterator[Page]:
    """A phone without scripts."""
    yield from _window(chromium, live, "phone", java_script_enabled=False)


def _window(chromium: Browser, live: str, kind: str, **options: bool) -> Iterator[Page]:
    width, height = WINDOWS[kind]
    context = chromium.new_context(
        base_url=live,
        viewport={"width": width, "height": height},
        locale="vi-VN",
        **options,  # type: ignore[arg-type]
    )
    # Only our own server answers: a page that asks elsewhere is told no.
    context.route(lambda address: not address.startswith(live), lambda r: r.abort())
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert errors == []
