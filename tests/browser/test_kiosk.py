"""A person at the tablet: by touch, by keyboard, walking away in the middle."""

import io
from collections.abc import Iterator
from copy import deepcopy
from datetime import timedelta
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, Page, StorageState, ViewportSize, expect
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey import clock
from survey.db import writing
from survey.demo.voices import beeps
from survey.kiosk_keys import unlocking_code
from survey.manage.operations.kiosks import revoke
from survey.manage.operations.recordings import keep_recording
from survey.models import Channel, Counter, Evidence, Kiosk, Receipt, Response, Unit
from survey.receipts import receipt_digest
from survey.respond.kiosk.queue_file import read_lines
from tests.browser.audit import PHONE, audit
from tests.browser.kiosks import pair, pairing_code
from tests.browser.site import Site, fill_counter, fresh_site, today
from tests.browser.windows import window
from tests.factories import make_province
from tests.questionnaires import ADVICE, FOLLOWING, ask, every_kind, in_tay

SCREEN = {PHONE: "phone", 1024: "tablet"}
TABLET: ViewportSize = {"width": 1024, "height": 768}


def fill_every_kind(session: Session) -> None:
    """Add two counters whose round asks few items, of every kind, at kiosks too."""
    province = make_province(session, units=2, method="counter-short")
    document = every_kind()
    document["section"] = [document["section"][0], *deepcopy([FOLLOWING, ADVICE])]
    recording = keep_recording(session, beeps(n=16, pitch=523))  # of 3.6 seconds
    ask(session, province, in_tay(document, recording.digest))
    month = timedelta(days=30)
    province.round.starts_on, province.round.ends_on = today() - month, today() + month
    province.round.channels = [Channel.QR, Channel.KIOSK]
    for thing in session.scalars(select(Unit)):
        thing.valid_from = today() - month
    for counter in province.counters:
        counter.opened_on = today() - month


