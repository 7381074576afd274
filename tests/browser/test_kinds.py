"""Choices and conditions on a phone, with and without scripts, in old browsers."""

import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import select
from sqlalchemy.engine import URL
from sqlalchemy.orm import Session

from survey.methods import Form, parse_questionnaire
from survey.models import Response, Service
from tests.browser.audit import audit
from tests.browser.citizen import open_counter, receipt_of, send
from tests.browser.site import Site, open_site, today
from tests.browser.windows import window
from tests.factories import make_province
from tests.questionnaires import ADVICE, ask, every_kind

DOCUMENT = every_kind("counter", ask_service=True)
# Between two others: a section of nothing but what hangs on an answer.
[PLACE] = [n for n, s in enumerate(DOCUMENT["section"]) if s["code"] == "following"]
DOCUMENT["section"].insert(PLACE + 1, ADVICE)
Stored = Callable[[], tuple[str, dict[str, str]]]

NEEDS = "Theo Ông/Bà, những điều nào cần cải thiện nhất?"
# What a browser without `:has` makes of the page: it skips the second stylesheet.
FORGET_RULES = "() => document.querySelectorAll('style')[1].remove()"


def _fill(session: Session) -> None:
    """Add a counter that asks items of every kind, and two services."""
    province = make_province(session, units=1)
    ask(session, province, DOCUMENT)
    province.round.starts_on = today() - timedelta(days=30)
    province.round.ends_on = today() + timedelta(days=30)
    for unit in (province.root, *province.units):
        unit.valid_from = province.round.starts_on
    province.counters[0].opened_on = province.round.starts_on
    session.add(Service(code="dat-dai", name="Đất đai", name_en="Land"))
    session.add(Service(code="ho-tich", name="Hộ tịch, chứng thực"))


