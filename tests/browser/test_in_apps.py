"""The QR path where browsers allow little: in other apps, private, without scripts."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, Request, Route, expect

from survey.models import Counter
from tests.browser.audit import PHONE, audit
from tests.browser.citizen import answer, receipt_of, send
from tests.browser.site import Site
from tests.browser.windows import window

ANDROID = (
    "Mozilla/5.0 (Linux; Android 10; SM-A107F Build/QP1A; wv) AppleWebKit/537.36 "
    "(KHTML, like Gecko) Version/4.0 Chrome/100.0.4896.127 Mobile Safari/537.36"
)
IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 15_8 like Mac OS X) AppleWebKit/605.1.15 "
    "(KHTML, like Gecko) Mobile/15E148"
)
AGENTS = {
    "zalo-android": f"{ANDROID} Zalo android/12100780 ZaloTheme/light ZaloLanguage/vi",
    "zalo-iphone": f"{IPHONE} Zalo iOS/500 ZaloTheme/light ZaloLanguage/vi",
    "facebook-android": f"{ANDROID} [FB_IAB/FB4A;FBAV/400.0.0.37.76;]",
    "facebook-iphone": f"{IPHONE} [FBAN/FBIOS;FBAV/400.0;FBDV/iPhone9,3;FBLC/vi_VN]",
}
# As where everything that could be kept is turned off: to ask for it is refused.
NOTHING_KEPT = """
for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"])
  Object.defineProperty(window, name, {
    get() { throw new DOMException("", "SecurityError") }
  })
Object.defineProperty(document, "cookie", {get: () => "", set: () => {}})
Object.defineProperty(navigator, "serviceWorker", {get: () => undefined})
"""

# Begun, and there is something to hear; how fast it goes on is the sound card's matter.
PLAYING = """() => { const player = document.querySelector("[open] audio")
  return player.currentTime > 0 || (!player.paused && player.readyState > 2) }"""
# Let through untouched: a player fetches it piece by piece while it plays.
SOUND = "/nghe/"
AUDITED = "zalo-android"  # it looks the same in all of them


def is_no_sound(address: str) -> bool:
    """Tell what a browser's requests are taken apart for."""
    return SOUND not in address


def without_cookies(route: Route, request: Request) -> None:
    """Send a request as a browser that keeps no cookies."""
    kept = {k: v for k, v in request.all_headers().items() if k.lower() != "cookie"}
    route.continue_(headers=kept)


@contextmanager
def app_window(
    chromium: Browser, live: str, agent: str, *, has_scripts: bool
) -> Iterator[Page]:
    """Open a phone's window inside an app that lets pages keep nothing."""
    options = {"user_agent": AGENTS[agent], "java_script_enabled": has_scripts}
    with window(chromium, live, width=PHONE, **options) as page:
        page.context.add_init_script(NOTHING_KEPT)
        page.context.route(is_no_sound, without_cookies)
        yield page


@pytest.mark.parametrize(
    ("agent", "has_scripts"),
    [*((agent, True) for agent in AGENTS), ("zalo-android", False)],
)
def test_a_sheet_is_listened_to_answered_and_stored(
    chromium: Browser,
    site: Site,
    counter: Counter,
    agent: str,
    has_scripts: bool,
) -> None:
    with app_window(chromium, site.address, agent, has_scripts=has_scripts) as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"/q/{counter.code}")
        page.get_by_role("navigation").get_by_role("link", name="Tày").click()
        expect(page.locator("html")).to_have_attribute("lang", "tyz")
        assert not [address for address in asked if SOUND in address]
        player = page.locator("fieldset audio").first
        expect(player).to_be_hidden()
        page.locator("fieldset summary").first.click()
        expect(player).to_be_visible()
        if has_scripts:
            page.wait_for_function(PLAYING)
            assert [address for address in asked if SOUND in address]
        if has_scripts and agent == AUDITED:
            audit(page, "citizen-listening")
        answer(page)
        send(page)
        receipt_of(page)
        assert page.context.cookies() == []
        assert site.n_sheets(counter.code) == 1
