"""From the list of counters to the poster, and from the poster to the questions."""

from pathlib import Path

import pypdf
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from survey.models import Counter
from tests.browser.audit import PHONE, audit
from tests.browser.windows import window


def test_an_official_finds_a_counter_and_takes_its_poster(
    desk: Page, counter: Counter, tmp_path: Path
) -> None:
    desk.goto("/thu-thap")
    for part in ("Thiết lập", "Quầy và mã QR"):
        desk.get_by_role("navigation").get_by_role("link", name=part).first.click()
    expect(desk.get_by_role("heading", level=1)).to_have_text("Quầy và mã QR")
    audit(desk, "counters")
    desk.get_by_role("searchbox").fill(counter.code)
    desk.get_by_role("searchbox").press("Enter")
    desk.get_by_role("link", name=counter.name).click()
    expect(desk.get_by_role("heading", level=1)).to_have_text(counter.name)
    picture = desk.locator("main img")
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)")
    audit(desk, "counter")

    for size in ("a4", "a5"):
        poster = desk.request.get(f"/quay/{counter.code}/poster.pdf?size={size}")
        file = tmp_path / f"{size}.pdf"
        file.write_bytes(poster.body())
        [leaf] = pypdf.PdfReader(file).pages
        assert counter.code in leaf.extract_text()


def test_what_is_printed_leads_to_the_counters_questions(
    chromium: Browser, desk: Page, live: str, counter: Counter, tmp_path: Path
) -> None:
    desk.goto(f"/quay/{counter.code}")
    with desk.expect_download() as download:
        desk.get_by_role("link", name="PNG").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    [code] = zxingcpp.read_barcodes(Image.open(file))
    assert code.text == f"{live}/q/{counter.code}"
    with window(chromium, live, width=PHONE) as phone:
        phone.goto(code.text)
        expect(phone.get_by_role("heading", level=1)).to_have_text(counter.name)


def test_a_search_that_finds_nothing_says_so(desk: Page) -> None:
    desk.goto("/quay?q=không%20có%20quầy%20này")
    expect(desk.get_by_role("searchbox")).to_have_value("không có quầy này")
    audit(desk, "counters-none")
