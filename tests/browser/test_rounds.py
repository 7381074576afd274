"""From "no round yet" to a running round that knows its transactions."""

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy.orm import Session

from survey.accounts.operations import add_official
from survey.models import Counter
from tests.browser.audit import audit
from tests.browser.officials import office_at, open_all
from tests.browser.site import EMAIL, PASSWORD, Site, fresh_site, today
from tests.factories import (
    make_counter,
    make_method,
    make_questionnaire,
    make_unit,
)

NAMES = ("Xã Thượng Hà", "Xã Hạ Hà", "Xã Trung Lương")


def fill(session: Session) -> None:
    """Add a province of three communes with counters, and nothing to ask them in."""
    root = make_unit(session, code="T", name="Tỉnh Minh Họa")
    for number, name in enumerate(NAMES, 1):
        unit = make_unit(session, root, code=f"X{number}", name=name)
        service = "dat-dai" if number == 2 else ""
        make_counter(session, unit, name=f"Quầy {name}", service=service)
    make_questionnaire(session, make_method(session, "counter-short"))
    add_official(session, EMAIL, password=PASSWORD)


@pytest.fixture(scope="module")
def own(
    sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory, desk_width: int
) -> Iterator[Site]:
    """A site in which no round was ever held."""
    folder = tmp_path_factory.mktemp(f"site-{desk_width}")
    with fresh_site(sqlite_template, folder, fill) as site:
        yield site


@pytest.fixture(scope="module")
def office(chromium: Browser, own: Site, desk_width: int) -> Iterator[Page]:
    """The window of an official who has signed in."""
    with office_at(chromium, own, "/dot-khao-sat", width=desk_width) as page:
        yield page


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def follow(page: Page, name: str, of: str = "") -> None:
    """Follow a link; what it is of is said to those alone who do not see the page."""
    words = re.compile(f"{re.escape(name)} *: *{re.escape(of)}") if of else name
    page.get_by_role("link", name=words).first.click()


def test_a_round_is_planned_corrected_weighed_and_asked_in(
    office: Page, own: Site, tmp_path: Path
) -> None:
    page = office
    expect(page.get_by_text("Chưa có đợt khảo sát nào")).to_be_visible()
    audit(page, "rounds-empty")
    counter, other = own.open_counters()[:2]
    assert asks(page, counter) == 404

    follow(page, "Lập đợt đầu tiên")
    open_all(page)
    audit(page, "rounds-new")
    press(page, "Lập đợt")
    expect(page.get_by_role("alert")).to_contain_text("Xin đặt tên cho đợt")
    audit(page, "rounds-new-wrong")
    fill_in(page)
    press(page, "Lập đợt")
    expect(page.get_by_role("heading", level=1)).to_have_text("Đợt thử quý này")
    expect(page.get_by_text("Còn 1 việc")).to_be_visible()
    audit(page, "rounds-lacking")
    assert asks(page, other) == 200  # what was found out is kept for seconds

    type_totals(page, tmp_path)
    follow(page, "Đợt thử quý này")
    expect(page.get_by_text("Đợt đã đủ mọi thứ cần thiết")).to_be_visible()
    audit(page, "rounds-ready")
    follow(page, "3 đơn vị")
    audit(page, "rounds-units")


def fill_in(page: Page) -> None:
    """Plan a round of this month in the communes, weighted by transactions."""
    page.get_by_label("Tên đợt").fill("Đợt thử quý này")
    page.get_by_label("Mã đợt").fill("thu-1")
    days = {"Ngày đầu": today() - timedelta(days=1), "Ngày cuối": today()}
    for label, day in days.items():
        page.get_by_label(label).fill(day.isoformat())
    page.get_by_label("Chỉ một số đơn vị").check()
    box = page.get_by_label("Xã, đặc khu (3)")
    if not box.is_visible():
        page.get_by_text("Chọn một số đơn vị", exact=True).click()
    box.check()
    page.get_by_label("Theo số lượt giao dịch").check()


def type_totals(page: Page, folder: Path) -> None:
    """Type one unit's total, another's by service, and send a file for the third."""
    follow(page, "Làm việc này", of="Số lượt giao dịch")
    open_all(page)
    audit(page, "rounds-totals")
    page.get_by_label(f"Số lượt giao dịch của {NAMES[0]}").fill("1,200")
    press(page, "Ghi trang này")
    expect(page.get_by_text("không dùng dấu phẩy")).to_be_visible()
    audit(page, "rounds-totals-wrong")
    page.get_by_label(f"Số lượt giao dịch của {NAMES[0]}").fill("1200")
    press(page, "Ghi trang này")
    follow(page, "Theo lĩnh vực", of=NAMES[1])
    page.get_by_role("radio", name="Từng lĩnh vực").check()
    expect(page.get_by_label("Lĩnh vực 1", exact=True)).to_have_value("dat-dai")
    page.get_by_label("Số lượt giao dịch 1", exact=True).fill("30")
    audit(page, "rounds-totals-unit")
    press(page, "Ghi")
    follow(page, "Nhập từ tệp")
    file = folder / "so-luot.csv"
    file.write_text("mã đơn vị,số hồ sơ\nX3,nhiều\n", "utf-8")
    page.get_by_label("Tệp XLSX hoặc CSV").set_input_files(file)
    press(page, "Xem trước")
    expect(page.get_by_role("table")).to_contain_text("phải là số nguyên")
    audit(page, "rounds-import-wrong")
    file.write_text("mã đơn vị,số hồ sơ\nX3,77\n", "utf-8")
    page.get_by_label("Tệp XLSX hoặc CSV").set_input_files(file)
    press(page, "Xem trước")
    audit(page, "rounds-import-preview")
    press(page, "Ghi 1 đơn vị")
    expect(page.get_by_text("Đã ghi số lượt giao dịch của 1 đơn vị")).to_be_visible()


def test_services_get_names(office: Page) -> None:
    page = office
    page.goto("/linh-vuc")
    audit(page, "services-nameless")
    follow(page, "Đặt tên", of="dat-dai")
    page.get_by_label("Tên lĩnh vực").fill("Đất đai")
    audit(page, "services-new")
    press(page, "Ghi")
    expect(page.get_by_role("link", name="Đất đai")).to_be_visible()
    follow(page, "Đất đai")
    audit(page, "services-rename")


def test_a_round_is_closed_for_good(office: Page, own: Site) -> None:
    page = office
    page.goto("/dot-khao-sat/thu-1")
    follow(page, "Đóng đợt này")
    audit(page, "rounds-close")
    press(page, "Đóng đợt")
    expect(page.get_by_role("alert")).to_contain_text("Xin đánh dấu")
    page.get_by_label("Tôi đã kiểm tra").check()
    press(page, "Đóng đợt")
    expect(page.get_by_text("Đã đóng", exact=True)).to_be_visible()
    expect(page.get_by_role("link", name="Sửa kế hoạch")).to_have_count(0)
    audit(page, "rounds-closed")
    follow(page, "Đợt khảo sát")
    audit(page, "rounds-list")


def asks(page: Page, counter: Counter) -> int:
    """Return how a citizen's page of a counter answers."""
    return page.request.get(f"/q/{counter.code}").status
