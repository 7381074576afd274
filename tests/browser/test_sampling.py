"""From targets to a draw and its outcomes, as those do it who plan the fieldwork."""

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy.orm import Session

from survey.accounts.operations import add_official
from survey.models import TransactionTotal
from tests.browser.audit import audit
from tests.browser.officials import office_at
from tests.browser.site import EMAIL, PASSWORD, Site, fresh_site, today
from tests.factories import make_province

LIST = 'mã,tên hoặc địa chỉ,"thôn, tổ dân phố"\n' + "".join(
    f"H{n},Hộ số {n} (hư cấu),Thôn {n % 3 + 1}\n" for n in range(60)
)


def fill(session: Session) -> None:
    """Add two communes in a round under way, one of them with its transactions."""
    province = make_province(session, units=2, method="counter-short")
    province.round.starts_on = today() - timedelta(days=20)
    province.round.ends_on = today() + timedelta(days=40)
    province.round.code = "thu"
    for unit, code in zip(province.units, ("X1", "X2"), strict=True):
        unit.code = code
    unit_id = province.units[0].id
    session.add(
        TransactionTotal(
            round_id=province.round.id, unit_id=unit_id, service="", total=1000
        )
    )
    add_official(session, EMAIL, password=PASSWORD)


@pytest.fixture
def own(sqlite_template: Path, tmp_path: Path) -> Iterator[Site]:
    """A site with a round and no targets yet."""
    with fresh_site(sqlite_template, tmp_path, fill) as site:
        yield site


@pytest.fixture
def office(chromium: Browser, own: Site, desk_width: int) -> Iterator[Page]:
    """The window of an official who has signed in."""
    with office_at(chromium, own, "/chon-mau/thu", width=desk_width) as page:
        yield page


def set_targets(page: Page) -> None:
    """See what Slovin's rule asks for, then set it."""
    page.get_by_role("link", name="Đặt mục tiêu").click()
    page.get_by_label("Công thức Slovin").check()
    page.get_by_role("button", name="Xem trước").click()
    expect(page.get_by_text("thiếu số giao dịch")).to_be_visible()
    audit(page, "sampling-rule")
    page.get_by_role("button", name="Đặt mục tiêu cho 1 đơn vị").click()
    expect(page.get_by_role("cell", name="0 / 286")).to_be_visible()
    expect(page.get_by_role("cell", name="còn 286 phiếu")).to_be_visible()
    audit(page, "sampling-desk")


def add_enumerator(page: Page) -> None:
    """Add somebody who calls on people."""
    page.get_by_role("link", name="Điều tra viên").click()
    page.get_by_label("Họ và tên").fill("Nguyễn Văn Thử (hư cấu)")
    page.get_by_label("Đơn vị", exact=True).fill("X1")
    page.get_by_role("button", name="Thêm", exact=True).click()
    expect(page.get_by_text("Đã thêm điều tra viên")).to_be_visible()
    audit(page, "sampling-enumerators")


def draw(page: Page) -> None:
    """Take a list in, and draw from it."""
    page.goto("/chon-mau/thu/danh-sach")
    page.get_by_role("link", name="Nạp danh sách").click()
    page.get_by_label("Đơn vị", exact=True).fill("X1")
    page.get_by_label("Tên danh sách").fill("Hộ gia đình xã X1")
    page.get_by_label("Tệp Excel hoặc CSV").set_input_files(
        {"name": "ho.csv", "mimeType": "text/csv", "buffer": LIST.encode()}
    )
    audit(page, "sampling-list")
    page.get_by_role("button", name="Nạp danh sách").click()
    page.get_by_label("Số cần chọn").fill("12")
    page.get_by_label("Số dự phòng để thay thế").fill("4")
    page.get_by_label("Chia đều theo quy mô").check()
    audit(page, "sampling-frame")
    page.get_by_role("button", name="Chọn mẫu").click()
    expect(page.get_by_text("Chọn lại để kiểm tra")).to_be_visible()


def test_a_sample_is_planned_drawn_and_followed(office: Page) -> None:
    page = office
    set_targets(page)
    add_enumerator(page)
    draw(page)
    page.get_by_text("Giao danh sách cho điều tra viên").click()
    page.get_by_label("Nguyễn Văn Thử (hư cấu)").check()
    page.get_by_role("button", name="Giao", exact=True).click()
    expect(page.get_by_text("Đã giao danh sách cho 1")).to_be_visible()
    page.get_by_role("link", name=re.compile("Ghi.*số 1$")).click()
    page.get_by_label("Từ chối").check()
    page.get_by_label("Gọi người kế tiếp").check()
    audit(page, "sampling-outcome")
    page.get_by_role("button", name="Ghi kết quả").click()
    expect(page.get_by_text("thay số 1", exact=True)).to_be_visible()
    audit(page, "sampling-draw")
