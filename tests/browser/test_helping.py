"""A clerk helps at the counter and by telephone; an interviewer goes by a list."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.manage.operations.sampling.draws import draw_sample
from survey.manage.operations.sampling.fieldwork import add_enumerator, assign
from survey.manage.operations.sampling.frames import Listed, add_frame
from survey.models import Channel, Counter, Evidence, FrameKind, Response
from tests.browser.audit import DESKTOP, PHONE, audit_at_every_width
from tests.browser.citizen import answer, receipt_of, send
from tests.browser.officials import office_at
from tests.browser.site import Site, fill_office, fresh_site
from tests.browser.windows import window

INTERVIEWER = "Vàng Thị Mẫu (hư cấu)"
ENDED = "Lượt hỗ trợ đã kết thúc"


def fill(session: Session) -> None:
    """Add a round that is held in every way, and a list that somebody goes by."""
    ways = Channel.ASSISTED, Channel.PHONE, Channel.HOME
    round_ = fill_office(session, *ways)
    unit = session.scalars(select(Counter)).one().unit
    frame = add_frame(
        *(session, round_, unit),
        kind=FrameKind.HOUSEHOLDS,
        title="Hộ gia đình",
        entries=[Listed(f"H{n}", f"Hộ số {n} (hư cấu)", "Thôn 1") for n in range(9)],
    )
    enumerators = [add_enumerator(session, unit, INTERVIEWER)]
    assign(session, draw_sample(session, frame, n=3), enumerators)


@pytest.fixture(scope="module")
def own(
    sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    """A site with a counter and a list."""
    folder = tmp_path_factory.mktemp("helping")
    with fresh_site(sqlite_template, folder, fill) as site:
        yield site


def stored(site: Site) -> list[tuple[str, str]]:
    """Return channel and evidence of every sheet."""
    with site.engine.connect() as connection:
        rows = connection.execute(select(Response.channel, Response.evidence))
        return sorted((channel, evidence) for channel, evidence in rows)


def open_sheet(page: Page, way: str) -> None:
    """Choose how somebody is helped."""
    page.get_by_label(way).check()
    page.get_by_role("button", name="Mở phiếu").click()
    expect(page.get_by_text("Đăng xuất")).to_have_count(0)


def test_a_clerk_helps_and_ends_it(chromium: Browser, own: Site) -> None:
    [counter] = own.open_counters()
    with office_at(chromium, own, f"/quay/{counter.code}", width=DESKTOP) as page:
        page.get_by_role("link", name="Giúp người dân trả lời").click()
        office = page.url
        page.get_by_role("button", name="Mở phiếu").click()
        expect(page.get_by_role("alert")).to_contain_text("Xin chọn một cách")
        audit_at_every_width(page, "helping-begin")
        open_sheet(page, "Cán bộ hỗ trợ tại quầy")
        hand_over(chromium, own, page.url)
        page.goto(office)
        open_sheet(page, "Phỏng vấn qua điện thoại")
        expect(page.get_by_text("xin Ông/Bà tự chọn")).to_have_count(0)
        answer(page, "4")
        end_meanwhile(page, office)
        send(page)
        expect(page.get_by_role("heading", level=1)).to_have_text(ENDED)
        audit_at_every_width(page, "helping-held")
        reopen_meanwhile(page, office)
        page.get_by_role("button", name="Gửi lại").click()
        receipt_of(page)
        audit_at_every_width(page, "helping-thanks")
    expected = [Channel.ASSISTED, Channel.ASSISTED, Channel.PHONE]
    assert stored(own) == [(way, Evidence.ASSISTANCE) for way in expected]


def end_meanwhile(page: Page, office: str) -> None:
    """End the newest pass in a second window of the clerk."""
    other = page.context.new_page()
    other.goto(office)
    audit_at_every_width(other, "helping-passes")
    other.get_by_role("button", name="Kết thúc").first.click()
    expect(other.get_by_text("trang ấy không nhận phiếu nữa")).to_be_visible()
    other.close()


def reopen_meanwhile(page: Page, office: str) -> None:
    """Open the pass again: a sheet waits in the first window."""
    other = page.context.new_page()
    other.goto(office)
    other.get_by_role("button", name="Mở lại").click()
    expect(other.get_by_text("nay gửi lại được")).to_be_visible()
    audit_at_every_width(other, "helping-reopened")
    other.close()


def hand_over(chromium: Browser, site: Site, address: str) -> None:
    """Let two people answer on a tablet that nobody is signed in at."""
    with window(chromium, site.address, width=PHONE) as tablet:
        tablet.goto(address)
        for level in "52":
            expect(tablet.get_by_text("xin Ông/Bà tự chọn")).to_be_visible()
            answer(tablet, level)
            send(tablet)
            receipt_of(tablet)
            tablet.get_by_role("link", name="người kế tiếp").click()
            expect(tablet.get_by_role("radio", checked=True)).to_have_count(0)


def test_an_interviewer_goes_by_a_list(chromium: Browser, own: Site) -> None:
    before = len(stored(own))
    with office_at(chromium, own, "/phong-van", width=PHONE) as page:
        audit_at_every_width(page, "interview-lists")
        page.get_by_role("link", name=INTERVIEWER).click()
        audit_at_every_width(page, "interview-list")
        page.get_by_role("link", name="Mở phiếu phỏng vấn").click()
        page.get_by_label("Phỏng vấn tại nhà").check()
        audit_at_every_width(page, "interview-begin")
        with page.expect_popup() as opened:
            page.get_by_role("button", name="Mở phiếu").click()
        sheet = opened.value
        answer(sheet, "3")
        send(sheet)
        receipt_of(sheet)
        sheet.close()
        page.get_by_role("link", name="Về danh sách ghi kết quả").click()
        page.get_by_role("link", name="Ghi kết quả của số 1").click()
        page.get_by_label("Đã trả lời").check()
        page.get_by_role("button", name="Ghi kết quả").click()
        expect(page.get_by_text("Đã ghi kết quả của số 1")).to_be_visible()
        mine = page.get_by_role("link", name=INTERVIEWER)
        expect(mine).to_have_attribute("aria-current", "true")
        audit_at_every_width(page, "interview-noted")
    assert len(stored(own)) == before + 1
    assert (Channel.HOME, Evidence.ASSISTANCE) in stored(own)
