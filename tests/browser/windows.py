"""A browser, and windows on a site that notice what goes wrong behind a page."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Playwright,
    Response,
)

from tests.browser.audit import DESKTOP, PHONE

# The shell first: without tabs and menus a window opens in a third of the time.
CHROMIUM = (
    *("chromium-headless-shell", "chromium"),
    *("chromium-browser", "google-chrome"),
)
# Quiet: a browser under test has no business with anybody but the server.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-audio-output",  # no waiting for a sound card that is not there
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]
HEIGHTS = {PHONE: 740, DESKTOP: 800}
STATUS = "Failed to load resource: the server responded with a status of"
OVERTAKEN = ("htmx:afterRequest", "htmx:sendAbort")  # by a newer choice


def launch(playwright: Playwright) -> Browser:
    """Start the machine's Chromium, else the one that playwright installed."""
    names = [os.environ.get("CHROMIUM", ""), *CHROMIUM]
    found = next((path for name in names if (path := shutil.which(name))), None)
    return playwright.chromium.launch(executable_path=found, args=FLAGS)


@contextmanager
def window(
    browser: Browser, address: str, *, width: int, **options: Any
) -> Iterator[Page]:
    """Open a window; at its end nothing may have gone wrong in any of its pages."""
    context = browser.new_context(
        base_url=address,
        viewport={"width": width, "height": HEIGHTS.get(width, 800)},
        locale="vi-VN",
        **options,
    )
    faults = _watch(context, address)
    yield context.new_page()
    context.close()
    assert faults == []


def _watch(context: BrowserContext, address: str) -> list[str]:
    """Return the list that faults will be written to."""
    faults: list[str] = []

    def _console(message: ConsoleMessage) -> None:
        # A page that is refused is no fault of its own; the test looks at its status.
        known = (STATUS, *OVERTAKEN)
        if message.type in {"error", "warning"} and not message.text.startswith(known):
            faults.append(f"{message.page and message.page.url}: {message.text}")

    def _response(response: Response) -> None:
        if not response.url.startswith((address, "data:")):
            faults.append(f"asks elsewhere: {response.url}")
        if response.status >= 400 and response.request.resource_type != "document":
            faults.append(f"{response.status} {response.url}")

    context.on("console", _console)
    context.on("response", _response)
    context.on("weberror", lambda error: faults.append(str(error.error)))
    return faults
