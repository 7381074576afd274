"""What a citizen does with the page of a counter."""

import re

from playwright.sync_api import Locator, Page, expect

RECEIPT = re.compile(r"[0-9A-Z]{5}-[0-9A-Z]{5}")
THANKS = {"vi": "Cảm ơn Ông/Bà", "en": "Thank you"}
VERY_SATISFIED = "5"


def open_counter(page: Page, code: str, *, language: str = "vi") -> None:
    """Open the page that the QR code leads to, and choose a language on it."""
    page.goto(f"/q/{code}")
    if language == "en":
        page.get_by_role("link", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", language)


def questions(page: Page) -> list[Locator]:
    """Return the questions in their order."""
    return page.get_by_role("group").all()


def criteria(page: Page) -> list[Locator]:
    """Return the questions with a scale, which must all be answered."""
    return page.get_by_role("group").filter(has=page.locator(".levels")).all()


def answer(page: Page, level: str = VERY_SATISFIED, *, skip: int = 0) -> None:
    """Answer every criterion alike but the first few; say nothing of oneself."""
    for question in criteria(page)[skip:]:
        question.locator(f".levels input[value='{level}']").check()


def send(page: Page) -> None:
    """Press the button."""
    page.locator("form > button").click()


def receipt_of(page: Page, *, language: str = "vi") -> str:
    """Return the receipt that the page of thanks shows."""
    expect(page.get_by_role("heading", level=1)).to_have_text(THANKS[language])
    shown = page.get_by_role("definition").inner_text()
    assert RECEIPT.fullmatch(shown)
    return shown
