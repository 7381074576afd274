"""A page opened by a hurried person, on a slow processor behind a slow line."""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import BrowserContext, Page, Response

from bench.wire import Wire

SLOWER = 4  # times, the processor
SOUND = "/nghe/"
REST = 1_500  # milliseconds without a request: all has come

# What a hurried person does: press as soon as there is something to press.
PRESS = {
    "kiosk": """() => {
      const shown = document.querySelector(".step:not([hidden])")
      if (shown?.offsetParent) return true
      const begin = document.querySelector("[data-begin]")
      if (begin?.offsetParent) begin.click()
      return Boolean(document.querySelector(".step:not([hidden])")?.offsetParent)
    }""",
    "citizen": """() => {
      const first = document.querySelector("input[type=radio]")
      if (document.readyState === "loading" || !first?.offsetParent) return false
      first.click()
      return first.checked
    }""",
}
WATCH = """(() => {
  const isDone = %s
  const look = () => {
    if (!isDone()) return setTimeout(look, 10)
    window.answeredAt = performance.now()
  }
  look()
})()"""
KEPT = """async () => {
  const names = await caches.keys()
  return navigator.serviceWorker.controller !== null && names.length > 0
}"""


@dataclass(frozen=True)
class Visit:
    """One opening of a page: seconds until it answered, and what was carried."""

    seconds: float
    n_requests: int
    carried_first: int  # bytes, until it answered
    carried: int  # bytes, by the time all had come
    plain: int  # bytes of the page and its files, not compressed, without recordings


def visited(
    context: BrowserContext,
    wire: Wire,
    address: str,
    kind: str,
    until: Callable[[Page], None] | None,
) -> Visit:
    """Open a page in a window of its own, press, and wait for what still comes."""
    page, bodies = context.new_page(), list[Response]()
    page.on("response", lambda response: bodies.append(response))
    session = context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.add_init_script(WATCH % PRESS[kind])
    wire.forget()
    page.goto(address, wait_until="commit")
    page.wait_for_function("() => window.answeredAt", timeout=60_000)
    seconds, first = page.evaluate("() => window.answeredAt") / 1000, wire.down.n_bytes
    if until is not None:
        until(page)
    files = [one for one in bodies if one.status == 200 and SOUND not in one.url]
    plain = sum(len(one.body()) for one in files)
    visit = Visit(seconds, wire.n_requests, first, wire.down.n_bytes, plain)
    page.close()
    return visit


def is_kept(page: Page) -> None:
    """Wait until the page would start without a network, and all else has come."""
    page.wait_for_function(KEPT, timeout=60_000)
    at_rest(page)


def at_rest(page: Page) -> None:
    """Wait until nothing more comes."""
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(REST)
