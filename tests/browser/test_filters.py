"""A filter changes the results alone; its address, back, and no scripts do as well."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, StorageState, expect

from tests.browser.audit import DESKTOP
from tests.browser.windows import window

REGISTER, COMPARISON = "/chi-so-chinh-thuc", "/so-sanh"
MARKED = "document.body.dataset.marked === 'yes'"


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def with_scripts(request: pytest.FixtureRequest) -> bool:
    """Whether the browser runs scripts."""
    on: bool = request.param
    return on


@pytest.fixture
def office(
    chromium: Browser, live: str, signed_in: StorageState, with_scripts: bool
) -> Iterator[Page]:
    """The desktop of an official who has signed in."""
    options = {"storage_state": signed_in, "java_script_enabled": with_scripts}
    with window(chromium, live, width=DESKTOP, **options) as page:
        yield page


def test_choices_are_found_by_their_address(office: Page, with_scripts: bool) -> None:
    _look_through_the_register(office, with_scripts=with_scripts)
    _find_a_unit_in_the_ranking(office)
    _compare_a_group(office, with_scripts=with_scripts)
    if with_scripts:
        _come_back_signed_out(office)


def _look_through_the_register(page: Page, *, with_scripts: bool) -> None:
    page.goto(REGISTER)
    everything = page.locator("#found [role=status]").inner_text()
    index = page.get_by_label("Chỉ số")
    if with_scripts:
        page.evaluate("document.body.dataset.marked = 'yes'")
        index.focus()
    index.select_option("PAPI")
    if not with_scripts:
        page.get_by_role("button", name="Lọc").click()
    page.wait_for_url("**?chi-so=PAPI&**")
    expect(page.locator("#found [role=status]")).not_to_have_text(everything)
    kept = page.get_by_role("link", name="Lưu góc nhìn này")
    assert "PAPI" in (kept.get_attribute("href") or "")
    if with_scripts:
        expect(page.locator("#filter-told")).to_contain_text("kết quả")
        expect(index).to_be_focused()
        assert page.evaluate(MARKED)
        assert "<" not in page.evaluate(
            "JSON.stringify([localStorage, sessionStorage])"
        )
    page.go_back()
    expect(page.locator("#found [role=status]")).to_have_text(everything)
    expect(index).to_have_value("")
    page.go_forward()
    expect(index).to_have_value("PAPI")


def _find_a_unit_in_the_ranking(page: Page) -> None:
    page.goto("/")
    found = page.locator("#ranking")
    many = found.get_by_role("heading", name="Xếp hạng").count()
    page.get_by_label("Tìm đơn vị theo tên hoặc mã").fill("cau say")
    page.get_by_label("Tìm đơn vị theo tên hoặc mã").press("Enter")
    page.wait_for_url("**?q=cau*")
    expect(found.get_by_role("status")).to_contain_text("1 đơn vị")
    expect(found.get_by_role("link", name="Phường Cầu Sậy")).to_be_visible()
    page.get_by_role("link", name="Bỏ lọc").click()
    expect(found.get_by_role("heading", name="Xếp hạng")).to_have_count(many)


def _compare_a_group(page: Page, *, with_scripts: bool) -> None:
    page.goto(COMPARISON)
    if with_scripts:
        page.evaluate("document.body.dataset.marked = 'yes'")
    _choose(page, "Nhóm xếp hạng", 1, with_scripts=with_scripts)
    pairs = page.get_by_role("heading", name="Chênh lệch từng cặp")
    expect(pairs).to_be_visible()
    _choose(page, "So với", 1, with_scripts=with_scripts)
    expect(page.get_by_role("heading", name="đơn vị làm mốc")).to_be_visible()
    if with_scripts:
        assert page.evaluate(MARKED)
        expect(page.get_by_label("So với", exact=True)).to_be_focused()
    page.go_back()
    expect(pairs).to_be_visible()


def _choose(page: Page, label: str, index: int, *, with_scripts: bool) -> None:
    """Choose from a menu; without scripts it takes a button."""
    page.get_by_label(label, exact=True).focus()
    page.get_by_label(label, exact=True).select_option(index=index)
    if not with_scripts:
        page.get_by_role("button", name="Tìm và so sánh").click()


def _come_back_signed_out(page: Page) -> None:
    page.context.clear_cookies()
    page.get_by_label("So theo").select_option(index=1)
    expect(page.get_by_label("Mật khẩu")).to_be_visible()
    assert "node" in page.url
