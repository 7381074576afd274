"""Is a page fit for everybody? axe's rules of WCAG 2.2 AA, and a picture if wanted."""

import os
import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

HERE = Path(__file__).resolve().parent
AXE = HERE / "axe" / "axe.min.js"
SCREENSHOTS = HERE.parent.parent / "screenshots"
WANTED = "PICTURES"  # set it to have pictures of all pages: to be looked at, not tested
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PHONE, TABLET, DESKTOP = 360, 768, 1280  # CSS pixels

RUN = """async standards => {
  const found = await axe.run(document, {
    runOnly: {type: "tag", values: standards}, resultTypes: ["violations"],
  })
  return found.violations
}"""
# What a filter replaces is pale until the new part has come.
AT_REST = """() => !document.querySelector("[aria-busy=true]") &&
  document.getAnimations().every(one => one.playState !== "running")"""
WIDTH = "() => [document.documentElement.scrollWidth, innerWidth]"


def audit(page: Page, name: str) -> None:
    """Fail on any violation, or on a page wider than its window."""
    page.wait_for_function(AT_REST)
    if os.environ.get(WANTED):
        _picture(page, name)
    assert _violations(page) == []
    width, window = page.evaluate(WIDTH)
    assert width <= window, f"{page.url} is {width} px wide in a window of {window} px"


def audit_at_every_width(page: Page, name: str) -> None:
    """Look at a page as phones, tablets and desktops show it; leave it as it was."""
    before = page.viewport_size
    assert before
    for width in (PHONE, TABLET, DESKTOP):
        page.set_viewport_size({"width": width, "height": before["height"]})
        audit(page, name)
    page.set_viewport_size(before)


def _picture(page: Page, name: str) -> None:
    assert re.fullmatch(r"[a-z0-9-]+", name), name
    assert page.viewport_size
    SCREENSHOTS.mkdir(exist_ok=True)
    file = SCREENSHOTS / f"{name}-{page.viewport_size['width']}.png"
    page.screenshot(path=file, full_page=True)


def _violations(page: Page) -> list[str]:
    # Evaluated rather than added as a script: the page's own policy forbids that.
    page.evaluate(AXE.read_text())
    found: list[dict[str, Any]] = page.evaluate(RUN, STANDARDS)
    return [
        f"{page.url}: {rule['id']} ({rule['help']}) at {node['target']}"
        for rule in found
        for node in rule["nodes"]
    ]
