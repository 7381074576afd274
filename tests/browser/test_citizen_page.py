"""The citizen's page is small, asks nobody else, and bends without breaking."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from survey.models import Counter
from tests.browser.audit import DESKTOP, PHONE, WIDTH, audit
from tests.browser.citizen import answer, open_counter, receipt_of, send
from tests.browser.windows import window

MOST_REQUESTS, MOST_BYTES = 4, 12_000  # of a first visit, headers included
NARROWEST = 320  # CSS pixels; also a window of 1280 px at 400 %
THUMB = 48  # CSS pixels

# WCAG 1.4.12: a reader's own spacing. A stylesheet object, for the page's policy
# lets nobody write one into it.
SPACING = """* {
  line-height: 1.5 !important; letter-spacing: .12em !important;
  word-spacing: .16em !important;
} p { margin-bottom: 2em !important }"""
LARGER = ":root { font-size: 200% }"
ADOPT = """css => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  document.adoptedStyleSheets = [sheet]
}"""
# Words that are cut off, or stand outside of the tile, legend or button they belong to.
CUT = """() => [...document.querySelectorAll("label, legend, h1, h2, p, a, button")]
  .filter(box => !box.matches(".skip"))
  .filter(box => {
    const outer = box.getBoundingClientRect(), range = document.createRange()
    range.selectNodeContents(box)
    const inner = range.getBoundingClientRect()
    return inner.right > outer.right + 1 || inner.bottom > outer.bottom + 1
      || inner.left < outer.left - 1 || outer.right > innerWidth
  })
  .map(box => box.textContent.trim())"""
SMALL = """least => [...document.querySelectorAll("label, nav a, button, textarea")]
  .filter(box => !box.matches(".comment label") && box.checkVisibility())
  .filter(box => {
    const {width, height} = box.getBoundingClientRect()
    return width < least || height < least
  })
  .map(box => box.outerHTML)"""


@pytest.fixture
def narrow(chromium: Browser, live: str) -> Iterator[Page]:
    """The narrowest window that must do."""
    with window(chromium, live, width=NARROWEST) as page:
        yield page


def test_it_costs_little_and_asks_nobody_else(
    phone: Page, live: str, counter: Counter
) -> None:
    network = phone.context.new_cdp_session(phone)
    asked: list[str] = []
    received: list[float] = []

    def _asked(event: dict[str, Any]) -> None:
        asked.append(event["request"]["url"])

    def _received(event: dict[str, Any]) -> None:
        received.append(event["encodedDataLength"])

    network.on("Network.requestWillBeSent", _asked)
    network.on("Network.loadingFinished", _received)
    network.send("Network.enable")
    phone.goto(f"/q/{counter.code}", wait_until="networkidle")

    fetched = [address for address in asked if urlsplit(address).scheme != "data"]
    assert 1 <= len(fetched) <= MOST_REQUESTS
    assert all(address.startswith(live) for address in fetched)
    assert 0 < sum(received) <= MOST_BYTES


def test_it_keeps_nothing_on_the_phone(phone: Page, counter: Counter) -> None:
    open_counter(phone, counter.code)
    answer(phone)
    send(phone)
    receipt_of(phone)
    assert phone.context.cookies() == []
    assert phone.evaluate("localStorage.length + sessionStorage.length") == 0


@pytest.mark.parametrize("language", ["vi", "en"])
def test_nothing_is_cut_in_the_narrowest_window(
    narrow: Page, counter: Counter, language: str
) -> None:
    open_counter(narrow, counter.code, language=language)
    audit(narrow, f"citizen-{language}")
    assert narrow.evaluate(CUT) == []
    send(narrow)
    audit(narrow, f"citizen-errors-{language}")
    assert narrow.evaluate(CUT) == []


def test_every_target_is_large_enough_for_a_thumb(page: Page, counter: Counter) -> None:
    open_counter(page, counter.code)
    assert page.evaluate(SMALL, THUMB) == []


@pytest.mark.parametrize("css", [SPACING, LARGER], ids=["spacing", "larger"])
def test_nothing_is_cut_when_readers_set_their_own_text(
    page: Page, counter: Counter, css: str
) -> None:
    open_counter(page, counter.code)
    page.evaluate(ADOPT, css)
    found, inner = page.evaluate(WIDTH)
    assert found <= inner
    assert page.evaluate(CUT) == []


def test_nothing_is_cut_at_twice_the_size(
    chromium: Browser, live: str, counter: Counter
) -> None:
    # A desktop's window at 200 % has half as many CSS pixels, each twice as large.
    with window(chromium, live, width=DESKTOP // 2, device_scale_factor=2) as page:
        open_counter(page, counter.code)
        audit(page, "citizen-zoomed")
        assert page.evaluate(CUT) == []


def test_a_phone_on_its_side_shows_all_of_it(
    chromium: Browser, live: str, counter: Counter
) -> None:
    with window(chromium, live, width=740) as page:
        page.set_viewport_size({"width": 740, "height": PHONE})
        open_counter(page, counter.code)
        assert page.evaluate(CUT) == []
        send(page)
        assert page.get_by_role("alert").is_visible()
