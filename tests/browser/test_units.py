"""From an empty database to a tree: the first unit, then a file, then corrections."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy.orm import Session

from survey.accounts.operations import add_official
from survey.cli.tasks import run_waiting
from survey.config import Settings, read_settings
from tests.browser.audit import audit
from tests.browser.officials import office_at
from tests.browser.site import EMAIL, PASSWORD, Site, fresh_site
from tests.survey.spreadsheets.workbooks import workbook

HEAD = ("Mã đơn vị", "Tên đơn vị", "Loại đơn vị", "Mã đơn vị cấp trên", "Từ ngày")
N = 3_000  # communes: more than a form may hold


@pytest.fixture
def empty(sqlite_template: Path, tmp_path: Path) -> Iterator[Site]:
    """A site with nothing in it but its first official."""
    with fresh_site(sqlite_template, tmp_path, _add_official) as site:
        yield site


def _add_official(session: Session) -> None:
    add_official(session, EMAIL, password=PASSWORD)


def _settings(site: Site) -> Settings:
    return read_settings(database_url=str(site.engine.url))


def test_a_province_sets_its_units_up(
    chromium: Browser, empty: Site, desk_width: int, tmp_path: Path
) -> None:
    with office_at(chromium, empty, "/cay-don-vi", width=desk_width) as page:
        audit(page, "units-empty")
        _found_province(page)
        _import(page, empty, tmp_path)
        _search_and_correct(page)
        _open_and_go_back(page)


def _found_province(page: Page) -> None:
    page.get_by_role("link", name="Tạo đơn vị đầu tiên").click()
    page.get_by_role("button", name="Thêm đơn vị").click()
    expect(page.get_by_role("alert")).to_contain_text("Không được để trống")
    audit(page, "units-first-wrong")
    page.get_by_label("Mã đơn vị").fill("AT")
    page.get_by_label("Tên đơn vị").fill("Tỉnh An Thịnh")
    page.get_by_label("Loại đơn vị").select_option("Tỉnh, thành phố")
    page.get_by_label("Hoạt động từ ngày").fill("2025-07-01")
    page.get_by_role("button", name="Thêm đơn vị").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tỉnh An Thịnh")
    audit(page, "units-unit")


def _import(page: Page, site: Site, folder: Path) -> None:
    rows = [(f"AT.X{n:04}", f"UBND xã Đông Bình {n}") for n in range(N)]
    file = folder / "Danh sách đơn vị.xlsx"
    filled = [(*row, "xã", "AT", "1/7/2025") for row in rows]
    file.write_bytes(workbook([HEAD, *filled]))
    assert file.stat().st_size > 64 * 1024
    page.goto("/cay-don-vi")
    page.get_by_role("link", name="Nhập từ Excel, CSV").click()
    audit(page, "units-upload")
    page.get_by_label("Tệp .xlsx hoặc .csv").set_input_files(file)
    page.get_by_role("button", name="Kiểm tra tệp").click()
    expect(page.get_by_role("status")).to_contain_text("Đang chờ đến lượt")
    assert run_waiting(site.engine, _settings(site)) == 1
    expect(page.get_by_role("heading", level=1)).to_contain_text("Danh sách đơn vị")
    audit(page, "units-preview")
    page.get_by_role("button", name="Xác nhận nhập").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Nhập đơn vị từ tệp")
    assert run_waiting(site.engine, _settings(site)) == 1
    expect(page.get_by_role("status")).to_contain_text("3.000 đơn vị mới")
    audit(page, "units-imported")


def _search_and_correct(page: Page) -> None:
    page.get_by_role("link", name="Xem cây đơn vị").click()
    audit(page, "units-tree")
    page.get_by_label("Tìm theo tên hoặc mã").fill("dong binh 2999")
    page.get_by_role("button", name="Xem").click()
    audit(page, "units-found")
    page.get_by_role("link", name="UBND xã Đông Bình 2999").first.click()
    page.get_by_role("link", name="Sửa").click()
    page.get_by_label("Tên đơn vị").fill("UBND xã Tây Bình")
    page.get_by_label("Nhóm xếp hạng").fill("Xã, phường")
    audit(page, "units-edit")
    page.get_by_role("button", name="Lưu").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("UBND xã Tây Bình")
    page.goto("/cay-don-vi/nhom")
    audit(page, "units-groups")
    expect(page.get_by_role("row", name="Xã, phường")).to_contain_text("1")


def _open_and_go_back(page: Page) -> None:
    page.goto("/cay-don-vi")
    toggle = page.get_by_label("Các đơn vị dưới Tỉnh An Thịnh")
    expect(toggle).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_text("1–50 trên 3.000")).to_be_visible()
    page.get_by_role("link", name="Tiếp").click()
    expect(page.get_by_text("51–100 trên 3.000")).to_be_visible()
    toggle.click()
    expect(toggle).to_have_attribute("aria-expanded", "false")
    page.go_back()
    expect(page.get_by_text("51–100 trên 3.000")).to_be_visible()