@pytest.fixture(scope="module")
def site(
    sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    """One counter that asks items of every kind."""
    folder = tmp_path_factory.mktemp("kinds")
    file = shutil.copy(sqlite_template, folder / "hailong.db")
    url = URL.create("sqlite", database=str(file))
    with open_site(url, folder, _fill) as site:
        yield site


@pytest.fixture(scope="module")
def code(site: Site) -> str:
    """The counter's public code."""
    [counter] = site.open_counters()
    return counter.code


@pytest.fixture
def form() -> Form:
    return parse_questionnaire(DOCUMENT)


@pytest.fixture
def live(site: Site) -> str:
    return site.address


def _answer_criteria(page: Page, form: Form) -> None:
    for item in form.criteria:
        page.locator(f"input[name='q-{item.code}'][value='5']").check()


@pytest.fixture
def stored(site: Site, form: Form) -> Stored:
    """Return the service and answers of the only sheet stored since the test began."""
    query = select(Response.id, Response.service, Response.answers)

    def _rows() -> dict[UUID, tuple[str, str]]:
        with Session(site.engine) as session:
            return {
                row.id: (row.service, row.answers) for row in session.execute(query)
            }

    before = _rows()

    def _stored() -> tuple[str, dict[str, str]]:
        [new] = _rows().keys() - before.keys()
        service, answers = _rows()[new]
        return service, {
            item.code: answers[item.position - 1 :][: item.width] for item in form.items
        }

    return _stored


@pytest.mark.parametrize("has_script", [True, False], ids=["script", "no-script"])
def test_what_hangs_on_an_answer_comes_and_goes(
    chromium: Browser, live: str, code: str, form: Form, *, has_script: bool
) -> None:
    with window(chromium, live, width=360, java_script_enabled=has_script) as page:
        open_counter(page, code)
        reply = page.get_by_role("group", name="Đã được trả lời chưa?")
        why = page.get_by_role("group", name="Vì sao?")
        expect(reply).to_be_hidden()
        spoke_up = page.get_by_role("group", name="Đã từng phản ánh chưa?")
        spoke_up.get_by_label("Ý yes").check()
        expect(reply).to_be_visible()
        expect(why).to_be_hidden()
        reply.get_by_label("Ý no").check()
        expect(why).to_be_visible()
        expect(why.get_by_text("Chỉ trả lời câu này nếu")).to_be_hidden()
        # What hangs on a question that is not asked any more goes with it.
        spoke_up.get_by_label("Ý no").check()
        expect(reply).to_be_hidden()
        expect(why).to_be_hidden()
        assert len(page.get_by_role("group").all()) == len(form.items) - 3


def _heard(page: Page) -> list[str]:
    """Return the names of the questions, as a screen reader says them."""
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")
    nodes = [n for n in tree["nodes"] if n.get("role", {}).get("value") == "group"]
    return [n["name"]["value"] for n in nodes]


def test_what_is_not_asked_leaves_no_heading_and_no_gap(
    phone: Page, code: str, form: Form
) -> None:
    open_counter(phone, code)
    heading = phone.get_by_role("heading", name="Góp ý thêm")
    spoke_up = phone.get_by_role("group", name="Đã từng phản ánh chưa?")
    for answer, n_hidden in (("Ý yes", 1), ("Ý no", 3)):
        spoke_up.get_by_label(answer).check()
        expect(heading).to_be_visible(visible=answer == "Ý yes")
        heard = _heard(phone)
        assert len(heard) == len(form.items) - n_hidden
        numbers = [name.partition(". ")[0] for name in heard]
        assert numbers == [str(n) for n, _name in enumerate(heard, start=1)]
        assert not any("Chỉ trả lời" in name for name in heard)


@pytest.mark.parametrize("has_script", [True, False], ids=["script", "no-script"])
def test_answering_with_a_thumb_once_wrong_then_right(
    chromium: Browser,
    site: Site,
    code: str,
    form: Form,
    stored: Stored,
    *,
    has_script: bool,
) -> None:
    width = 360 if has_script else 1280
    with window(
        chromium, site.address, width=width, java_script_enabled=has_script
    ) as page:
        open_counter(page, code)
        page.get_by_label("lĩnh vực nào").select_option("Đất đai")
        _answer_criteria(page, form)
        page.get_by_role("group", name="Đã từng phản ánh").get_by_label("Ý yes").check()
        needs = page.get_by_role("group", name=NEEDS)
        for words in ("Thái độ", "Năng lực", "trực tuyến", "Cơ sở vật chất"):
            needs.get_by_label(words).check()
        send(page)
        expect(page.get_by_role("alert")).to_contain_text("chỉ được chọn tối đa 3 ý")
        expect(page.get_by_role("alert")).to_contain_text("Hãy chọn một câu trả lời.")
        expect(page.get_by_label("lĩnh vực nào")).to_have_value("dat-dai")
        needs = page.get_by_role("group", name=NEEDS)
        assert needs.locator("input:checked").count() == 4
        page.get_by_role("link", name="Đã được trả lời chưa?").click()
        page.get_by_role("group", name="Đã được trả lời").get_by_label("Ý no").check()
        page.get_by_role("group", name="Vì sao?").get_by_label("Ý late").check()
        page.get_by_role("group", name="Đã từng phản ánh").get_by_label("Ý no").check()
        needs.get_by_label("Thái độ").uncheck()
        send(page)
        receipt_of(page)
    service, answers = stored()
    assert service == "dat-dai"
    assert (answers["spoke-up"], answers["reply"], answers["why"]) == ("2", ".", "...")
    assert (answers["needs"], answers["sex"]) == ("0000110010", ".")


def test_an_old_browser_shows_all_with_the_condition_in_words(
    phone: Page,
    code: str,
    form: Form,
    stored: Stored,
) -> None:
    open_counter(phone, code)
    phone.evaluate(FORGET_RULES)
    why = phone.get_by_role("group", name="Vì sao?")
    expect(why).to_be_visible()
    expect(why).to_contain_text("Chỉ trả lời câu này nếu ở câu 18 Ông/Bà đã chọn")
    heard = _heard(phone)
    assert [n.partition(". ")[0] for n in heard] == [str(i.number) for i in form.items]
    assert "Chỉ trả lời câu này nếu ở câu 18" in heard[18]
    audit(phone, "citizen-kinds-old")
    _answer_criteria(phone, form)
    phone.get_by_role("group", name="Đã từng phản ánh").get_by_label("Ý no").check()
    why.get_by_label("Ý late").check()  # though it is not asked
    send(phone)
    receipt_of(phone)
    _service, answers = stored()
    assert answers["why"] == "..."


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_page_is_fit_for_everybody(page: Page, code: str, language: str) -> None:
    open_counter(page, code, language=language)
    audit(page, f"citizen-kinds-{language}")
    page.locator("input[name='q-spoke-up'][value='1']").check()
    send(page)
    audit(page, f"citizen-kinds-errors-{language}")
