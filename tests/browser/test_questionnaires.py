"""From a method to a published questionnaire, as an official builds it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.accounts.operations import add_official
from survey.methods import parse_questionnaire
from survey.models import Questionnaire
from tests.browser.audit import audit
from tests.browser.officials import office_at
from tests.browser.site import EMAIL, PASSWORD, Site, fresh_site

WAITED, WHY = "Ông/Bà có phải chờ quá 30 phút không?", "Vì sao Ông/Bà phải chờ?"
ENGLISH = {WAITED: "Did you wait more than 30 minutes?", WHY: "Why did you wait?"}


def fill(session: Session) -> None:
    """Add an official to an installation that has nothing yet."""
    add_official(session, EMAIL, password=PASSWORD)


@pytest.fixture
def own(sqlite_template: Path, tmp_path: Path) -> Iterator[Site]:
    """A site without any questionnaire."""
    with fresh_site(sqlite_template, tmp_path, fill) as site:
        yield site


@pytest.fixture
def office(chromium: Browser, own: Site, desk_width: int) -> Iterator[Page]:
    """The window of an official who has signed in."""
    with office_at(chromium, own, "/phieu", width=desk_width) as page:
        yield page


def begin(page: Page) -> None:
    """Begin from a method that comes along, in two languages."""
    expect(page.get_by_text("Chưa có phiếu nào.")).to_be_visible()
    audit(page, "questionnaires-none")
    page.get_by_role("link", name="Lập phiếu đầu tiên").click()
    page.get_by_label("Phương pháp").select_option("scounter-short")
    page.get_by_label("Tiếng Việt").first.fill("Phiếu một cửa 2026")
    page.get_by_label("Mã phiếu").fill("Mot Cua")
    languages = page.get_by_role("group", name="Ngôn ngữ của phiếu")
    expect(languages.get_by_label("Tiếng Anh")).not_to_be_checked()
    languages.get_by_label("Tiếng Anh").check()
    audit(page, "questionnaire-new")
    page.get_by_role("button", name="Lập bản thảo").click()
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("có 2 chỗ cần sửa")
    audit(page, "questionnaire-new-faults")
    page.get_by_label("Mã phiếu").fill("mot-cua-2026")
    alert.get_by_role("link", name="Tên phiếu, Tiếng Anh").click()
    page.keyboard.type("One-stop questionnaire")
    page.get_by_role("button", name="Lập bản thảo").click()
    expect(page.get_by_text("bản thảo").first).to_be_visible()
    expect(page.get_by_text("Chưa ban hành được")).to_have_count(0)


def add_ready(page: Page) -> None:
    """Ask the age band, and for what should improve."""
    page.get_by_role("link", name="Thêm câu có sẵn").click()
    page.get_by_label("Ông/Bà ở độ tuổi nào?").check()
    page.get_by_label("những điều nào cần cải thiện nhất?").check()
    audit(page, "questionnaire-ready")
    page.get_by_role("button", name="Thêm các câu đã chọn").click()
    expect(page.locator("#cau-needs")).to_contain_text("nhiều nhất 3")
    expect(page.locator("#cau-age")).to_contain_text("không bắt buộc")


def add_own(page: Page, link: str, question: str, *options: str) -> None:
    """Ask a question of one's own in both languages."""
    page.get_by_role("link", name=link).click()
    fields = page.get_by_role("group", name="Câu hỏi", exact=True)
    fields.get_by_label("Tiếng Việt").fill(question)
    fields.get_by_label("Tiếng Anh").fill(ENGLISH[question])
    for number, option in enumerate(options, start=1):
        line = page.get_by_role("group", name=f"Lựa chọn {number}", exact=True)
        line.get_by_label("Tiếng Việt").fill(option)
        line.get_by_label("Tiếng Anh").fill(f"{option} (en)")
    audit(page, f"questionnaire-item-{len(options)}")
    page.get_by_role("button", name="Ghi bản thảo").click()
    expect(page.get_by_role("listitem").filter(has_text=question)).to_be_visible()


def set_rule(page: Page) -> None:
    """Ask why only of those who waited."""
    asked = page.get_by_role("listitem").filter(has_text=WHY)
    asked.get_by_role("link", name="Điều kiện").click()
    page.get_by_label("Bước 1").select_option("cau-1")
    page.get_by_role("button", name="Chọn câu này").click()
    page.get_by_label("Có", exact=True).check()
    audit(page, "questionnaire-rule")
    page.get_by_role("button", name="Ghi điều kiện").click()
    expect(page.get_by_text("Chỉ hỏi nếu câu cau-1 trả lời: Có.")).to_be_visible()


