"""An administrator adds a clerk, who chooses a password and sees the own unit only."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.audit import DESKTOP, TABLET, audit
from tests.browser.officials import sign_in
from tests.browser.windows import window

PASSWORD = "một câu dài dễ nhớ hơn"
OWN, OTHER = "TK-P01", "TK-P02"


@pytest.fixture(params=[TABLET, DESKTOP], ids=["tablet", "desktop"])
def width(request: pytest.FixtureRequest) -> int:
    found: int = request.param
    return found


def test_a_clerk_is_added_and_sees_the_own_unit_only(
    chromium: Browser, desk: Page, live: str, width: int
) -> None:
    clerk = f"quay.{width}@tinh.example"
    desk.goto("/thu-thap")
    desk.get_by_role("link", name="Quản trị").click()
    expect(desk.get_by_role("heading", level=1)).to_have_text("Người dùng")
    audit(desk, "people")
    desk.get_by_role("link", name="Thêm người").click()
    desk.get_by_role("button", name="Thêm người").click()
    expect(desk.get_by_role("alert")).to_contain_text("Xin chọn vai trò")
    audit(desk, "people-new-errors")
    desk.get_by_label("Địa chỉ thư điện tử").fill(clerk)
    desk.get_by_label("Cán bộ quầy").check()
    desk.get_by_label("Đơn vị", exact=True).fill(OWN.lower())
    desk.get_by_role("button", name="Thêm người").click()
    expect(desk.get_by_role("heading", level=1)).to_have_text("Đường dẫn đặt mật khẩu")
    audit(desk, "people-link")
    link = desk.get_by_label("Đường dẫn, chỉ hiện một lần này").input_value()

    with window(chromium, live, width=width) as page:
        page.goto(urlsplit(link).path)
        audit(page, "people-choose")
        page.get_by_label("Mật khẩu mới", exact=True).fill(PASSWORD)
        page.get_by_label("Nhập lại mật khẩu mới").fill(PASSWORD)
        page.get_by_role("button", name="Đặt mật khẩu").click()
        sign_in(page, email=clerk, password=PASSWORD)
        _sees_the_own_unit_only(page)

    desk.get_by_role("link", name="xem trang của người này").click()
    expect(desk.get_by_role("heading", level=1)).to_have_text(clerk)
    audit(desk, "people-person")
    desk.get_by_role("button", name="Đóng tài khoản").click()
    expect(desk.get_by_text("Đã đóng", exact=True)).to_be_visible()


def _sees_the_own_unit_only(page: Page) -> None:
    page.goto("/quay")
    expect(page.get_by_role("heading", level=1)).to_have_text("Quầy và mã QR")
    audit(page, "people-clerk")
    source = page.content()
    assert OWN in source
    assert OTHER not in source
    for address, status in (
        (f"/don-vi/{OWN}/quay", 200),
        (f"/don-vi/{OTHER}/quay", 404),
        (f"/don-vi/{OWN}", 403),  # what people answered is not a clerk's
        ("/nguoi-dung", 403),
        ("/nhat-ky", 403),
    ):
        assert page.request.get(address).status == status, address
