"""A person at the tablet: by touch, by keyboard, walking away in the middle."""

import io
from collections.abc import Iterator

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, Page, StorageState, expect
from sqlalchemy import select

from survey.models import Evidence, Receipt, Response
from survey.receipts import receipt_digest
from tests.browser.audit import PHONE, audit
from tests.browser.kiosk.touching import choose, evidence
from tests.browser.site import Site, today
from tests.browser.windows import window

SCREEN = {PHONE: "phone", 1024: "tablet"}


@pytest.fixture(params=SCREEN)
def kiosk(
    request: pytest.FixtureRequest, chromium: Browser, site: Site, paired: StorageState
) -> Iterator[Page]:
    """The page of a paired tablet, and of one that is no larger than a phone."""
    width = request.param
    with window(chromium, site.address, width=width, storage_state=paired) as page:
        page.goto("/kiosk")
        expect(page.locator("#start")).to_be_visible()
        yield page


def _read(page: Page) -> str:
    """Return what the changing QR code says."""
    expect(page.locator("#phone")).to_be_visible()
    picture = page.locator("#steps").screenshot()
    [code] = zxingcpp.read_barcodes(Image.open(io.BytesIO(picture)))
    return str(code.text)


def test_a_person_answers_by_touch(kiosk: Page, site: Site) -> None:
    before = len(evidence(site))
    audit(kiosk, "kiosk-start")
    choose(kiosk, "Tiếng Việt Chạm để bắt đầu")
    expect(kiosk.get_by_text("Câu 1 trên")).to_be_visible()
    audit(kiosk, "kiosk-question")
    while kiosk.locator(".step:visible").get_attribute("data-kind") == "criterion":
        choose(kiosk, "Hài lòng")
    choose(kiosk, "Quay lại")
    expect(kiosk.locator("[aria-pressed=true]:visible")).to_have_text("Hài lòng")
    choose(kiosk, "Không áp dụng")
    choose(kiosk, "Ý yes")
    choose(kiosk, "Ý no")
    choose(kiosk, "Tiếp tục")  # nothing chosen yet
    expect(kiosk.get_by_role("alert")).to_be_visible()
    for option in ("Ý late", "Ý lost", "Ý refused"):  # one more than may be
        kiosk.get_by_text(option, exact=True).click()
    expect(kiosk.locator("input:checked:visible")).to_have_count(2)
    audit(kiosk, "kiosk-choices")
    choose(kiosk, "Tiếp tục")
    choose(kiosk, "Bỏ qua")
    audit(kiosk, "kiosk-last")
    choose(kiosk, "Gửi phiếu")
    expect(kiosk.get_by_role("heading", name="Cảm ơn Ông/Bà")).to_be_focused()
    expect(kiosk.locator("#waiting")).to_be_empty()
    audit(kiosk, "kiosk-thanks")
    receipt = kiosk.locator(".receipt dd:visible").inner_text()
    choose(kiosk, "Xong")
    expect(kiosk.locator("#start")).to_be_visible()
    assert evidence(site)[before:] == [Evidence.PRESENCE]
    assert receipt not in kiosk.content()
    with site.engine.connect() as connection:
        digests = connection.scalars(select(Receipt.code_digest)).all()
    assert receipt_digest(receipt) in digests  # made on the tablet, and the server's


def test_a_phone_scans_the_screen_and_a_person_answers_by_keyboard(
    kiosk: Page, site: Site
) -> None:
    address = _read(kiosk)
    assert address.startswith(f"{site.address}/k/")
    phone = kiosk.context.new_page()
    shown = phone.goto(address)
    assert shown
    assert shown.status == 200
    phone.close()

    kiosk.keyboard.press("Tab")
    kiosk.keyboard.press("Tab")
    kiosk.keyboard.press("Enter")
    expect(kiosk.locator("legend:visible")).to_be_focused()
    expect(kiosk.locator("form:visible")).to_have_attribute("lang", "en")
    for _level in range(4):
        kiosk.keyboard.press("Tab")
    expect(kiosk.get_by_role("button", name="Satisfied", exact=True)).to_be_focused()
    kiosk.keyboard.press("Space")
    expect(kiosk.get_by_text("Question 2 of")).to_be_visible()
    expect(kiosk.locator("legend:visible")).to_be_focused()
    choose(kiosk, "Do not send")
    expect(kiosk.locator("#start")).to_be_visible()


def test_who_walks_away_is_asked_first(
    chromium: Browser, site: Site, paired: StorageState
) -> None:
    with window(chromium, site.address, width=1024, storage_state=paired) as page:
        page.clock.install(time="2001-02-03T04:05:06Z")  # a battery ran empty
        page.goto("/kiosk")
        expect(page.locator("#phone")).to_be_visible()  # the server told the time
        begin, still = page.locator("[data-begin=vi]"), page.locator(".still:visible")
        begin.click()
        choose(page, "Hài lòng")
        page.clock.run_for(30_000)
        expect(still).to_contain_text("Ông/Bà còn đó không?")
        expect(still).to_contain_text("sau 20 giây")
        audit(page, "kiosk-still-there")
        choose(page, "Tiếp tục")
        expect(still).to_have_count(0)
        page.clock.run_for(52_000)  # nobody: what is not complete is dropped
        expect(page.locator("#start")).to_be_visible()
        expect(page.locator("#waiting")).to_be_empty()

        begin.click()
        expect(page.locator("[aria-pressed=true]:visible")).to_have_count(0)
        while page.locator(".step:visible").get_attribute("data-kind") == "criterion":
            choose(page, "Bình thường")
        choose(page, "Ý no")
        before = len(evidence(site))
        page.clock.run_for(52_000)  # complete, and sent
        expect(page.get_by_role("heading", name="Cảm ơn Ông/Bà")).to_be_visible()
        expect(page.locator("#waiting")).to_be_empty()
        assert len(evidence(site)) == before + 1
        with site.engine.connect() as connection:
            assert set(connection.scalars(select(Response.day))) == {today()}
        page.clock.run_for(10_000)
        expect(page.locator("#start")).to_be_visible()
