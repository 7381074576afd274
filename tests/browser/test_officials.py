"""An official signs in, reads the results, takes them along, and leaves."""

import csv
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from survey.models import Counter
from tests.browser.audit import audit
from tests.browser.citizen import answer, open_counter, send
from tests.browser.officials import open_all, sign_in
from tests.browser.site import EMAIL

PROVINCE = "Tỉnh Thuận Khê (dữ liệu minh họa)"
TINY = "Sở Dân tộc và Tôn giáo"  # never has enough sheets
HEADLINE = ".tile-main .tile-value"


def test_a_wrong_password_says_so_and_the_way_back_is_kept(page: Page) -> None:
    page.goto("/thu-thap")
    expect(page.get_by_role("heading", level=1)).to_have_text("Đăng nhập")
    audit(page, "sign-in")
    sign_in(page, password="không phải mật khẩu")
    expect(page.get_by_role("alert")).to_contain_text("không đúng")
    expect(page.get_by_label("Địa chỉ thư điện tử")).to_have_value(EMAIL)
    audit(page, "sign-in-refused")
    sign_in(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Thu thập")


def test_from_signing_in_to_a_unit_to_its_figures_in_a_file(
    page: Page, tmp_path: Path
) -> None:
    page.goto("/")
    sign_in(page)
    expect(page.get_by_role("heading", level=1)).to_have_text(PROVINCE)
    shown = page.locator(HEADLINE).inner_text().split()[0]
    open_all(page)
    audit(page, "overview")
    page.get_by_role("row").get_by_role("link", name="Sở Tư pháp").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sở Tư pháp")
    of_unit = page.locator(HEADLINE).inner_text().split()[0]
    open_all(page)
    audit(page, "unit")

    page.get_by_role("link", name="Xuất dữ liệu").click()
    audit(page, "releases")
    book = openpyxl.load_workbook(take(page, "Excel", tmp_path))
    assert {decimal(shown), decimal(of_unit)} <= numbers_in(book)
    with take(page, "CSV", tmp_path).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert len({len(row) for row in rows}) == 1
    assert any("Sở Tư pháp" in row for row in rows)


def test_an_index_can_be_followed_to_how_it_was_computed(desk: Page) -> None:
    desk.goto("/don-vi/TK-STP")
    shown = desk.locator(HEADLINE).inner_text()
    value, limits = shown.split()
    desk.get_by_role("link", name="cách tính", exact=True).click()
    expect(desk.get_by_role("heading", level=1)).to_have_text("Cách tính số liệu")
    low, high = limits.strip("()").split("–")
    last = desk.locator("#interval ~ .example").last
    expect(last).to_contain_text(f"từ {low} đến {high}")
    expect(desk.locator("#composites ~ .example").last).to_contain_text(f"= {value}")
    formulas = desk.locator("math").all()
    assert len(formulas) > 10
    # Set by the browser: a fraction is higher than the line it stands in.
    boxes = [formula.bounding_box() for formula in formulas]
    assert all(box and box["height"] > 15 for box in boxes)


def test_leaving_closes_every_page(page: Page) -> None:
    page.goto("/")
    sign_in(page)  # in a session of its own, which ends here
    expect(page.get_by_role("heading", level=1)).to_have_text(PROVINCE)
    inside = page.url
    page.get_by_role("button", name="Đăng xuất").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Đăng nhập")
    for address in (inside, "/thu-thap", "/quay", "/ket-qua", "/don-vi/TK-STP"):
        page.goto(address)
        expect(page.get_by_role("heading", level=1)).to_have_text("Đăng nhập")


def test_english_stays_from_page_to_page(desk: Page) -> None:
    desk.goto("/")
    desk.get_by_role("link", name="English").click()
    expect(desk.locator("html")).to_have_attribute("lang", "en")
    audit(desk, "overview-en")
    desk.get_by_role("link", name="Export").click()
    expect(desk.get_by_role("heading", level=1)).to_have_text("Export")
    desk.get_by_role("link", name="Tiếng Việt").click()
    expect(desk.get_by_role("heading", level=1)).to_have_text("Xuất dữ liệu")


def test_a_sheet_is_counted_at_once(desk: Page, counter: Counter) -> None:
    n_before = n_today(desk)
    citizen = desk.context.new_page()
    open_counter(citizen, counter.code)
    answer(citizen)
    send(citizen)
    expect(citizen.get_by_role("heading", level=1)).to_have_text("Cảm ơn Ông/Bà")
    desk.bring_to_front()
    assert n_today(desk) == n_before + 1
    audit(desk, "collection")


def test_a_unit_with_too_few_sheets_is_held_back(desk: Page) -> None:
    desk.goto("/")
    desk.get_by_role("link", name=TINY).first.click()
    expect(desk.get_by_text("Chưa công bố chỉ số của đơn vị này")).to_be_visible()
    audit(desk, "unit-held-back")


def test_one_of_the_two_drawings_of_a_chart_is_seen(desk: Page) -> None:
    desk.goto("/")
    for chart in desk.get_by_role("img").all():
        seen = [drawing.is_visible() for drawing in chart.locator("svg").all()]
        assert sorted(seen) == [False, True]


def test_everything_works_without_scripts(plain_page: Page) -> None:
    plain_page.goto("/")
    sign_in(plain_page)
    plain_page.get_by_text("Bảng số liệu").first.click()
    expect(plain_page.get_by_role("table").first).to_be_visible()
    plain_page.get_by_role("link", name="English").click()
    expect(plain_page.locator("html")).to_have_attribute("lang", "en")


@pytest.mark.parametrize(
    "address", ["/don-vi/KHONG-CO", "/quay/KHONGCO", "/thu-thap?round=x"]
)
def test_what_is_not_there_says_what_to_do(desk: Page, address: str) -> None:
    shown = desk.goto(address)
    assert shown
    assert shown.status == 404
    audit(desk, "not-there")


def take(page: Page, name: str, folder: Path) -> Path:
    """Download the newest file of a kind."""
    with page.expect_download() as download:
        page.get_by_role("link", name=name).first.click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file


def decimal(text: str) -> str:
    """Return a number of a Vietnamese page as a machine writes it."""
    return text.replace(",", ".")


def numbers_in(book: openpyxl.Workbook) -> set[str]:
    """Return the indices in all of a workbook's sheets."""
    rows = (row for sheet in book for row in sheet.iter_rows(values_only=True))
    return {f"{cell:.2f}" for row in rows for cell in row if isinstance(cell, float)}


def n_today(page: Page) -> int:
    """Return how many sheets the page of the fieldwork counts since the round began."""
    page.goto("/thu-thap")
    return int(page.locator(HEADLINE).inner_text().replace(".", ""))
