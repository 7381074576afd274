"""A tablet in trouble: nothing is kept, the disk is full, it was revoked, it rests."""

from pathlib import Path

from playwright.sync_api import Browser, StorageState, expect
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey import clock
from survey.db import writing
from survey.kiosk_keys import unlocking_code
from survey.manage.operations.kiosks import revoke
from survey.models import Counter, Kiosk
from survey.respond.kiosk.queue_file import read_lines
from tests.browser.audit import audit
from tests.browser.kiosk.touching import answer, choose, evidence
from tests.browser.kiosks import pair, pairing_code
from tests.browser.site import Site, fill_counter, fresh_site
from tests.browser.windows import window

NO_STORAGE = "Object.defineProperty(window, 'indexedDB', {value: undefined})"


def test_a_browser_that_keeps_nothing_says_so_and_sends_at_once(
    chromium: Browser, site: Site, paired: StorageState
) -> None:
    with window(chromium, site.address, width=1024, storage_state=paired) as page:
        page.add_init_script(NO_STORAGE)
        page.goto("/kiosk")
        expect(page.get_by_text("Máy không giữ được phiếu")).to_be_visible()
        before = len(evidence(site))
        answer(page)
        expect(page.get_by_role("heading", name="Cảm ơn Ông/Bà")).to_be_visible()
        assert len(evidence(site)) == before + 1


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
    before = len(evidence(site))
    page.evaluate(FULL)
    context.set_offline(True)
    answer(page)
    expect(page.get_by_role("heading", name="Phiếu chưa được lưu")).to_be_visible(
        timeout=15_000
    )
    assert len(evidence(site)) == before
    context.set_offline(False)
    choose(page, "Gửi lại")
    expect(page.get_by_role("heading", name="Cảm ơn Ông/Bà")).to_be_visible()
    assert len(evidence(site)) == before + 1
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
        answer(page)
        expect(page.locator("#waiting")).to_have_text("1 phiếu chờ gửi")
        choose(page, "Xong")
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
        choose(page, "Dành cho cán bộ")
        page.get_by_label("Mã mở khóa").fill("12")
        choose(page, "Mở")
        expect(page.get_by_text("Mã không đúng.")).to_be_visible()
        page.get_by_label("Mã mở khóa").fill(_digits(site, counter))
        choose(page, "Mở")
        expect(page.locator("[data-fact=waiting]")).to_have_text("1")
        audit(page, "kiosk-staff")
        with page.expect_download() as download:
            choose(page, "Lưu phiếu ra tệp")
        [line] = read_lines(download.value.path().read_text())
        assert line.sheet
        assert line.sheet.counter == counter.code


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
