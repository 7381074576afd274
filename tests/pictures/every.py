"""A picture of every page of the catalogue: its first screen, small."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page

from survey.demo.login import read_passwords
from tests.browser.audit import DESKTOP, PHONE
from tests.browser.officials import sign_in
from tests.pictures.catalogue import NOBODY, Pictured, pictured
from tests.pictures.chosen import IMAGES
from tests.pictures.places import places

FOLDER = IMAGES / "pages"
HEIGHTS = {DESKTOP: 960, PHONE: 900}  # what is further down is left out
SHRUNK = {DESKTOP: 960, PHONE: 360}  # pixels of the picture
QUALITY = 45  # of WebP: letters stay clear, the folder small
PATIENCE = 120_000  # milliseconds: a machine may be busy


def file_of(one: Pictured, width: int = DESKTOP) -> Path:
    """Return the file of a page's picture."""
    narrow = "-phone" if width == PHONE else ""
    return FOLDER / f"{one.endpoint}{narrow}.webp"


def draw(browser: Browser, address: str, folder: Path) -> None:
    """Draw every page of the catalogue from a demonstration that is served."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob("*.webp"):
        old.unlink()
    known, passwords = places(folder), read_passwords(folder)
    for who in dict.fromkeys(one.by for one in pictured()):
        page = _opened(browser, address, who, passwords)
        for one in pictured():
            if one.by == who:
                _draw(page, one, known)
        page.context.close()


def _opened(
    browser: Browser, address: str, who: str, passwords: Mapping[str, str]
) -> Page:
    page = browser.new_context(base_url=address, locale="vi-VN").new_page()
    page.set_default_timeout(PATIENCE)
    if who != NOBODY:
        page.goto("/tai-khoan")
        sign_in(page, email=who, password=passwords[who])
        page.wait_for_url("**/tai-khoan")
    return page


def _draw(page: Page, one: Pictured, known: Mapping[str, object]) -> None:
    for width in (DESKTOP, PHONE) if one.is_for_phones else (DESKTOP,):
        page.set_viewport_size({"width": width, "height": 800})
        answer = page.goto(one.address.format(**known))
        if one.follow:
            link = page.locator(one.follow).first.get_attribute("href")
            answer = page.goto(str(link))
        assert answer
        assert answer.status == 200, (one.endpoint, answer.status, page.url)
        if one.endpoint == "respond.thanks":
            _answer(page)
        _save(page, file_of(one, width), width)


def _answer(page: Page) -> None:
    """Send the questionnaire that is open."""
    for group in page.get_by_role("group").all():
        if group.get_by_role("radio").count():
            group.get_by_role("radio").first.check()
    page.get_by_role("button", name="Gửi").last.click()
    page.wait_for_url("**/cam-on/**")


def _save(page: Page, file: Path, width: int) -> None:
    end = page.evaluate("document.documentElement.scrollHeight")
    height = min(end, HEIGHTS[width])
    shot = page.screenshot(
        full_page=True, clip={"x": 0, "y": 0, "width": width, "height": height}
    )
    picture = Image.open(BytesIO(shot)).convert("RGB")
    picture.thumbnail((SHRUNK[width], picture.height), Image.Resampling.LANCZOS)
    picture.save(file, quality=QUALITY, method=6)
