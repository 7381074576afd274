"""An official sets counters up, prints for them, moves one, checks one, retires one."""

import io
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, Page, StorageState, expect

from survey.manage.counters.posters import Size
from survey.models import Counter
from tests.browser.audit import DESKTOP, TABLET, audit
from tests.browser.windows import window

UNIT, NAME = "TK-P02", "Ô tiếp nhận"
ELSEWHERE = "TK-P01"


@pytest.fixture(params=[TABLET, DESKTOP])
def office(
    request: pytest.FixtureRequest,
    chromium: Browser,
    live: str,
    signed_in: StorageState,
) -> Iterator[Page]:
    """The window of an official, once as a tablet and once as a desktop."""
    with window(chromium, live, width=request.param, storage_state=signed_in) as page:
        yield page


def heading(page: Page, text: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(text)


def test_from_a_new_counter_to_its_label_to_its_end(
    office: Page, live: str, tmp_path: Path
) -> None:
    office.goto("/quay")
    office.get_by_role("link", name="Thêm quầy").click()
    office.get_by_role("button", name="Thêm quầy").click()
    expect(office.get_by_role("alert")).to_contain_text("Không được để trống")
    audit(office, "counter-new-refused")
    office.get_by_label("Đơn vị", exact=True).fill(UNIT)
    office.get_by_label("Tên quầy").fill(NAME)
    office.get_by_label("Số quầy").fill("3")
    audit(office, "counter-new")
    office.get_by_role("button", name="Thêm quầy").click()
    expect(office.get_by_role("row", name=f"{NAME} 3")).to_be_visible()
    audit(office, "counter-unit")

    office.get_by_role("link", name="In áp phích, tem").click()
    audit(office, "counter-print")
    sheet = office.request.get(f"/don-vi/{UNIT}/poster.pdf?size=labels-24").body()
    [leaf] = pypdf.PdfReader(io.BytesIO(sheet)).pages
    assert all(f"{NAME} {n}" in leaf.extract_text() for n in (1, 2, 3))

    office.goto(f"/quay?q={NAME} 2")
    office.get_by_role("link", name=f"{NAME} 2").click()
    heading(office, f"{NAME} 2")
    code = office.url.rpartition("/")[2]
    with office.expect_download() as download:
        office.get_by_role("link", name="PNG").click()
    file = tmp_path / "code.png"
    download.value.save_as(file)
    [read] = zxingcpp.read_barcodes(Image.open(file))
    assert read.text == f"{live}/q/{code}"

    office.get_by_role("link", name="Sửa").click()
    audit(office, "counter-edit")
    office.get_by_label("Phòng").fill("Phòng 9")
    office.get_by_role("button", name="Lưu").click()
    expect(office.get_by_text("Phòng 9")).to_be_visible()

    office.get_by_role("link", name="Chuyển đơn vị").click()
    office.get_by_label("Đơn vị mới").fill(ELSEWHERE)
    audit(office, "counter-move")
    office.get_by_role("button", name="Chuyển quầy").click()
    heading(office, f"{NAME} 2")

    for number, place in ((1, UNIT), (2, ELSEWHERE), (3, UNIT)):
        office.goto(f"/don-vi/{place}/quay")
        office.get_by_role("link", name=f"{NAME} {number}").first.click()
        office.get_by_role("link", name="Đóng quầy").click()
        audit(office, "counter-close")
        office.get_by_role("button", name="Đóng quầy").click()
        expect(office.get_by_text("Quầy này đã đóng")).to_be_visible()
    audit(office, "counter-closed")
    citizen = office.context.new_page()
    answer = citizen.goto(f"/q/{code}")
    assert answer
    assert answer.status == 404  # its page says that the counter is closed


def test_a_counter_is_looked_at_and_the_finding_kept(
    office: Page, counter: Counter
) -> None:
    office.goto(f"/quay/{counter.code}")
    office.get_by_role("link", name="Ghi kết quả kiểm tra").first.click()
    audit(office, "counter-check")
    office.get_by_label("Bị che hoặc bị dán đè; đã gỡ").check()
    office.get_by_role("textbox", name="Ghi chú").fill("Thông báo nghỉ lễ dán đè")
    office.get_by_role("button", name="Ghi kết quả kiểm tra").click()
    expect(office.get_by_text("Thông báo nghỉ lễ dán đè")).to_be_visible()


def test_a_list_is_brought_in_after_a_look(office: Page, tmp_path: Path) -> None:
    width = office.viewport_size and office.viewport_size["width"]
    file = tmp_path / "quay.csv"
    name = f"Quầy từ tệp {width}"
    file.write_text(f"mã đơn vị,tên quầy\n{UNIT},{name}\n", encoding="utf-8")
    office.goto("/quay/nhap")
    audit(office, "counter-import")
    office.get_by_label("Tệp Excel hoặc CSV").set_input_files(file)
    office.get_by_role("button", name="Xem trước").click()
    expect(office.get_by_role("row", name=name)).to_be_visible()
    audit(office, "counter-preview")
    office.get_by_role("button", name="Ghi tất cả").click()
    heading(office, "Quầy và mã QR")
    office.goto(f"/quay?q={name}")
    expect(office.get_by_role("link", name=name)).to_be_visible()

    file.write_text("mã đơn vị,tên quầy\nKHONG-CO,Quầy\n", encoding="utf-8")
    office.goto("/quay/nhap")
    office.get_by_label("Tệp Excel hoặc CSV").set_input_files(file)
    office.get_by_role("button", name="Xem trước").click()
    expect(office.get_by_role("alert")).to_contain_text("tệp có ít nhất 1 lỗi")
    expect(office.get_by_role("row", name="2 mã đơn vị")).to_be_visible()
    audit(office, "counter-import-refused")


def test_much_to_print_shows_how_far_it_is(office: Page) -> None:
    office.goto(f"/don-vi/TK/in?size={Size.LABELS_8}")
    office.get_by_role("button", name="Lập tệp PDF").click()
    heading(office, "Lập tệp áp phích, tem")
    audit(office, "counter-printing")
