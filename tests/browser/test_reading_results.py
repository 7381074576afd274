"""Reading results: officials from the overview down, everybody from the start."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, StorageState, expect

from tests.browser.audit import DESKTOP, PHONE, TABLET, audit
from tests.browser.windows import window

WIDTHS = [PHONE, TABLET, DESKTOP]
SCREENS = {PHONE: 2, TABLET: 2, DESKTOP: 1}  # within which the first questions stand
TOP = "it => it.getBoundingClientRect().top + scrollY"


@pytest.fixture(params=WIDTHS)
def reader(
    chromium: Browser,
    live: str,
    signed_in: StorageState,
    request: pytest.FixtureRequest,
) -> Iterator[Page]:
    """A phone, a tablet and a desktop of an official who has signed in."""
    options = {"storage_state": signed_in}
    with window(chromium, live, width=request.param, **options) as page:
        yield page


@pytest.fixture(params=WIDTHS)
def stranger(
    chromium: Browser, live: str, request: pytest.FixtureRequest
) -> Iterator[Page]:
    """The same of somebody without an account."""
    with window(chromium, live, width=request.param) as page:
        yield page


def test_an_official_reads_compares_and_keeps_what_was_found(reader: Page) -> None:
    reader.goto("/")
    _stands_at_the_top(reader)
    places = reader.locator(".places").get_by_role("link").all_inner_texts()
    assert len(set(places)) == len(places)
    audit(reader, "reading-overview")

    reader.goto("/don-vi/TK-P01")
    _stands_at_the_top(reader)
    reader.locator(".jump").get_by_role("link", name="Từng tiêu chí").click()
    expect(reader.get_by_role("heading", name="theo từng tiêu chí")).to_be_in_viewport()
    expect(reader.locator(".jump")).to_be_in_viewport()
    audit(reader, "reading-unit")

    reader.get_by_role("link", name="So sánh với đơn vị khác").first.click()
    reader.get_by_label("Xã Suối Trà").check()
    reader.get_by_role("button", name="Tìm và so sánh").click()
    expect(reader.get_by_role("heading", name="Chênh lệch")).to_be_visible()
    audit(reader, "reading-compare")
    compared = reader.url
    _kept_and_opened(reader, f"Hai nơi, {reader.viewport_size}")
    assert reader.url == compared

    reader.goto("/")
    reader.get_by_role("link", name="Phân loại đơn vị").click()
    expect(reader.get_by_role("heading", name="Số đơn vị theo loại")).to_be_visible()
    audit(reader, "reading-classes")


def _stands_at_the_top(page: Page) -> None:
    """Look for where we stand, what changed and what is first, on the first screens."""
    assert page.viewport_size
    screen = page.viewport_size["height"]
    limit = SCREENS[page.viewport_size["width"]] * screen
    expect(page.locator(".tile-main")).to_contain_text("khoảng tin cậy 95%")
    for name in ("Có gì thay đổi", "Nên xem trước"):
        assert page.get_by_role("heading", name=name).evaluate(TOP) < limit


def _kept_and_opened(page: Page, name: str) -> None:
    page.get_by_role("link", name="Lưu góc nhìn này").click()
    page.get_by_label("Tên góc nhìn").fill(name)
    page.get_by_role("button", name="Lưu").click()
    page.goto("/goc-nhin")
    audit(page, "reading-kept")
    page.get_by_role("link", name=name).click()


def test_everybody_reads_what_is_published(stranger: Page) -> None:
    stranger.goto("/cong-khai")
    audit(stranger, "public-start")
    stranger.locator("main").get_by_role("link", name="Đợt khảo sát").first.click()
    audit(stranger, "public-province")
    stranger.get_by_label("Tên hoặc mã đơn vị").fill("phuong cau say")
    stranger.get_by_role("button", name="Tìm").click()
    stranger.get_by_role("link", name="Phường Cầu Sậy").click()
    expect(stranger.get_by_text(re.compile("khoảng tin cậy 95%"))).to_be_visible()
    audit(stranger, "public-unit")
    stranger.get_by_role("link", name="Dữ liệu mở").click()
    audit(stranger, "public-open-data")

    stranger.get_by_role("link", name="Tra mã phiếu").click()
    stranger.get_by_label("Mã phiếu").fill("7K2M9-Q4XTD")
    stranger.get_by_role("button", name="Tra").click()
    expect(stranger.get_by_role("status")).to_contain_text("7K2M9-Q4XTD")
    audit(stranger, "public-receipt")
