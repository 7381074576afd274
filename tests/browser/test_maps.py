"""Two rounds of the invented province, before and after its merger, on one map."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, StorageState, expect

from tests.browser.audit import DESKTOP, audit
from tests.browser.windows import window

WIDTHS = [768, DESKTOP]


@pytest.fixture(params=WIDTHS)
def office(
    chromium: Browser,
    live: str,
    signed_in: StorageState,
    request: pytest.FixtureRequest,
) -> Iterator[Page]:
    """A tablet, then a desktop, of an official who has signed in."""
    options = {"storage_state": signed_in}
    with window(chromium, live, width=request.param, **options) as page:
        yield page


def test_a_merger_is_seen_on_the_new_map_and_told_on_the_old(office: Page) -> None:
    office.goto("/")
    office.get_by_role("link", name="So sánh với đợt khác").click()
    merged = office.get_by_role("row").filter(has_text="gộp phiếu của")
    expect(merged.first).to_be_visible()
    audit(office, "map-new")
    office.get_by_label("Bản đồ").select_option("old")
    office.get_by_role("button", name="Xem").click()
    told = office.get_by_role("row").filter(has_text="không tách ra được")
    expect(told).to_have_count(2)
    audit(office, "map-old")
