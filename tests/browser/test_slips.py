"""Codes on slips: an office makes them, a citizen answers by one, once."""

from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader
from sqlalchemy import update
from sqlalchemy.orm import Session

from survey.db import writing
from survey.models import SlipPool
from survey.slips import read_code
from tests.browser.audit import DESKTOP, PHONE, audit_at_every_width
from tests.browser.citizen import answer, receipt_of, send
from tests.browser.officials import office_at
from tests.browser.site import Site, fill_office, fresh_site, today
from tests.browser.windows import window
from tests.browser.worker import work

UNKNOWN = "BCDFG-23456"


@pytest.fixture(scope="module")
def own(
    sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    """A site with a counter that has no codes yet."""
    folder = tmp_path_factory.mktemp("slips")
    with fresh_site(sqlite_template, folder, fill_office) as site:
        yield site


def make_codes(page: Page, site: Site, *, n: int, on: str) -> bytes:
    """Have codes made, and fetch the file that they stand in."""
    page.get_by_label("Số mã").fill(str(n))
    page.get_by_label("Dùng được đến hết ngày").fill(f"{today():%Y-%m-%d}")
    page.get_by_label(on).check()
    page.get_by_role("button", name="Lập mã").click()
    expect(page.get_by_role("status")).to_contain_text("Đang chờ đến lượt")
    work(site, page)
    audit_at_every_width(page, "slips-made")
    with page.expect_download() as download:
        page.get_by_role("link", name="Tải tệp về").click()
    content = download.value.path().read_bytes()
    page.get_by_role("link", name="Về trang trước").click()
    return content


def refused(page: Page, code: str, status: int, heading: str) -> None:
    """Open the page of a code that is good for nothing, and read why."""
    shown = page.goto(f"/m/{code}")
    assert shown
    assert shown.status == status
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)


def expire(site: Site, pool_id: int) -> None:
    """Let the last day of codes be over."""
    of_pool = update(SlipPool).where(SlipPool.id == pool_id)
    with Session(writing(site.engine)) as session:
        session.execute(of_pool.values(last_day=today() - timedelta(days=1)))
        session.commit()


def test_a_code_is_good_for_one_sheet(chromium: Browser, own: Site) -> None:
    [counter] = own.open_counters()
    start = f"/quay/{counter.code}"
    with office_at(chromium, own, start, width=DESKTOP) as page:
        page.get_by_role("link", name="Phiếu nhỏ có mã một lần").click()
        page.get_by_label("Số mã").fill("0")
        page.get_by_role("button", name="Lập mã").click()
        expect(page.get_by_role("alert")).to_be_focused()
        audit_at_every_width(page, "slips-wrong")
        printed = make_codes(page, own, n=3, on="Phiếu giấy")
        table = make_codes(page, own, n=4, on="Bảng liên kết")
        expect(page.get_by_role("row", name="0 / 4")).to_be_visible()

        lines = PdfReader(BytesIO(printed)).pages[0].extract_text().splitlines()
        on_paper = [line.strip() for line in lines if read_code(line.strip())]
        rows = load_workbook(BytesIO(table)).active.iter_rows(min_row=2)
        links = [str(row[2].value) for row in rows]
        assert (len(on_paper), len(links)) == (3, 4)
        answer_by(chromium, own, links[0], on_paper[0])

        page.reload()
        expect(page.get_by_role("row", name="1 / 4")).to_be_visible()
        expect(page.get_by_text("Đã hết hạn")).to_be_visible()
        audit_at_every_width(page, "slips-pools")
        page.get_by_role("button", name="Thu hồi mã chưa dùng").click()
        expect(page.get_by_text("Đã thu hồi", exact=True)).to_be_visible()
        refused(page, links[1].rpartition("/")[2], 409, "Mã này đã hết hạn")
        assert own.n_sheets(counter.code) == 1


def answer_by(chromium: Browser, site: Site, link: str, over: str) -> None:
    """Answer on a phone by a link; then try it, and codes that are good no more."""
    assert link.startswith(f"{site.address}/m/")
    code = link.rpartition("/")[2]
    with window(chromium, site.address, width=PHONE) as phone:
        phone.goto(f"/m/{code}")
        late = phone.context.new_page()
        late.goto(f"/m/{code.lower()}")  # opened before it was used
        audit_at_every_width(phone, "slips-sheet")
        answer(phone)
        send(phone)
        receipt_of(phone)
        audit_at_every_width(phone, "slips-thanks")
        answer(late, "1")
        send(late)
        expect(late.get_by_role("heading", level=1)).to_have_text("Mã này đã được dùng")
        expect(late.get_by_text("xin quét mã QR ở quầy")).to_be_visible()
        audit_at_every_width(late, "slips-used")
        refused(phone, code, 409, "Mã này đã được dùng")
        refused(phone, UNKNOWN, 404, "Mã trên phiếu không đúng")
        audit_at_every_width(phone, "slips-unknown")
        expire(site, 1)
        refused(phone, over, 409, "Mã này đã hết hạn")
        audit_at_every_width(phone, "slips-over")
