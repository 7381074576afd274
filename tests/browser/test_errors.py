"""A page that is not there still says what to do, on any screen."""

from playwright.sync_api import Page, expect

from tests.browser.audit import audit


def test_an_unknown_address(page: Page) -> None:
    answer = page.goto("/none-such")
    assert answer
    assert answer.status == 404
    expect(page.get_by_role("heading", level=1)).to_have_text("Không tìm thấy trang")
    audit(page, "not-found")


def test_an_unknown_address_without_scripts(plain_page: Page) -> None:
    plain_page.goto("/none-such?lang=en")
    expect(plain_page.locator("html")).to_have_attribute("lang", "en")
