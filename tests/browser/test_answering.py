"""Scan, answer, thanks: on a phone, a desktop, by keyboard, without scripts."""

import pytest
from playwright.sync_api import Page, expect

from survey.models import Counter
from tests.browser.audit import audit
from tests.browser.citizen import (
    answer,
    criteria,
    open_counter,
    questions,
    receipt_of,
    send,
)
from tests.browser.site import Site

UNOBSCURED = """element => {
  const box = (element.closest("label") ?? element).getBoundingClientRect()
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  const seen = document.elementFromPoint(x, y)
  return seen !== null && (element.closest("label") ?? element).contains(seen)
}"""


@pytest.mark.parametrize("language", ["vi", "en"])
def test_given_a_scan_when_all_is_answered_then_thanks(
    page: Page, site: Site, counter: Counter, language: str
) -> None:
    open_counter(page, counter.code, language=language)
    name = counter.name if language == "vi" else counter.name_en
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    assert page.locator("input:checked").count() == 0
    audit(page, f"citizen-{language}")
    answer(page)
    audit(page, f"citizen-answered-{language}")
    send(page)
    receipt_of(page, language=language)
    audit(page, f"thanks-{language}")
    assert site.n_sheets(counter.code) == 1


def test_given_no_scripts_when_all_is_answered_then_thanks(
    plain_page: Page, site: Site, counter: Counter
) -> None:
    open_counter(plain_page, counter.code)
    send(plain_page)
    expect(plain_page.get_by_role("alert")).to_be_visible()
    answer(plain_page, "1")
    send(plain_page)
    receipt_of(plain_page)
    assert site.n_sheets(counter.code) == 1


@pytest.mark.parametrize("language", ["vi", "en"])
def test_given_missing_answers_when_sent_then_each_is_pointed_at(
    page: Page, site: Site, counter: Counter, language: str
) -> None:
    open_counter(page, counter.code, language=language)
    answer(page, "4", skip=2)
    page.get_by_role("textbox").fill("Cần thêm ghế ngồi chờ.")
    send(page)
    summary = page.get_by_role("alert")
    expect(summary).to_be_focused()
    assert page.title().startswith(("Lỗi:", "Error:"))
    links = summary.get_by_role("link").all()
    assert len(links) == 2
    audit(page, f"citizen-errors-{language}")
    for question, link in zip(questions(page), links, strict=False):
        link.click()
        expect(question.get_by_role("radio").first).to_be_focused()
        expect(question).to_be_in_viewport()
        page.keyboard.press("Space")
    assert site.n_sheets(counter.code) == 0
    expect(page.get_by_role("textbox")).to_have_value("Cần thêm ghế ngồi chờ.")
    send(page)
    receipt_of(page, language=language)
    assert site.n_sheets(counter.code) == 1


def test_given_only_a_keyboard_when_all_is_answered_then_thanks(
    phone: Page, site: Site, counter: Counter
) -> None:
    open_counter(phone, counter.code)
    phone.keyboard.press("Tab")
    expect(phone.get_by_role("link", name="Đến phần câu hỏi")).to_be_in_viewport()
    phone.keyboard.press("Enter")
    for number, question in enumerate(criteria(phone)):
        phone.keyboard.press("Tab")
        first = question.get_by_role("radio").first
        expect(first).to_be_focused()
        assert first.evaluate(UNOBSCURED)
        phone.keyboard.press("Space")
        for _ in range(number % 6):
            phone.keyboard.press("ArrowDown")
        expect(question.get_by_role("radio").nth(number % 6)).to_be_checked()
    for need in phone.get_by_role("checkbox").all():
        phone.keyboard.press("Tab")
        expect(need).to_be_focused()
    phone.keyboard.press("Space")
    phone.keyboard.press("Tab")  # to who answers, who does not say
    phone.keyboard.press("Tab")
    expect(phone.get_by_role("textbox")).to_be_focused()
    phone.keyboard.press("Tab")
    expect(phone.get_by_role("button")).to_be_focused()
    phone.keyboard.press("Enter")
    receipt_of(phone)
    assert site.n_sheets(counter.code) == 1


def test_given_a_wrong_code_when_opened_then_it_says_what_to_do(page: Page) -> None:
    shown = page.goto("/q/XXXXXXX")
    assert shown
    assert shown.status == 404
    expect(page.get_by_text("Xin quét lại mã QR")).to_be_visible()
    expect(page.get_by_text("Please scan the QR code again")).to_be_visible()
    audit(page, "citizen-unknown")
