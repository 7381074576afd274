"""What an official does with every page."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page

from tests.browser.site import EMAIL, PASSWORD, Site
from tests.browser.windows import window


def sign_in(page: Page, *, email: str = EMAIL, password: str = PASSWORD) -> None:
    """Fill in the sign-in page, which is open."""
    page.get_by_label("Địa chỉ thư điện tử").fill(email)
    page.get_by_label("Mật khẩu").fill(password)
    page.get_by_role("button", name="Đăng nhập").click()


def open_all(page: Page) -> None:
    """Open what is folded, so that it is looked at too."""
    for summary in page.locator("details.behind > summary").all():
        summary.click()


@contextmanager
def office_at(
    chromium: Browser, site: Site, start: str, *, width: int
) -> Iterator[Page]:
    """Open the window of an official who has signed in and stands at a page."""
    with window(chromium, site.address, width=width) as page:
        page.goto(start)
        sign_in(page)
        page.wait_for_url(f"**{start}")
        yield page
