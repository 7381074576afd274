"""A method copied, changed, tried on released figures, published."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.audit import audit
from tests.browser.officials import office_at
from tests.browser.site import Site, fill_province, fresh_site


@pytest.fixture(scope="module")
def own(
    sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    """The invented province, to be changed by these journeys alone."""
    folder = tmp_path_factory.mktemp("methods")
    with fresh_site(sqlite_template, folder, fill_province) as site:
        yield site


@pytest.fixture
def office(chromium: Browser, own: Site, desk_width: int) -> Iterator[Page]:
    """The window of an official who has signed in."""
    with office_at(chromium, own, "/phuong-phap-do", width=desk_width) as page:
        yield page


def test_a_method_gets_its_next_version(office: Page, desk_width: int) -> None:
    page = office
    page.goto("/phuong-phap-do/counter/1")
    expect(page.get_by_text("chưa kiểm chứng").first).to_be_visible()
    page.get_by_role("button", name="Chép thành phiên bản mới").click()
    page.get_by_role("link", name="Sửa phần chung").click()
    page.get_by_label("Chỉ số của một tiêu chí").select_option("mean")
    page.get_by_label("Xuất sắc từ").fill("70")
    page.get_by_role("button", name="Ghi bản thảo").click()
    expect(page.get_by_role("alert").first).to_contain_text("Tốt từ")
    audit(page, "method-faults")
    page.get_by_label("Xuất sắc từ").fill("92,5")
    page.get_by_label("Điểm tối đa").fill(f"{desk_width % 100 + 1}")  # a version each
    page.get_by_role("button", name="Ghi bản thảo").click()
    page.get_by_role("link", name="Tính thử trên số liệu cũ").click()
    expect(page.get_by_text("đơn vị đổi loại").first).to_be_visible()
    expect(page.get_by_role("columnheader", name="Theo bản thảo").first).to_be_visible()
    audit(page, "method-effect")
    page.go_back()
    page.get_by_role("link", name="Ban hành…").click()
    expect(page.get_by_text("Ban hành rồi thì không sửa nữa")).to_be_visible()
    expect(page.get_by_text("đơn vị đổi loại").first).to_be_visible()
    audit(page, "method-publish")
    page.get_by_role("button", name="Ban hành phiên bản").click()
    expect(page.get_by_text("Đã ban hành counter, phiên bản")).to_be_visible()
    expect(page.get_by_text("Xuất sắc ≥ 92,5")).to_be_visible()
    audit(page, "method-published")


def test_a_shipped_method_is_taken_up(office: Page) -> None:
    page = office
    page.get_by_role("button", name="Đưa vào sử dụng").first.click()
    expect(page.get_by_text("Đã đưa phương pháp")).to_be_visible()
    audit(page, "method-taken")


def test_faults_of_a_factor_lead_to_their_fields(office: Page) -> None:
    page = office
    page.goto("/phuong-phap-do/counter/1")
    page.get_by_role("button", name="Chép thành phiên bản mới").click()
    page.get_by_role("link", name="II.A").click()
    audit(page, "method-factor")
    page.get_by_label("Tên ngắn, tiếng Việt").first.fill("")
    page.get_by_label("Nội dung tiêu chí, tiếng Anh").nth(1).fill("")
    page.get_by_role("button", name="Ghi bản thảo").click()
    alert = page.get_by_role("alert").first
    expect(alert).to_contain_text("có 2 chỗ cần sửa")
    audit(page, "method-factor-faults")
    alert.get_by_role("link").nth(1).click()
    expect(page.locator("#criteria-1-text-en")).to_be_focused()
