"""On a phone: menus of one row each, and tables of words as cards."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, StorageState

from tests.browser.audit import PHONE, audit
from tests.browser.site import Site
from tests.browser.windows import window

CARDS = {
    "desk": "/chon-mau",
    "draw": "/chon-mau/mau/1",
    "reforms": "/sap-xep",
    "questionnaires": "/phieu",
    "counters": "/quay",
    "rounds": "/dot-khao-sat",
    "services": "/linh-vuc",
    "groups": "/cay-don-vi/nhom",
    "releases": "/ket-qua",
}
TALLEST = 150  # CSS pixels, of all that stands before the page's own content

# Words of a table that stand outside the window, or a letter or two to a line.
SQUEEZED = """() => [...document.querySelectorAll(".stacked > tbody > tr > *")]
  .filter(cell => cell.checkVisibility() && cell.textContent.trim())
  .filter(cell => {
    const {right, width} = cell.getBoundingClientRect()
    return right > innerWidth || width < 20
  })
  .map(cell => cell.textContent.trim())"""
UNSEEN = """() => [...document.querySelectorAll("header [aria-current]")]
  .filter(link => link.checkVisibility())
  .filter(link => {
    const {left, right} = link.getBoundingClientRect()
    return left < 0 || right > innerWidth
  })
  .map(link => link.textContent.trim())"""


@pytest.fixture
def desk(chromium: Browser, site: Site, signed_in: StorageState) -> Iterator[Page]:
    """The phone of an official who has signed in."""
    with window(chromium, site.address, width=PHONE, storage_state=signed_in) as page:
        yield page


@pytest.mark.parametrize("name", CARDS)
def test_a_table_becomes_cards(desk: Page, name: str) -> None:
    desk.goto(CARDS[name])
    audit(desk, f"cards-{name}")
    assert desk.locator(".stacked > tbody > tr").count() > 0
    assert desk.evaluate(SQUEEZED) == []


def test_cards_are_still_a_table_to_a_screen_reader(desk: Page) -> None:
    desk.goto(CARDS["draw"])
    for role in ("table", "columnheader", "rowheader", "cell"):
        assert desk.get_by_role(role).count() > 0, role  # type: ignore[arg-type]
    tree = desk.context.new_cdp_session(desk).send("Accessibility.getFullAXTree")
    said = [n["name"]["value"] for n in tree["nodes"] if n.get("name")]
    # The label is drawn before the cell; it is read from the column's head alone.
    assert not any(one.startswith("Kết quả ") and "Ghi" in one for one in said)
    assert "Kết quả" in said


@pytest.mark.parametrize("address", ["/", "/chon-mau", "/linh-vuc", "/nguoi-dung"])
def test_menus_take_a_row_each_and_show_where_one_is(desk: Page, address: str) -> None:
    desk.goto(address)
    box = desk.get_by_role("banner").bounding_box()
    assert box
    assert box["height"] <= TALLEST
    assert desk.evaluate(UNSEEN) == []
