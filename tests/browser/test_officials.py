"""An official signs in, reads the results, takes them along, and leaves."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy.orm import Session

from survey.accounts.operations import add_official
from survey.release.operations import make_release
from tests.browser.audit import audit
from tests.factories import make_province, make_sheets

EMAIL, PASSWORD = "can.bo@tinh.example", "sông núi nước Nam 1077"
PATTERNS = (["5" * 16, "4" * 16], ["4" * 16, "2" * 16], ["3" * 16])


@pytest.fixture
def released(session: Session) -> None:
    """Three communes with answers, one of them too few, and a release."""
    province = make_province(session, units=3)
    names = ("Xã Đông", "Xã Trung tâm Hành chính và Dịch vụ công Tây Nam", "Xã Nhỏ")
    for unit, name in zip(province.units, names, strict=True):
        unit.name = name
    for counter, pattern, n in zip(
        province.counters, PATTERNS, (40, 30, 3), strict=True
    ):
        make_sheets(session, province.round, counter, pattern, n=n)
    made_at = datetime(2026, 3, 9, tzinfo=UTC)
    make_release(session, province.round, made_at=made_at)
    add_official(session, EMAIL, password=PASSWORD)
    session.commit()


def _sign_in(page: Page) -> None:
    page.goto("/")
    page.get_by_label("Địa chỉ thư điện tử").fill(EMAIL)
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()


@pytest.mark.usefixtures("released")
def test_from_signing_in_to_the_export(page: Page) -> None:
    page.goto("/")
    audit(page, "sign-in")
    _sign_in(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Tỉnh thử nghiệm")
    _open_all(page)
    audit(page, "overview")

    page.get_by_role("link", name="Xã Đông").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Xã Đông")
    expect(page.get_by_role("img").first).to_be_visible()
    _open_all(page)
    audit(page, "unit")

    page.get_by_role("link", name="Xuất dữ liệu").click()
    audit(page, "releases")
    with page.expect_download() as download:
        page.get_by_role("link", name="Excel").click()
    assert download.value.suggested_filename.endswith(".xlsx")

    page.get_by_role("button", name="Đăng xuất").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Đăng nhập")


@pytest.mark.usefixtures("released")
def test_the_collection_and_a_unit_held_back(page: Page) -> None:
    _sign_in(page)
    page.get_by_role("link", name="Thu thập").click()
    expect(page.get_by_role("table")).to_contain_text("Xã Đông")
    audit(page, "collection")
    page.get_by_role("link", name="Tổng quan").click()
    page.get_by_role("link", name="Xã Nhỏ").first.click()
    expect(page.get_by_text("Chưa công bố chỉ số của đơn vị này")).to_be_visible()
    audit(page, "unit-held-back")


def test_a_wrong_password_says_so(page: Page) -> None:
    _sign_in(page)
    expect(page.get_by_role("alert")).to_contain_text("không đúng")
    audit(page, "sign-in-refused")


@pytest.mark.usefixtures("released")
def test_one_of_the_two_drawings_of_a_chart_is_seen(page: Page) -> None:
    _sign_in(page)
    for chart in page.get_by_role("img").all():
        seen = [drawing.is_visible() for drawing in chart.locator("svg").all()]
        assert sorted(seen) == [False, True]


@pytest.mark.usefixtures("released")
def test_everything_works_without_scripts(plain_page: Page) -> None:
    _sign_in(plain_page)
    plain_page.get_by_text("Bảng số liệu").first.click()
    expect(plain_page.get_by_role("table").first).to_be_visible()
    plain_page.get_by_role("link", name="English").click()
    expect(plain_page.locator("html")).to_have_attribute("lang", "en")


def _open_all(page: Page) -> None:
    """Open what is folded, so that it is looked at too."""
    for summary in page.locator("details.behind > summary").all():
        summary.click()
