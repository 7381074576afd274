"""However a citizen gets to send a sheet again, it counts once."""

from playwright.sync_api import Page, expect

from survey.models import Counter
from tests.browser.audit import audit
from tests.browser.citizen import answer, open_counter, receipt_of, send
from tests.browser.site import Site


def test_given_thanks_when_going_back_and_sending_again_then_one_sheet(
    phone: Page, site: Site, counter: Counter
) -> None:
    open_counter(phone, counter.code)
    answer(phone)
    send(phone)
    receipt = receipt_of(phone)
    phone.go_back()
    send(phone)
    assert receipt_of(phone) == receipt
    assert site.n_sheets(counter.code) == 1


def test_given_thanks_when_going_back_and_changing_then_the_first_stands(
    page: Page, site: Site, counter: Counter
) -> None:
    open_counter(page, counter.code, language="en")
    answer(page)
    send(page)
    receipt_of(page, language="en")
    page.go_back()
    answer(page, "1")
    send(page)
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "This form was already sent"
    )
    audit(page, "citizen-conflict")
    assert site.n_sheets(counter.code) == 1


def test_given_thanks_when_scanned_again_then_the_page_is_blank(
    phone: Page, site: Site, counter: Counter
) -> None:
    for n in (1, 2):
        open_counter(phone, counter.code)
        assert phone.locator("input:checked").count() == 0
        answer(phone)
        send(phone)
        receipt_of(phone)
        assert site.n_sheets(counter.code) == n


def test_given_an_impatient_thumb_when_sent_twice_then_one_sheet(
    phone: Page, site: Site, counter: Counter
) -> None:
    open_counter(phone, counter.code)
    answer(phone)
    phone.locator("form > button").dblclick(no_wait_after=True)
    receipt_of(phone)
    assert site.n_sheets(counter.code) == 1


def test_given_two_tabs_when_both_are_sent_then_each_is_a_sheet(
    phone: Page, site: Site, counter: Counter
) -> None:
    other = phone.context.new_page()
    open_counter(phone, counter.code)
    open_counter(other, counter.code, language="en")
    answer(other, "4")
    send(other)
    receipt = receipt_of(other, language="en")
    phone.bring_to_front()
    answer(phone, "2")
    send(phone)
    assert receipt_of(phone) != receipt
    assert site.n_sheets(counter.code) == 2
