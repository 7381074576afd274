"""A past survey comes into a round: its columns explained, mended, taken back."""

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.models import Channel, Counter
from tests.browser.audit import DESKTOP, audit_at_every_width
from tests.browser.officials import office_at
from tests.browser.site import Site, fill_office, fresh_site, today
from tests.browser.worker import work

START = "/dot-khao-sat/nam-ngoai"
DAY = today() - timedelta(days=5)
HEADINGS = (
    *("Ông/Bà đến làm việc ở đâu (ghi rõ xã, phường)?", "Hôm nào"),
    *("Chỗ ngồi", "Giấy tờ", "Thái độ", "Kết quả", "Khác"),
)
FILE = f"""{";".join(HEADINGS)}
Xã Một;{DAY:%d/%m/%Y};5;4;Rất hài lòng;;0
X1;{DAY:%Y-%m-%d};1;2;3;4;5
Ủy ban xã Một;{DAY:%Y-%m-%d};tuyệt;5;5;5;5
"""


def fill(session: Session) -> None:
    """Add a round that takes what was collected on paper."""
    round_ = fill_office(session, Channel.PAPER)
    round_.code, round_.title = "nam-ngoai", "Khảo sát năm ngoái"
    unit = session.scalars(select(Counter)).one().unit
    unit.code, unit.name = "X1", "Xã Một"


@pytest.fixture(scope="module")
def own(
    sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    """A site with a round and no sheets."""
    folder = tmp_path_factory.mktemp("past")
    with fresh_site(sqlite_template, folder, fill) as site:
        yield site


def upload(page: Page, site: Site) -> None:
    """Send the file, first forgetting it; wait until its columns were read."""
    page.get_by_role("button", name="Xem tệp").click()
    expect(page.get_by_role("alert")).to_be_focused()
    page.get_by_label("Tệp CSV hoặc Excel").set_input_files(
        {"name": "Năm ngoái.csv", "mimeType": "text/csv", "buffer": FILE.encode()}
    )
    audit_at_every_width(page, "past-file")
    page.get_by_role("button", name="Xem tệp").click()
    work(site, page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Cột nào là gì?")


def explain(page: Page) -> None:
    """Say what the columns are, first forgetting all but one."""
    page.get_by_label("Đơn vị (mã hoặc tên)").select_option(HEADINGS[0])
    page.get_by_role("button", name="Kiểm tra cả tệp").click()
    expect(page.get_by_role("alert")).to_contain_text("Xin chọn cột ngày")
    audit_at_every_width(page, "past-columns")
    page.get_by_label("Ngày trả lời").select_option(HEADINGS[1])
    for number, heading in enumerate(HEADINGS[2:], start=1):
        question = page.get_by_label(re.compile(rf"^{number}\. "))
        question.select_option(heading)
    page.get_by_label("Phiếu giấy").check()
    page.get_by_role("button", name="Kiểm tra cả tệp").click()


def mend(page: Page) -> None:
    """Read the faults by line, and say what nobody understood."""
    expect(page.get_by_role("alert")).to_contain_text("tệp có ít nhất 2 lỗi")
    for column in (HEADINGS[0], HEADINGS[2]):
        expect(page.get_by_role("row", name=f"4 {column}")).to_be_visible()
    audit_at_every_width(page, "past-faults")
    page.get_by_role("link", name="Cho biết lại cột nào là gì").click()
    names = page.get_by_label("Tên đơn vị trong tệp khác")
    expect(names).to_have_value(re.compile("Ủy ban xã Một ="))
    names.fill("Ủy ban xã Một = X1")
    page.get_by_label("Chữ trong tệp khác").fill("tuyệt = 5")
    page.get_by_role("button", name="Kiểm tra cả tệp").click()


def take_back(page: Page) -> None:
    """Take the sheets back, first without saying why."""
    page.get_by_role("link", name="Thu hồi…").click()
    page.get_by_role("button", name="Thu hồi").click()
    expect(page.get_by_role("alert")).to_contain_text("Xin ghi lý do")
    audit_at_every_width(page, "past-reason")
    page.get_by_label("Lý do thu hồi").fill("nhầm tệp của huyện khác")
    page.get_by_role("button", name="Thu hồi").click()
    expect(page.get_by_text("Đã thu hồi: nhầm tệp của huyện khác")).to_be_visible()
    audit_at_every_width(page, "past-taken-back")


def test_a_past_survey_is_brought_in_and_taken_back(
    chromium: Browser, own: Site
) -> None:
    with office_at(chromium, own, START, width=DESKTOP) as page:
        page.get_by_role("link", name="Dữ liệu thu từ trước").click()
        upload(page, own)
        explain(page)
        work(own, page)
        mend(page)
        work(own, page)
        expect(page.get_by_role("row", name="2 X1")).to_contain_text("545.-")
        audit_at_every_width(page, "past-checked")
        page.get_by_role("button", name="Ghi vào đợt").click()
        work(own, page)
        expect(page.get_by_text("Đã ghi, chưa công bố")).to_be_visible()
        take_back(page)