def look_at_the_rest(page: Page) -> None:
    """See the pages that this journey has nothing to do on."""
    for name, link in (
        ("levels", "Thang trả lời"),
        ("general", "Sửa phần chung"),
        ("section-new", "Thêm mục"),
        ("drop", "Bỏ bản thảo…"),
    ):
        page.get_by_role("link", name=link, exact=True).click()
        audit(page, f"questionnaire-{name}")
        page.get_by_role("link", name="Thôi").click()


def mend_title(page: Page) -> None:
    """Take the English title away, and find it missing by the table of languages."""
    page.get_by_role("link", name="Sửa phần chung").click()
    titles = page.get_by_role("group", name="Tên phiếu")
    titles.get_by_label("Tiếng Anh").fill("")
    page.get_by_role("button", name="Ghi bản thảo").click()
    expect(page.get_by_text("Chưa ban hành được: còn 1 chỗ")).to_be_visible()
    page.get_by_role("link", name="Xem chỗ thiếu theo từng ngôn ngữ").click()
    expect(page.get_by_role("heading", name="Tiếng Anh")).to_contain_text("thiếu 1")
    audit(page, "questionnaire-languages")
    for name, link in (("texts", "Ghi lời các câu"), ("phrases", "Lời trên trang")):
        page.get_by_role("link", name=f"{link} Tiếng Anh").click()
        audit(page, f"questionnaire-{name}")
        page.get_by_role("link", name="Thôi").click()
    page.get_by_role("row", name="Tên phiếu").get_by_role("link").click()
    titles.get_by_label("Tiếng Anh").fill("One-stop questionnaire 2026")
    page.get_by_role("button", name="Ghi bản thảo").click()
    expect(page.get_by_text("Chưa ban hành được")).to_have_count(0)


def add_language(page: Page) -> None:
    """Add a language that nothing is written in: it is told in one line."""
    page.get_by_role("link", name="Ngôn ngữ", exact=True).click()
    page.get_by_label("Mã ngôn ngữ").fill("KM")
    page.get_by_role("button", name="Thêm ngôn ngữ").click()
    page.get_by_role("link", name="Phiếu một cửa 2026").click()
    told = page.get_by_role("status").filter(has_text="Chưa ban hành được")
    expect(told.get_by_role("listitem")).to_have_count(1)
    audit(page, "questionnaire-language-added")
    told.get_by_role("link", name="Xem chỗ thiếu").click()
    page.get_by_role("button", name="Bỏ ngôn ngữ Tiếng Khmer").click()
    page.get_by_role("link", name="Phiếu một cửa 2026").click()


def look(page: Page) -> None:
    """Try the page in its frame: the rule works there, and nothing can be sent."""
    page.get_by_role("link", name="Xem thử").click()
    shown = page.frame_locator("iframe")
    expect(shown.get_by_text("Chọn tối đa 3 ý.")).to_be_visible()
    why = shown.get_by_role("group", name=WHY)
    expect(why).to_be_hidden()
    shown.get_by_role("group", name=WAITED).get_by_label("Có", exact=True).check()
    expect(why).to_be_visible()
    expect(shown.get_by_role("button")).to_have_count(0)
    audit(page, "questionnaire-frame")
    page.get_by_role("link", name="Mở riêng").click()
    audit(page, "questionnaire-preview")
    page.go_back()
    page.get_by_role("link", name="Máy tính").click()
    expect(page.frame_locator("iframe").get_by_text(WAITED)).to_be_visible()
    audit(page, "questionnaire-frame-wide")
    page.get_by_role("link", name="Phiếu một cửa 2026").click()


def publish(page: Page) -> None:
    page.get_by_role("link", name="Ban hành…").click()
    expect(page.get_by_text("Ban hành rồi thì không sửa nữa")).to_be_visible()
    audit(page, "questionnaire-publish")
    page.get_by_role("button", name="Ban hành phiên bản 1").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("đã ban hành")
    expect(page.get_by_role("link", name="Sửa")).to_have_count(0)
    audit(page, "questionnaire-published")


def test_a_questionnaire_from_a_method_to_its_publication(
    office: Page, own: Site
) -> None:
    begin(office)
    add_ready(office)
    add_own(office, "Thêm câu chọn một", WAITED, "Có", "Không")
    add_own(office, "Thêm câu chọn nhiều", WHY, "Đông người", "Thiếu giấy", "Lỗi máy")
    set_rule(office)
    audit(office, "questionnaire-draft")
    look_at_the_rest(office)
    mend_title(office)
    add_language(office)
    look(office)
    publish(office)
    office.goto("/phieu")
    audit(office, "questionnaires")
    with Session(own.engine) as session:
        [kept] = session.scalars(select(Questionnaire))
    items = {item.code: item for item in parse_questionnaire(kept.document).items}
    assert kept.published_on is not None
    assert items["needs"].most == 3
    assert next(option.code for option in items["age"].options) == "18-24"
    assert items["cau-2"].ask_if is not None
    assert items["cau-2"].ask_if.item == "cau-1"