@pytest.fixture(scope="module")
def site(
    sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    """A site whose round takes sheets from kiosks."""
    folder = tmp_path_factory.mktemp("kiosk")
    with fresh_site(sqlite_template, folder, fill_every_kind) as site:
        yield site


@pytest.fixture(scope="module")
def paired(chromium: Browser, site: Site) -> StorageState:
    """What the browser of a paired tablet keeps."""
    counter: Counter = site.open_counters()[0]
    with window(chromium, site.address, width=1024) as page:
        page.goto("/kiosk")
        audit(page, "kiosk-pair")
        pair(page, pairing_code(site, counter))
        return page.context.storage_state()


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


def _choose(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def test_a_person_answers_by_touch(kiosk: Page, site: Site) -> None:
    before = len(_evidence(site))
    audit(kiosk, "kiosk-start")
    _choose(kiosk, "Tiếng Việt Chạm để bắt đầu")
    expect(kiosk.get_by_text("Câu 1 trên")).to_be_visible()
    audit(kiosk, "kiosk-question")
    while kiosk.locator(".step:visible").get_attribute("data-kind") == "criterion":
        _choose(kiosk, "Hài lòng")
    _choose(kiosk, "Quay lại")
    expect(kiosk.locator("[aria-pressed=true]:visible")).to_have_text("Hài lòng")
    _choose(kiosk, "Không áp dụng")
    _choose(kiosk, "Ý yes")
    _choose(kiosk, "Ý no")
    _choose(kiosk, "Tiếp tục")  # nothing chosen yet
    expect(kiosk.get_by_role("alert")).to_be_visible()
    for option in ("Ý late", "Ý lost", "Ý refused"):  # one more than may be
        kiosk.get_by_text(option, exact=True).click()
    expect(kiosk.locator("input:checked:visible")).to_have_count(2)
    audit(kiosk, "kiosk-choices")
    _choose(kiosk, "Tiếp tục")
    _choose(kiosk, "Bỏ qua")
    audit(kiosk, "kiosk-last")
    _choose(kiosk, "Gửi phiếu")
    expect(kiosk.get_by_role("heading", name="Cảm ơn Ông/Bà")).to_be_focused()
    expect(kiosk.locator("#waiting")).to_be_empty()
    audit(kiosk, "kiosk-thanks")
    receipt = kiosk.locator(".receipt dd:visible").inner_text()
    _choose(kiosk, "Xong")
    expect(kiosk.locator("#start")).to_be_visible()
    assert _evidence(site)[before:] == [Evidence.PRESENCE]
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
    _choose(kiosk, "Do not send")
    expect(kiosk.locator("#start")).to_be_visible()


def _evidence(site: Site) -> list[str]:
    with site.engine.connect() as connection:
        return list(connection.scalars(select(Response.evidence)))


def test_who_walks_away_is_asked_first(
    chromium: Browser, site: Site, paired: StorageState
) -> None:
    with window(chromium, site.address, width=1024, storage_state=paired) as page:
        page.clock.install(time="2001-02-03T04:05:06Z")  # a battery ran empty
        page.goto("/kiosk")
        expect(page.locator("#phone")).to_be_visible()  # the server told the time
        begin, still = page.locator("[data-begin=vi]"), page.locator(".still:visible")
        begin.click()
        _choose(page, "Hài lòng")
        page.clock.run_for(30_000)
        expect(still).to_contain_text("Ông/Bà còn đó không?")
        expect(still).to_contain_text("sau 20 giây")
        audit(page, "kiosk-still-there")
        _choose(page, "Tiếp tục")
        expect(still).to_have_count(0)
        page.clock.run_for(52_000)  # nobody: what is not complete is dropped
        expect(page.locator("#start")).to_be_visible()
        expect(page.locator("#waiting")).to_be_empty()

        begin.click()
        expect(page.locator("[aria-pressed=true]:visible")).to_have_count(0)
        while page.locator(".step:visible").get_attribute("data-kind") == "criterion":
            _choose(page, "Bình thường")
        _choose(page, "Ý no")
        before = len(_evidence(site))
        page.clock.run_for(52_000)  # complete, and sent
        expect(page.get_by_role("heading", name="Cảm ơn Ông/Bà")).to_be_visible()
        expect(page.locator("#waiting")).to_be_empty()
        assert len(_evidence(site)) == before + 1
        with site.engine.connect() as connection:
            assert set(connection.scalars(select(Response.day))) == {today()}
        page.clock.run_for(10_000)
        expect(page.locator("#start")).to_be_visible()


HEARD = "() => !player.paused && player.currentTime > 0"
SILENT = """() => player.paused && !player.src &&
  !document.querySelector(".listen[aria-pressed=true]")"""
KEPT = """async () => {
  const kept = await (await caches.open("kiosk-sounds")).keys()
  return kept.length === 1 && navigator.serviceWorker.controller !== null
}"""


def test_what_is_read_out_needs_no_network_and_ends_with_the_screen(
    chromium: Browser, site: Site, paired: StorageState
) -> None:
    # No window that is watched: the console tells of the network that is taken away.
    with chromium.new_context(
        base_url=site.address, viewport=TABLET, storage_state=paired
    ) as context:
        page = context.new_page()
        page.clock.install()
        page.goto("/kiosk")
        begin, still = page.locator("[data-begin=tyz]"), page.locator(".still:visible")
        _choose(page, "Nghe: Tày")
        page.wait_for_function(HEARD)
        page.wait_for_function(KEPT)
        begin.click()
        assert page.evaluate(SILENT)

        context.set_offline(True)
        page.reload()
        begin.click()
        listen = page.get_by_role("button", name="Nghe", exact=True)
        listen.focus()
        page.keyboard.press("Enter")
        page.wait_for_function(HEARD)
        expect(listen).to_have_attribute("aria-pressed", "true")
        page.clock.run_for(40_000)  # who listens is there
        expect(still).to_have_count(0)
        audit(page, "kiosk-listening")
        _choose(page, "Nghe các mức trả lời")  # one at a time
        expect(listen).to_have_attribute("aria-pressed", "false")
        page.wait_for_function(HEARD)
        _choose(page, "T5")
        assert page.evaluate(SILENT)
        listen.click()
        page.wait_for_function(HEARD)
        page.wait_for_function(SILENT)  # it ends by itself
        page.clock.run_for(31_000)
        expect(still).to_have_count(1)
        _choose(page, "Tiếp tục")
        listen.evaluate("button => { button.dataset.sound += '-not-kept' }")
        listen.click()
        expect(page.locator(".unheard:visible")).to_contain_text("Chưa nghe được")
        _choose(page, "Thôi, không gửi")
        assert page.evaluate(SILENT)


NO_STORAGE = "Object.defineProperty(window, 'indexedDB', {value: undefined})"


def test_a_browser_that_keeps_nothing_says_so_and_sends_at_once(
    chromium: Browser, site: Site, paired: StorageState
) -> None:
    with window(chromium, site.address, width=1024, storage_state=paired) as page:
        page.add_init_script(NO_STORAGE)
        page.goto("/kiosk")
        expect(page.get_by_text("Máy không giữ được phiếu")).to_be_visible()
        before = len(_evidence(site))
        _answer(page)
        expect(page.get_by_role("heading", name="Cảm ơn Ông/Bà")).to_be_visible()
        assert len(_evidence(site)) == before + 1


FULL = """() => {
  IDBObjectStore.prototype.add = function () {
    throw new DOMException("the disk is full", "QuotaExceededError");
  };
}"""


def test_with_a_full_disk_and_no_network_who_answered_is_told_and_may_send_again(
    chromium: Browser, site: Site, paired: StorageState
) -> None:
    # No window that is watched: the console tells of the network that is taken away.
    context = chromium.new_context(base_url=site.address, storage_state=paired)
    page = context.new_page()
    page.goto("/kiosk")
    expect(page.locator("#start")).to_be_visible()
    before = len(_evidence(site))
    page.evaluate(FULL)
    context.set_offline(True)
    _answer(page)
    expect(page.get_by_role("heading", name="Phiếu chưa được lưu")).to_be_visible(
        timeout=15_000
    )
    assert len(_evidence(site)) == before
    context.set_offline(False)
    _choose(page, "Gửi lại")
    expect(page.get_by_role("heading", name="Cảm ơn Ông/Bà")).to_be_visible()
    assert len(_evidence(site)) == before + 1
    context.close()


def test_staff_take_the_sheets_of_a_revoked_tablet_along(
    chromium: Browser, site: Site
) -> None:
    counter = site.open_counters()[1]
    # No window that is watched: the console tells of the network that is taken away.
    with chromium.new_context(base_url=site.address, locale="vi-VN") as context:
        page = context.new_page()
        pair(page, pairing_code(site, counter))
        context.set_offline(True)
        _answer(page)
        expect(page.locator("#waiting")).to_have_text("1 phiếu chờ gửi")
        _choose(page, "Xong")
        with Session(writing(site.engine)) as session:
            kiosks = session.scalars(select(Kiosk).filter_by(counter_id=counter.id))
            revoke(kiosks.one(), by="can.bo@tinh.example", now=clock.now())
            session.commit()
        context.set_offline(
            False
        )  # it asks, is refused, and shows the page that says so
        expect(page.get_by_role("heading", level=1)).to_contain_text("không còn được")
        expect(page.locator("#waiting")).to_have_text("1 phiếu chờ gửi")
        audit(page, "kiosk-revoked")
        _choose(page, "Dành cho cán bộ")
        page.get_by_label("Mã mở khóa").fill("12")
        _choose(page, "Mở")
        expect(page.get_by_text("Mã không đúng.")).to_be_visible()
        page.get_by_label("Mã mở khóa").fill(_digits(site, counter))
        _choose(page, "Mở")
        expect(page.locator("[data-fact=waiting]")).to_have_text("1")
        audit(page, "kiosk-staff")
        with page.expect_download() as download:
            _choose(page, "Lưu phiếu ra tệp")
        [line] = read_lines(download.value.path().read_text())
        assert line.sheet
        assert line.sheet.counter == counter.code


def _answer(page: Page) -> None:
    page.locator("[data-begin=vi]").click()
    while page.locator(".step:visible").get_attribute("data-kind") == "criterion":
        _choose(page, "Hài lòng")
    _choose(page, "Ý no")
    _choose(page, "Gửi phiếu")


def _digits(site: Site, counter: Counter) -> str:
    """Return what staff read on the counter's page."""
    secret = (site.folder / "instance" / "secret_key").read_text().strip()
    return unlocking_code(secret, counter.code)


def test_a_kiosk_rests_while_no_round_takes_its_sheets(
    chromium: Browser, sqlite_template: Path, tmp_path: Path
) -> None:
    with fresh_site(sqlite_template, tmp_path, fill_counter) as resting:
        [counter] = resting.open_counters()
        with window(chromium, resting.address, width=1024) as page:
            pair(page, pairing_code(resting, counter))
            expect(page.get_by_role("heading", level=1)).to_have_text(
                "Máy đang tạm nghỉ"
            )
            expect(page.get_by_text("xin chọn thêm kênh")).to_be_visible()
            page.wait_for_load_state("networkidle")  # it has told of itself
            audit(page, "kiosk-resting")
