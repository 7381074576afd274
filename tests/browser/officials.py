"""What an official does with every page."""

from playwright.sync_api import Page

from tests.browser.site import EMAIL, PASSWORD


def sign_in(page: Page, *, email: str = EMAIL, password: str = PASSWORD) -> None:
    """Fill in the sign-in page, which is open."""
    page.get_by_label("Địa chỉ thư điện tử").fill(email)
    page.get_by_label("Mật khẩu").fill(password)
    page.get_by_role("button", name="Đăng nhập").click()


def open_all(page: Page) -> None:
    """Open what is folded, so that it is looked at too."""
    for summary in page.locator("details.behind > summary").all():
        summary.click()
