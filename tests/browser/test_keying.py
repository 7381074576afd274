"""Paper from a new batch to the counts, by keyboard, as two people do it."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.accounts.operations import add_official
from survey.models import Channel, SecondKeying
from tests.browser.audit import DESKTOP, audit
from tests.browser.officials import office_at, sign_in
from tests.browser.site import EMAIL, PASSWORD, Site, fresh_site, today
from tests.browser.windows import window
from tests.factories import make_province

OTHER = "nguoi.thu.hai@tinh.example"
SHEET = "54321"
KEYS_A_SHEET = 6  # one a question, and Enter


def fill(session: Session) -> None:
    """Add a round that takes paper, and two people."""
    province = make_province(session, units=1, method="counter-short")
    province.round.code, province.counters[0].code = "thu", "QUAY1"
    province.round.channels = [Channel.QR, Channel.PAPER]
    province.round.starts_on = today() - timedelta(days=20)
    province.round.ends_on = today() + timedelta(days=40)
    for email in (EMAIL, OTHER):
        add_official(session, email, password=PASSWORD)


@pytest.fixture
def own(sqlite_template: Path, tmp_path: Path) -> Iterator[Site]:
    """A site with a round and no batch yet."""
    with fresh_site(sqlite_template, tmp_path, fill) as site:
        yield site


def open_batch(page: Page) -> None:
    """Open a batch of three forms."""
    page.get_by_role("link", name="Lập lô phiếu").click()
    page.get_by_label("Số phiếu trong lô").fill("3")
    audit(page, "keying-new")
    page.get_by_role("button", name="Lập lô").click()
    page.get_by_role("link", name="Nhập phiếu số 1").click()


def key(page: Page, keys: str) -> None:
    """Press keys wherever the focus is, then Enter."""
    for one in keys:
        page.keyboard.press("Space" if one == " " else one)
    page.keyboard.press("Enter")


def key_three_sheets(page: Page) -> None:
    """Key without a mouse: a key that is none is told, one too many taken back."""
    expect(page.get_by_label("Câu trả lời")).to_be_focused()
    page.keyboard.press("7")
    expect(page.get_by_role("status").filter(has_text="Phím này không")).to_be_visible()
    page.keyboard.type("55")
    page.keyboard.press("Backspace")
    audit(page, "keying-sheet")
    key(page, SHEET[1:])
    expect(page.get_by_role("heading", name="Phiếu số 2")).to_be_visible()
    page.keyboard.press("c")
    page.keyboard.type("Chờ lâu")
    page.keyboard.press("Escape")
    key(page, "5 0 5")
    expect(page.get_by_role("heading", name="Phiếu số 3")).to_be_visible()
    assert len(SHEET) + 1 == KEYS_A_SHEET
    key(page, SHEET)
    expect(page.get_by_role("heading", name="Lô 1")).to_be_visible()
    page.get_by_role("button", name="Chốt nhập lần một").click()
    expect(page.get_by_text("cần người khác")).to_be_visible()


def key_again(page: Page) -> None:
    """Key the sheet that was drawn otherwise, then settle it from the form."""
    page.get_by_role("link", name="Nhập lại các phiếu được chọn").click()
    expect(page.get_by_label("Câu trả lời")).to_be_focused()
    key(page, "11111")
    page.get_by_role("link", name="Đối chiếu phiếu").click()
    audit(page, "keying-compare")
    page.keyboard.press("Enter")  # the first was right
    expect(page.get_by_text("Đã đủ")).to_be_visible()
    audit(page, "keying-batch")


def test_a_batch_is_keyed_by_two_and_counted(chromium: Browser, own: Site) -> None:
    with office_at(chromium, own, "/phieu-giay/thu", width=DESKTOP) as page:
        open_batch(page)
        key_three_sheets(page)
    with Session(own.engine) as session:
        assert session.scalars(select(SecondKeying.number)).one() in {1, 2, 3}
    with window(chromium, own.address, width=DESKTOP) as page:
        page.goto("/phieu-giay/lo/1")
        sign_in(page, email=OTHER)
        key_again(page)
        page.get_by_role("button", name="Ghi 3 phiếu vào đợt").click()
        expect(page.get_by_text("đã ghi vào đợt", exact=True)).to_be_visible()
        page.goto("/thu-thap")
        expect(page.get_by_text("Trang này chỉ đếm phiếu")).to_be_visible()
        assert own.n_sheets("QUAY1") == 3
